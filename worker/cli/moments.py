"""Times as people write and read them on a command line."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])")
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}


def read_since(text: str, now: datetime | None = None) -> datetime:
    """A day, a moment (UTC unless it says otherwise), or a span back from now: ``90m``, ``12h``, ``3d``.

    Raises ValueError with a line that shows the forms.
    """
    span = SPAN.fullmatch(text.strip().lower())
    if span:
        seconds = float(span[1]) * UNITS[span[2]]
        return (now or datetime.now(UTC)) - timedelta(seconds=min(seconds, 3650 * 86400))
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        msg = f"{text!r} is no time: write 2025-09-04, 2025-09-04T12:30+02:00, or a span like 90m, 12h, 3d"
        raise ValueError(msg) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def ago(then: datetime | None, now: datetime) -> str:
    """How long ago, in one short word."""
    if then is None:
        return "never"
    seconds = (now - then).total_seconds()
    return f"in {span_of(-seconds)}" if seconds < -0.5 else f"{span_of(max(seconds, 0))} ago"


def span_of(seconds: float) -> str:
    """A length of time in one short word."""
    for unit in ("w", "d", "h", "m"):
        if seconds >= UNITS[unit] * (2 if unit == "w" else 1):
            return f"{seconds / UNITS[unit]:.0f}{unit}"
    return f"{seconds:.0f}s"
