"""The rows of ``articles``, as far as deciding writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from tasks.ports.index import Decision, Entry, Known, Place
from tasks.store.schema import articles, items


def known(connection: sa.Connection, article_ids: Sequence[int]) -> dict[int, Known]:
    """The articles that hold a place."""
    columns = (articles.c.id, articles.c.cluster_id, articles.c.origin_id, articles.c.canonical_url, articles.c.outlet, articles.c.source)
    query = sa.select(*columns, articles.c.first_seen, articles.c.judged_revision).where(articles.c.id.in_(article_ids))
    return {row[0]: Known(*row) for row in connection.execute(query)}


def begin(connection: sa.Connection, entry: Entry, decision: Decision, now: datetime, source_id: int | None) -> Place:
    """A new article: its first revision is judged, none has landed. Without a cluster to join it founds one, called after itself."""
    number = _number(connection)
    row = {
        "canonical_url": entry.url,
        "outlet": entry.outlet,
        "source_id": source_id,
        "source": entry.source,
        "first_seen": now,
        "last_seen": now,
        "relation": str(decision.verdict.relation),
        "origin_id": decision.origin_id,
        "coverage": decision.verdict.coverage,
        "cluster_id": decision.cluster_id or number or _drawn,
        "judged_revision": 1,
        "current_revision": 0,
    } | ({"id": number} if number else {})
    article_id: int = connection.execute(sa.insert(articles).values(row).returning(articles.c.id)).scalar_one()
    return Place(article_id, 1, decision.cluster_id or article_id)


def _number(connection: sa.Connection) -> int | None:
    """The number of a new article, None where the database draws it: one that no article had before, not even one that has vanished.

    Items keep the number of the article they died for, and some keys still lead there. PostgreSQL draws each number once; SQLite
    would give the highest again.
    """
    if connection.dialect.name == "postgresql":
        return None
    given = sa.union_all(sa.select(sa.func.max(articles.c.id).label("id")), sa.select(sa.func.max(items.c.article_id))).subquery()
    highest = connection.execute(sa.select(sa.func.max(given.c.id))).scalar()
    return (highest or 0) + 1


_drawn = sa.func.currval(sa.func.pg_get_serial_sequence(articles.name, articles.c.id.name))
"""On PostgreSQL the number of the row that is being inserted: ``id`` comes first among its columns and has drawn by then."""


def rearrange(connection: sa.Connection, decision: Decision, place: Place) -> None:
    """Clusters that turned out to be one, and a cluster's new origin."""
    if decision.merges:
        merged = articles.c.cluster_id.in_(decision.merges)
        connection.execute(sa.update(articles).where(merged).values(cluster_id=place.cluster_id))
    for demoted, coverage in decision.demoted.items() if decision.elected else ():
        connection.execute(sa.update(articles).where(articles.c.origin_id == demoted).values(origin_id=place.article_id))
        connection.execute(sa.update(articles).where(articles.c.id == demoted).values(origin_id=place.article_id, coverage=coverage))


def again(connection: sa.Connection, article_id: int, now: datetime, *, revised: bool) -> Place:
    """The article was seen again; with ``revised`` its next revision is judged."""
    step = 1 if revised else 0
    seen = {"last_seen": now, "judged_revision": articles.c.judged_revision + step}
    statement = sa.update(articles).where(articles.c.id == article_id).values(seen)
    row = connection.execute(statement.returning(articles.c.judged_revision, articles.c.cluster_id)).one()
    return Place(article_id, row.judged_revision, row.cluster_id)


def vanish(connection: sa.Connection, article_id: int) -> None:
    """An article nothing landed in goes; the earliest of its copies becomes the origin of the others."""
    orphans = connection.execute(sa.select(articles.c.id).where(articles.c.origin_id == article_id).order_by(articles.c.id)).scalars().all()
    if orphans:
        connection.execute(sa.update(articles).where(articles.c.id.in_(orphans)).values(origin_id=orphans[0]))
        connection.execute(sa.update(articles).where(articles.c.id == orphans[0]).values(origin_id=None, coverage=None))
    connection.execute(sa.delete(articles).where(articles.c.id == article_id))


def current_revision(connection: sa.Connection, article_id: int) -> int | None:
    """The newest landed revision, 0 before one landed; None for an article that is not there."""
    found: int | None = connection.execute(sa.select(articles.c.current_revision).where(articles.c.id == article_id)).scalar_one_or_none()
    return found
