"""When to ask a feed again. Pure: what is known in, seconds out.

Expected wait for the next entry, between floor and ceiling; raised to what the feed and HTTP ask for; moved past the hours and days the
feed wants left alone. Errors double the wait, with jitter, to a ceiling; nothing but 410 ends it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from tasks.fetch.feeds.model import FeedPace
from tasks.fetch.statuses import MONTH, read_http_date

WEEK = 7 * 86400.0


@dataclass(frozen=True, slots=True)
class PaceRules:
    """Settings of the pace, seconds."""

    floor: float = 300.0
    """Never asked more often."""
    ceiling: float = 86400.0
    """Asked at least so often, unless the feed itself wishes otherwise."""
    error_ceiling: float = 86400.0
    """Longest wait after errors: a dead feed is probed once a day."""
    error_floor: float = 300.0
    freshness_cap: float = WEEK
    """Longest max-age or Expires that is believed: beyond it a static-file setting was copied onto a feed."""


def next_wait(expected: float, wish: FeedPace, fresh_for: float, now: datetime, rules: PaceRules) -> float:
    """Seconds until the next poll after a success. ``fresh_for``: what HTTP says the copy stays fresh, seconds."""
    wait = min(max(expected, rules.floor), rules.ceiling)
    wait = max(wait, min(wish.interval_seconds or 0.0, float(MONTH)), min(fresh_for, rules.freshness_cap))
    return after_skips(now, wait, wish)


def error_wait(errors: int, expected: float, retry_after: float | None, key: str, rules: PaceRules) -> float:
    """Seconds until the next poll after the ``errors``-th error in a row; Retry-After is a lower bound."""
    base = min(max(expected, rules.error_floor), 3600.0)
    wait = min(base * 2.0 ** min(errors - 1, 16), rules.error_ceiling)
    wait *= 1 + 0.25 * _chance(f"{key} {errors}")
    return max(wait, min(retry_after or 0.0, float(MONTH)))


def after_skips(now: datetime, wait: float, wish: FeedPace) -> float:
    """``wait`` moved past skipHours and skipDays, to the first full hour that is allowed."""
    if not wish.skip_hours and not wish.skip_days:
        return wait
    due = (now + timedelta(seconds=wait)).astimezone(UTC)
    for _ in range(24 * 8):
        if due.hour not in wish.skip_hours and due.weekday() not in wish.skip_days:
            break
        due = due.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return max(wait, (due - now).total_seconds())


def fresh_seconds(headers: Mapping[str, str], now: datetime) -> float:
    """Freshness that is left of a response (RFC 9111 section 4.2): max-age less Age, else Expires less Date; 0 without either."""
    control = {word.strip().lower() for word in headers.get("cache-control", "").split(",")}
    if control & {"no-cache", "no-store", "must-understand, no-store"}:
        return 0.0
    for word in control:
        name, _, value = word.partition("=")
        if name.strip() == "max-age":
            age = _seconds(headers.get("age", ""))
            return max(0.0, _seconds(value.strip(' "')) - age)
    expires = read_http_date(headers.get("expires", ""))
    if expires is None:
        return 0.0
    return max(0.0, (expires - (read_http_date(headers.get("date", "")) or now)).total_seconds())


def _seconds(text: str) -> float:
    digits = text.strip()[:12]
    return float(digits) if digits.isascii() and digits.isdigit() else 0.0


def _chance(key: str) -> float:
    """A number in [0, 1) that is the same for the same key: jitter without a die, so that decisions can be tested."""
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big") / 2**32
