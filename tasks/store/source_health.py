"""How a source does, in one word. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

QUIET_AFTER = timedelta(days=7)
"""A source that brings nothing for so long is quiet, if its own pace does not say that this is usual."""

QUIET_PACES = 5.0
"""Or so many of its usual intervals, when these are longer."""

DEAD_AFTER = 10
"""Errors in a row after which nobody should wait for tomorrow."""


class Health(StrEnum):
    """The word an operator reads first."""

    NEW = "new"
    """Not looked at yet."""
    HEALTHY = "healthy"
    QUIET = "quiet"
    """It answers, and brings nothing new for much longer than it used to."""
    FAILING = "failing"
    """The last look met an error; it is asked again, ever more slowly."""
    DEAD = "dead"
    """Many errors in a row. Still probed: it comes back by itself."""
    GONE = "gone"
    """The publisher said 410: not asked again."""


def health_of(
    *, status: str, errors_in_row: int, last_new_at: datetime | None, added_at: datetime, per_day: float | None, now: datetime
) -> Health:
    """One word for a source. ``per_day`` is the pace it has shown, in new items a day."""
    if status == "gone":
        return Health.GONE
    if errors_in_row:
        return Health.DEAD if errors_in_row >= DEAD_AFTER else Health.FAILING
    if status == "new":
        return Health.NEW
    usual = timedelta(days=QUIET_PACES / per_day) if per_day else QUIET_AFTER
    silent_for = now - (last_new_at or added_at)
    return Health.QUIET if silent_for > max(QUIET_AFTER, usual) else Health.HEALTHY
