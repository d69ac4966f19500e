"""What may go once it is old: pages as they were fetched, timelines, events. Never an item, an article or a revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from tasks.model import ItemState, OutcomeKind
from tasks.store.engine import lock
from tasks.store.index.tables import index_editions
from tasks.store.schema import contents, events, items, passages, retrievals

PRUNE_LOCK = 7_302
"""Name of the advisory lock under which old rows are deleted: two at once would count, and wait for, each other's rows."""

BEGINNING = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
"""Nothing is older: what is kept for ever is compared with it."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long each kind is kept, in days; 0 for ever."""

    unchanged: int
    """Pages that told nothing new."""
    pages: int
    """Every other page, counted from the end of its item."""
    timelines: int
    events: int


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many rows of each kind are gone, or would go."""

    pages: int = 0
    timelines: int = 0
    events: int = 0

    def __add__(self, other: Pruned) -> Pruned:
        """Both together."""
        return Pruned(self.pages + other.pages, self.timelines + other.timelines, self.events + other.events)

    def __bool__(self) -> bool:
        """Whether anything is gone."""
        return bool(self.pages or self.timelines or self.events)


def prunable(connection: sa.Connection, retention: Retention, now: datetime) -> Pruned:
    """What would go if pages were forgotten and rows deleted until nothing is left."""

    def count(query: sa.Select[int]) -> int:
        return connection.execute(sa.select(sa.func.count()).select_from(query.subquery())).scalar_one()

    return Pruned(
        pages=count(_old_pages(retention, now)),
        timelines=count(sa.select(passages.c.id).where(passages.c.finished < _until(retention.timelines, now))),
        events=count(sa.select(events.c.id).where(_old_events(retention, now))),
    )


def _until(days: int, now: datetime) -> datetime:
    """Rows before this moment may go."""
    return now - timedelta(days=days) if days else BEGINNING


def old_pages(connection: sa.Connection, retention: Retention, now: datetime, *, after: int, limit: int) -> list[int]:
    """Items with higher numbers than ``after`` whose page may go, in their order.

    Whatever stays is passed over again by each such look, so it is a reader's and keeps nobody from writing.
    """
    query = _old_pages(retention, now).where(retrievals.c.item_id > after).order_by(retrievals.c.item_id)
    return list(connection.execute(query.limit(limit)).scalars())


def forget_pages(connection: sa.Connection, retention: Retention, now: datetime, item_ids: Sequence[int]) -> int:
    """Forget where the pages of these items came from, as far as they may still go, and bytes that no item refers to any more.

    Bytes that somebody is about to refer to stay with all their pages until another day: waiting for them could be a deadlock.
    """
    lock(connection, PRUNE_LOCK)
    chosen = retrievals.c.item_id.in_(_old_pages(retention, now).where(retrievals.c.item_id.in_(item_ids)))
    theirs = sa.select(contents.c.digest).where(contents.c.digest.in_(sa.select(retrievals.c.digest).where(chosen)))
    digests = list(connection.execute(theirs.with_for_update(skip_locked=True)).scalars())
    if not digests:
        return 0
    gone = connection.execute(sa.delete(retrievals).where(chosen, retrievals.c.digest.in_(digests))).rowcount
    referred = sa.exists().where(retrievals.c.digest == contents.c.digest)
    connection.execute(sa.delete(contents).where(contents.c.digest.in_(digests), ~referred))
    return gone


def delete_rows(connection: sa.Connection, retention: Retention, now: datetime, limit: int) -> Pruned:
    """Delete at most ``limit`` old lines of timelines and as many events, oldest first; what went. Nothing went: nothing is left to go."""
    lock(connection, PRUNE_LOCK)
    return Pruned(
        timelines=_delete_oldest(connection, passages, passages.c.finished < _until(retention.timelines, now), limit),
        events=_delete_oldest(connection, events, _old_events(retention, now), limit),
    )


def _old_events(retention: Retention, now: datetime) -> sa.ColumnElement[bool]:
    """The newest event stays: SQLite would number the next one from 1 again, behind the back of whoever follows."""
    newest = sa.select(sa.func.max(events.c.id)).scalar_subquery()
    return sa.and_(events.c.at < _until(retention.events, now), events.c.id < newest)


def _old_pages(retention: Retention, now: datetime) -> sa.Select[int]:
    """The items whose page may go: they have ended, long enough ago, and no edition of their article is still on its way.

    One that is may die, and then items that were unchanged beside it are judged again.
    """
    unchanged = items.c.outcome == OutcomeKind.UNCHANGED
    old = sa.or_(
        sa.and_(unchanged, items.c.finished_at < _until(retention.unchanged, now)),
        sa.and_(~unchanged, items.c.finished_at < _until(retention.pages, now)),
    )
    on_its_way = sa.exists().where(index_editions.c.article_id == items.c.article_id)
    joined = sa.select(retrievals.c.item_id).join(items, items.c.id == retrievals.c.item_id)
    return joined.where(items.c.state == ItemState.DONE, old, ~on_its_way)


def _delete_oldest(connection: sa.Connection, table: sa.Table, old: sa.ColumnElement[bool], limit: int) -> int:
    """Rows are numbered as time goes: where the first ``limit`` are young, nothing behind them is looked at."""
    oldest = sa.select(table.c.id).order_by(table.c.id).limit(limit)
    ids = list(connection.execute(sa.select(table.c.id).where(table.c.id.in_(oldest), old)).scalars())
    if ids:
        connection.execute(sa.delete(table).where(table.c.id.in_(ids)))
    return len(ids)
