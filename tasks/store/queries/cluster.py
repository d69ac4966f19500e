"""One story over all outlets: who had it first, who carries how much of whose text."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tasks.store.engine import reading
from tasks.store.schema import articles, revisions


def read_cluster(engine: sa.Engine, cluster: int) -> list[dict[str, Any]]:
    """The landed articles of a cluster in the order in which they were published, else first seen; [] when there is none."""
    current = sa.and_(revisions.c.article_id == articles.c.id, revisions.c.number == articles.c.current_revision)
    query = (
        sa.select(
            articles.c.id,
            articles.c.outlet,
            articles.c.source,
            articles.c.relation,
            articles.c.origin_id,
            articles.c.coverage,
            articles.c.first_seen,
            revisions.c.headline,
            revisions.c.number,
            revisions.c.published_at,
            revisions.c.url,
            revisions.c.change,
        )
        .join(revisions, current)
        .where(articles.c.cluster_id == cluster)
        .order_by(sa.func.coalesce(revisions.c.published_at, articles.c.first_seen), articles.c.id)
    )
    with reading(engine) as connection:
        return [_record(row) for row in connection.execute(query)]


def _record(row: sa.Row[*tuple[Any, ...]]) -> dict[str, Any]:
    return {
        "article": row.id,
        "outlet": row.outlet,
        "source": row.source,
        "relation": row.relation,
        "of": row.origin_id,
        "coverage": row.coverage,
        "published_at": row.published_at.isoformat() if row.published_at else None,
        "first_seen": row.first_seen.isoformat(),
        "revision": row.number,
        "headline": row.headline,
        "url": row.url,
        "change": row.change,
    }
