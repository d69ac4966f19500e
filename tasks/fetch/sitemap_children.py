"""Which sitemaps of an index are read now, how each is asked, and what is remembered of it. Pure.

A child with a date is read once for each date. One without is asked again by turns, with the validators of last time, and once a day
without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from tasks.fetch.memory import validator
from tasks.fetch.sitemaps import Child, is_recent
from tasks.ports.http import Request, Response

WHOLE_EVERY = 86400.0
"""Seconds after which a child's 304 is not asked for any more, but its body."""

Marks = Mapping[str, Any]
"""By a child's address: its date as last read, or without a date [read at, whole at, ETag, Last-Modified]. Plain JSON."""


def children_to_read(children: Iterable[Child], known: Marks, now: datetime, window: timedelta, most: int) -> tuple[Child, ...]:
    """Those changed within the window and since last time, the newest first, then those without dates, ``most`` at once.

    Without dates those never read go first, the last ones named before the others, for that is where a growing site appends; then
    those whose last reading is longest ago.
    """
    fresh = [child for child in children if child.changed is None or is_recent(child.changed, now, window)]
    due = [child for child in fresh if child.changed is None or known.get(child.url) != child.changed_text]
    dated = sorted((child for child in due if child.changed), key=lambda child: child.changed or now, reverse=True)
    last_first = [child for child in reversed(due) if child.changed is None]
    return tuple([*dated, *sorted(last_first, key=lambda child: _read_at(known.get(child.url)))][:most])


def request_for(child: Child, known: Marks, now: datetime) -> Request:
    """How the child is asked."""
    match known.get(child.url):
        case [int() | float(), int() | float() as whole_at, etag, modified] if now.timestamp() - whole_at < WHOLE_EVERY:
            return Request(child.url, etag=_text(etag), last_modified=_text(modified))
        case _:
            return Request(child.url)


def mark_after(child: Child, known: Marks, response: Response, now: datetime) -> Any:
    """What to remember of a child that has answered."""
    if child.changed is not None:
        return child.changed_text
    at = now.timestamp()
    match known.get(child.url):
        case [_, *rest] if response.status == 304:
            return [at, *rest]
    # a 304 that nobody asked for brings neither a body nor validators
    return [at, at, validator(response.headers.get("etag")), validator(response.headers.get("last-modified"))]


def _read_at(mark: object) -> float:
    match mark:
        case [int() | float() as read_at, *_]:
            return float(read_at)
        case _:
            return 0.0


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
