"""What may go once it is old: pages as they were fetched, timelines, events. Never an item, an article or a revision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from tasks.model import ItemState, OutcomeKind
from tasks.store.schema import contents, events, items, passages, retrievals


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


def prune(connection: sa.Connection, retention: Retention, now: datetime, limit: int) -> Pruned:
    """Delete at most ``limit`` old rows of each kind, oldest first; what went. Nothing went: nothing is left to go."""
    return Pruned(
        pages=_forget_pages(connection, _old_pages(retention, now).limit(limit)),
        timelines=_delete_oldest(connection, passages, passages.c.finished, _until(retention.timelines, now), limit),
        events=_delete_oldest(connection, events, events.c.at, _until(retention.events, now), limit),
    )


def prunable(connection: sa.Connection, retention: Retention, now: datetime) -> Pruned:
    """What :func:`prune` would delete if it were called until nothing is left."""

    def count(query: sa.Select[int]) -> int:
        return connection.execute(sa.select(sa.func.count()).select_from(query.subquery())).scalar_one()

    return Pruned(
        pages=count(_old_pages(retention, now)),
        timelines=count(sa.select(passages.c.id).where(passages.c.finished < _until(retention.timelines, now))),
        events=count(sa.select(events.c.id).where(events.c.at < _until(retention.events, now))),
    )


BEGINNING = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def _until(days: int, now: datetime) -> datetime:
    """Rows before this moment may go."""
    return now - timedelta(days=days) if days else BEGINNING


def _old_pages(retention: Retention, now: datetime) -> sa.Select[int]:
    """The items whose page may go: they have ended, long enough ago."""
    unchanged = items.c.outcome == OutcomeKind.UNCHANGED
    old = sa.or_(
        sa.and_(unchanged, items.c.finished_at < _until(retention.unchanged, now)),
        sa.and_(~unchanged, items.c.finished_at < _until(retention.pages, now)),
    )
    joined = sa.select(retrievals.c.item_id).join(items, items.c.id == retrievals.c.item_id)
    return joined.where(items.c.state == ItemState.DONE, old).order_by(retrievals.c.item_id)


def _forget_pages(connection: sa.Connection, chosen: sa.Select[int]) -> int:
    """Forget where these items' pages came from, and the bytes that no item refers to any more."""
    ids = list(connection.execute(chosen).scalars())
    if not ids:
        return 0
    gone = connection.execute(sa.delete(retrievals).where(retrievals.c.item_id.in_(ids)).returning(retrievals.c.digest)).scalars()
    digests = sorted(set(gone))
    # the lock first, then a fresh look: whoever fetched the same bytes meanwhile has referred to them by now, or keeps them anew
    connection.execute(sa.select(contents.c.digest).where(contents.c.digest.in_(digests)).order_by(contents.c.digest).with_for_update())
    referred = sa.exists().where(retrievals.c.digest == contents.c.digest)
    connection.execute(sa.delete(contents).where(contents.c.digest.in_(digests), ~referred))
    return len(ids)


def _delete_oldest(connection: sa.Connection, table: sa.Table, moment: sa.Column[datetime], until: datetime, limit: int) -> int:
    """Rows are numbered as time goes: the first that is young ends the search, however many are behind it."""
    oldest = sa.select(table.c.id, moment.label("moment")).order_by(table.c.id).limit(limit).subquery()
    ids = list(connection.execute(sa.select(oldest.c.id).where(oldest.c.moment < until)).scalars())
    if ids:
        connection.execute(sa.delete(table).where(table.c.id.in_(ids)))
    return len(ids)
