"""Why an item that somebody waits for is not done yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from tasks.model import ItemState
from tasks.store.queries.jobs import Job
from worker.cli.moments import ago


class Delays:
    """Tells, through ``say``, of each delay once: which stage waits, until when, and for what."""

    def __init__(self, say: Callable[[str], None], now: Callable[[], datetime]) -> None:
        self._say, self._now = say, now
        self._told: set[tuple[int, datetime]] = set()

    def look(self, jobs: Iterable[Job]) -> None:
        """Look at items that are on their way."""
        for job in jobs:
            key = (job.item, job.next_attempt_at)
            if job.state == ItemState.WAITING and job.reason and key not in self._told:
                self._told.add(key)
                self._say(delay_line(job, self._now()))


def delay_line(job: Job, now: datetime) -> str:
    """One line for an item that will be tried again."""
    due = job.next_attempt_at.astimezone().strftime("%H:%M:%S")
    why = f"{job.reason}: {job.detail}" if job.detail else f"{job.reason}"
    return f"item {job.item} waits: {job.stage} is tried again at {due} ({ago(job.next_attempt_at, now)}), try {job.attempts + 1}: {why}"
