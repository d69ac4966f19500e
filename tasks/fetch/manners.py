"""How to behave towards one host. Pure: what is known of the host and the clock in, the next permitted moment out.

The facts live in one row per host in SQL, so they hold over all workers; waiting is a due time there, never a sleeping worker.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from urllib.parse import urlsplit

from tasks.errors import Fault, FaultCode, Retryable
from tasks.fetch.statuses import MONTH

_SILENT = frozenset({FaultCode.CONNECT_FAILED, FaultCode.DNS_FAILED, FaultCode.TIMEOUT, FaultCode.TLS_FAILED})
"""Faults that mean the host does not answer."""


@dataclass(frozen=True, slots=True)
class Host:
    """What is known of one host."""

    next_start: datetime | None = None
    """Before it nothing is begun; None for any time."""
    gap: float = 0.0
    """Seconds between two starts that the host itself asked for (crawl-delay)."""
    failures: int = 0
    """Silences and refusals in a row."""


@dataclass(frozen=True, slots=True)
class MannerRules:
    """Settings of politeness, seconds."""

    gap: float = 1.0
    """Least time between two starts at a host."""
    busy_wait: float = 30.0
    """First wait after 429 or 503 without Retry-After."""
    silent_wait: float = 60.0
    """First wait after a failed connect; doubles to ``longest_wait``."""
    longest_wait: float = 3600.0


def host_of(url: str) -> str:
    """The name under which a host's manners are kept: lower case, without port and root dot; '' for what is no URL."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def may_start(host: Host, now: datetime) -> bool:
    """Whether a request may begin now."""
    return host.next_start is None or host.next_start <= now


def starts(host: Host, now: datetime, count: int, rules: MannerRules) -> list[datetime]:
    """When each of ``count`` waiting requests may begin, in order: what a tick leases now, and the due times of the rest."""
    first = max(now, host.next_start or now)
    gap = timedelta(seconds=max(host.gap, rules.gap))
    return [first + gap * place for place in range(count)]


def started(host: Host, at: datetime, rules: MannerRules) -> Host:
    """After a request began: the next one has to keep its distance."""
    return replace(host, next_start=_later(host.next_start, at + timedelta(seconds=max(host.gap, rules.gap))))


def answered(host: Host, answer: Fault | None, now: datetime, rules: MannerRules, name: str = "") -> Host:
    """After an answer (None: a good one). Refusals and silences back the whole host off, and any answer at all forgets them.

    Retry-After is obeyed, up to a month; without it the wait doubles with each failure in a row, with jitter by ``name``.
    """
    if not isinstance(answer, Retryable) or (answer.code is not FaultCode.RATE_LIMITED and answer.code not in _SILENT):
        return replace(host, failures=0)
    failures = host.failures + 1
    base = rules.busy_wait if answer.code is FaultCode.RATE_LIMITED else rules.silent_wait
    wait = min(base * 2.0 ** min(failures - 1, 16), rules.longest_wait) * (1 + 0.2 * _chance(f"{name} {failures}"))
    wait = max(wait, min(answer.after or 0.0, float(MONTH)))
    return replace(host, failures=failures, next_start=_later(host.next_start, now + timedelta(seconds=wait)))


def _later(one: datetime | None, other: datetime) -> datetime:
    return other if one is None else max(one, other)


def _chance(key: str) -> float:
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big") / 2**32
