"""What is known of a host over all workers: one row in SQL, read before a batch is fetched and written after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HostRecord:
    """Facts about one host. ``gap`` is its own wish in seconds (crawl-delay), 0 for none; ``failures`` are silences and refusals in a row."""

    next_start: datetime | None = None
    gap: float = 0.0
    failures: int = 0
    robots: str | None = None
    """The text of its robots.txt as it is obeyed; None when it was never asked for."""
    robots_until: datetime | None = None
    robots_failing_since: datetime | None = None
