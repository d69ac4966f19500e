"""Let go of what is old enough: by the beat, a little at a time, and by ``wiredesk prune``, all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import sqlalchemy as sa

from config.settings import Settings
from tasks.ports.clock import Clock
from tasks.store.engine import reading, writing
from tasks.store.retention import Pruned, Retention, delete_rows, forget_pages, old_pages, prunable

ROWS_AT_ONCE = 500
"""Rows of a kind deleted in one transaction, so that nobody waits long for the lock."""


def retention_of(settings: Settings) -> Retention:
    """What the settings say of keeping."""
    return Retention(
        unchanged=settings.keep_unchanged_days,
        pages=settings.keep_pages_days,
        timelines=settings.keep_timelines_days,
        events=settings.keep_events_days,
    )


def count_old(engine: sa.Engine, settings: Settings, clock: Clock) -> Pruned:
    """What would go; changes nothing."""
    with reading(engine) as connection:
        return prunable(connection, retention_of(settings), clock.now())


def prune_in_steps(engine: sa.Engine, settings: Settings, clock: Clock) -> Iterator[Pruned]:
    """Delete what is old, a transaction a step; ends when nothing is left. Stopped in between, the next call goes on."""
    yield from steps(engine, retention_of(settings), clock.now(), ROWS_AT_ONCE)


def steps(engine: sa.Engine, retention: Retention, now: datetime, rows: int) -> Iterator[Pruned]:
    """Delete what is old at this moment, ``rows`` of a kind a step; each step that deleted something tells what."""
    for some in _old_pages(engine, retention, now, rows):
        with writing(engine) as connection:
            gone = Pruned(pages=forget_pages(connection, retention, now, some))
        if gone:
            yield gone
    while True:
        with writing(engine) as connection:
            gone = delete_rows(connection, retention, now, rows)
        if not gone:
            return
        yield gone


def _old_pages(engine: sa.Engine, retention: Retention, now: datetime, rows: int) -> Iterator[Sequence[int]]:
    """The items whose page may go, in one walk through the ledger."""
    found = [0]
    while found:
        with reading(engine) as connection:
            found = old_pages(connection, retention, now, after=found[-1], limit=rows)
        if found:
            yield found
