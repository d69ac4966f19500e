"""What is on the way now: how many wait and run at each stage, and since when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tasks.model import ItemState
from tasks.store.engine import reading
from tasks.store.schema import items


def read_traffic(engine: sa.Engine, now: datetime) -> list[dict[str, Any]]:
    """One record for each stage that holds items: waiting, of these due now, running, and the oldest item's arrival."""
    due = sa.and_(items.c.state == ItemState.WAITING, items.c.next_attempt_at <= now)
    query = (
        sa.select(
            items.c.stage,
            _count(items.c.state == ItemState.WAITING).label("waiting"),
            _count(due).label("due"),
            _count(items.c.state == ItemState.LEASED).label("running"),
            sa.func.min(items.c.first_seen).label("oldest"),
        )
        .where(items.c.state != ItemState.DONE)
        .group_by(items.c.stage)
    )
    with reading(engine) as connection:
        rows = connection.execute(query).all()
    return [
        {"stage": row.stage, "waiting": row.waiting, "due": row.due, "running": row.running, "oldest": row.oldest.isoformat()}
        for row in rows
    ]


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
