"""The timeline of an item: one row for each stage run, for the person who asks what happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tasks.model import Item
from tasks.ports.store import Done, End, GoOn, Lease
from tasks.store.schema import passages


def passage(
    lease: Lease, item: Item, *, started: datetime, finished: datetime, outcome: str, fault: str | None = None, detail: str = ""
) -> dict[str, Any]:
    """One line of the timeline."""
    return {
        "item_id": item.id,
        "stage": str(lease.stage),
        "attempt": item.attempts + 1,
        "started": started,
        "finished": finished,
        "outcome": outcome,
        "fault": fault,
        "detail": detail,
        "task_id": lease.task_id,
    }


def passage_of(lease: Lease, done: Done) -> dict[str, Any]:
    """The line that a finished stage run leaves."""
    fault = getattr(done.next, "fault", None)
    return passage(
        lease,
        done.item,
        started=done.started,
        finished=done.finished,
        outcome=_word(done),
        fault=str(fault.code) if fault else None,
        detail=fault.detail if fault else "",
    )


def _word(done: Done) -> str:
    if isinstance(done.next, GoOn):
        return "passed"
    if isinstance(done.next, End):
        return str(done.next.outcome.kind)
    return "retry" if done.next.counted else "handed_back"


def record(connection: sa.Connection, lines: Sequence[dict[str, Any]]) -> None:
    """Write lines of the timeline."""
    if lines:
        connection.execute(sa.insert(passages), list(lines))
