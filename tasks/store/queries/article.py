"""One article, whole: a revision's fields, what was found in it, and its place among the others."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tasks.store.engine import reading
from tasks.store.queries.fields import COLUMNS, public_fields
from tasks.store.schema import articles, enrichments, items, revisions


def read_article(engine: sa.Engine, article: int, revision: int | None = None) -> dict[str, Any] | None:
    """The article as plain JSON, by default at its current revision; None when there is no such article or revision."""
    number = articles.c.current_revision if revision is None else revision
    with reading(engine) as connection:
        row = connection.execute(_query().where(articles.c.id == article, revisions.c.number == number)).first()
        return _record(row) if row else None


def read_landing(engine: sa.Engine, item: int) -> dict[str, Any] | None:
    """The article as this item made it; None when the item made no revision."""
    with reading(engine) as connection:
        row = connection.execute(_query().where(revisions.c.item_id == item)).first()
        return _record(row) if row else None


def read_enrichment(engine: sa.Engine, article: int, revision: int) -> dict[str, Any]:
    """What the enrichers found in one revision, by enricher."""
    query = (
        sa.select(enrichments.c.enricher, enrichments.c.found)
        .join(revisions, revisions.c.id == enrichments.c.revision_id)
        .where(revisions.c.article_id == article, revisions.c.number == revision)
        .order_by(enrichments.c.enricher)
    )
    with reading(engine) as connection:
        return {row.enricher: row.found for row in connection.execute(query)}


def first_refs(engine: sa.Engine, wanted: set[int]) -> dict[int, str | None]:
    """The sender's own name of the document that first made each of these articles."""
    query = (
        sa.select(revisions.c.article_id, items.c.ref)
        .join(items, items.c.id == revisions.c.item_id)
        .where(revisions.c.article_id.in_(wanted))
        .order_by(revisions.c.article_id, revisions.c.number.desc())
    )
    with reading(engine) as connection:
        return {row.article_id: row.ref for row in connection.execute(query)}  # the lowest number comes last and stays


def _query() -> sa.Select[Any]:
    about = (
        articles.c.id.label("article"),
        revisions.c.number,
        articles.c.current_revision,
        articles.c.relation,
        articles.c.origin_id,
        articles.c.coverage,
        articles.c.cluster_id,
        articles.c.source,
        articles.c.first_seen,
        articles.c.last_seen,
        revisions.c.item_id,
        revisions.c.landed_at,
        revisions.c.parser,
        revisions.c.provenance,
    )
    return sa.select(*about, *COLUMNS).select_from(articles.join(revisions, revisions.c.article_id == articles.c.id))


def _record(row: sa.Row[Any]) -> dict[str, Any]:
    return {
        "article": row.article,
        "revision": row.number,
        "current_revision": row.current_revision,
        "relation": row.relation,
        "of": row.origin_id,
        "coverage": row.coverage,
        "cluster": row.cluster_id,
        "source": row.source,
        "first_seen": row.first_seen.isoformat(),
        "last_seen": row.last_seen.isoformat(),
        "landed_at": row.landed_at.isoformat(),
        "item": row.item_id,
        "parser": row.parser,
        **public_fields(row),
        "provenance": row.provenance,
    }
