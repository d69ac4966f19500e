"""Looks after workers that are alive: whether they still take messages."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from worker.supervisor.queue_look import QueueLook
from worker.supervisor.stall import SignsOfLife, is_stalled

LOOK_EVERY = 5.0
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Watched:
    """One worker under watch: where its work waits, whose heartbeat is its own, how long it may be silent."""

    role: str
    queue: str
    heartbeat: str
    limit: float
    last_oldest: str | None = None
    unmoved_since: float = field(default_factory=time.monotonic)


class StallWatch(threading.Thread):
    """Every five seconds, in a thread of its own since broker and database may both be slow to answer."""

    def __init__(
        self,
        watched: list[Watched],
        *,
        look: Callable[[str], QueueLook],
        heartbeats: Callable[[], dict[str, datetime]],
        alive_for: Callable[[str], float | None],
        now: Callable[[], datetime],
        report: Callable[[str], None],
    ) -> None:
        super().__init__(daemon=True, name="stall-watch")
        self._watched, self._look, self._heartbeats = watched, look, heartbeats
        self._alive_for, self._now, self._report = alive_for, now, report
        self._over = threading.Event()

    def run(self) -> None:
        """Look until told to stop. A broker or database that does not answer is no proof against a worker."""
        while not self._over.wait(LOOK_EVERY):
            try:
                self.look_once()
            except Exception as error:  # noqa: BLE001  # three libraries' exceptions, and none may end the watch
                log.debug("stall watch saw nothing", error=str(error))

    def stop(self) -> None:
        """End the thread."""
        self._over.set()

    def look_once(self) -> None:
        """One look at every worker; reports those that have stalled."""
        beats = self._heartbeats()
        for watched in self._watched:
            alive_for = self._alive_for(watched.role)
            if alive_for is None:
                continue
            signs = self._signs(watched, alive_for, beats.get(watched.heartbeat))
            if is_stalled(signs, watched.limit):
                watched.unmoved_since = time.monotonic()
                self._report(watched.role)

    def _signs(self, watched: Watched, alive_for: float, beat: datetime | None) -> SignsOfLife:
        seen = self._look(watched.queue)
        oldest = hashlib.blake2b(seen.oldest).hexdigest() if seen.oldest is not None else None
        # a broker that cannot show its oldest message (None) leaves the verdict to the heartbeat
        if seen.length == 0 or (oldest is not None and oldest != watched.last_oldest):
            watched.unmoved_since = time.monotonic()
        watched.last_oldest = oldest
        beat_age = None if beat is None else max((self._now() - beat).total_seconds(), 0.0)
        return SignsOfLife(alive_for, beat_age, seen.length, time.monotonic() - watched.unmoved_since)
