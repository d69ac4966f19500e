"""What a status code means to us, and what Retry-After asks. Pure (RFC 9110 sections 10.2.3 and 15)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tasks.errors import Fault, FaultCode, Permanent, Retryable

MONTH = 31 * 86400
"""Seconds: the longest wait that a peer can wish for."""

ANSWERS = frozenset({200, 226, 304})
"""Statuses that are an answer and not a fault (203 is taken as 200)."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT_REDIRECTS = frozenset({301, 308})

_RETRYABLE = {
    408: FaultCode.TIMEOUT,
    421: FaultCode.SERVER_ERROR,
    425: FaultCode.SERVER_ERROR,
    429: FaultCode.RATE_LIMITED,
    503: FaultCode.RATE_LIMITED,
    504: FaultCode.TIMEOUT,
}
_PERMANENT = {
    401: FaultCode.REFUSED,
    403: FaultCode.REFUSED,
    404: FaultCode.NOT_FOUND,
    407: FaultCode.REFUSED,
    410: FaultCode.GONE,
    451: FaultCode.REFUSED,
}


def fault_of_status(status: int, headers: Mapping[str, str], now: datetime, detail: str = "") -> Fault | None:
    """The fault that a final ``status`` is, or None for an answer. ``headers`` have lower-case names."""
    if status in ANSWERS or status == 203:
        return None
    detail = f"{status} {detail}".strip()
    if status in _PERMANENT:
        return Permanent(_PERMANENT[status], detail)
    if status in _RETRYABLE:
        return Retryable(_RETRYABLE[status], detail, after=read_retry_after(headers.get("retry-after", ""), now))
    if 400 <= status < 500:
        return Permanent(FaultCode.CLIENT_ERROR, detail)
    if status >= 500:
        return Retryable(FaultCode.SERVER_ERROR, detail, after=read_retry_after(headers.get("retry-after", ""), now))
    return Retryable(FaultCode.PROTOCOL_ERROR, detail)


def read_retry_after(value: str, now: datetime) -> float | None:
    """Seconds that Retry-After asks to wait, 0 to :data:`MONTH`; None when it says nothing readable."""
    text = value.strip()
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        at = read_http_date(text)
        if at is None:
            return None
        seconds = (at - now).total_seconds()
    if seconds != seconds:  # noqa: PLR0124 - not a number
        return None
    return min(max(seconds, 0.0), float(MONTH))


def read_http_date(value: str) -> datetime | None:
    """An HTTP date in any of its three spellings (RFC 9110 section 5.6.7), in UTC; None when unreadable."""
    try:
        at = parsedate_to_datetime(value.strip())
    except (ValueError, TypeError, OverflowError):
        return None
    try:
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except OverflowError:
        return None
