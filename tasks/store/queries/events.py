"""The stream of what happened, from a place on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tasks.store.engine import reading
from tasks.store.schema import events

OVERLAP = 200
"""Ids before the newest one seen that are looked at again: two transactions may commit in another order than they took their ids."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    id: int
    at: datetime
    kind: str
    payload: dict[str, Any]


class EventCursor:
    """A place in the stream. Each event is given once, also when its transaction committed late."""

    def __init__(self, engine: sa.Engine, after: int | None = None) -> None:
        """Begin behind event ``after``; None: behind the newest one now."""
        self._engine = engine
        self._after = newest_event(engine) if after is None else after
        self._begin = self._after
        self._given: set[int] = set()

    def read(self, limit: int = 500) -> list[Event]:
        """What is new since the last call, oldest first; at most about ``limit`` events."""
        floor = max(self._begin, self._after - OVERLAP)
        query = sa.select(events.c.id, events.c.at, events.c.kind, events.c.payload).where(events.c.id > floor)
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(events.c.id).limit(limit + OVERLAP)).all()
        fresh = [Event(row.id, row.at, row.kind, row.payload) for row in rows if row.id not in self._given]
        self._after = max([self._after, *(event.id for event in fresh)])
        self._given |= {event.id for event in fresh}
        self._given = {number for number in self._given if number > self._after - OVERLAP}
        return fresh


def newest_event(engine: sa.Engine) -> int:
    """The id of the newest event; 0 when there is none."""
    with reading(engine) as connection:
        return connection.execute(sa.select(sa.func.max(events.c.id))).scalar() or 0
