"""Let go of what is old enough: by the beat, a little at a time, and by ``wiredesk prune``, all of it."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from config.settings import Settings
from tasks.ports.clock import Clock
from tasks.store.engine import reading, writing
from tasks.store.retention import Pruned, Retention, prunable, prune

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
    while True:
        with writing(engine) as connection:
            gone = prune(connection, retention_of(settings), clock.now(), ROWS_AT_ONCE)
        if not gone:
            return
        yield gone
