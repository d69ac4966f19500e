"""A service for as long as one batch of work takes: a broker, one worker, and this process as its clock. No Flower, no beat."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from config.settings import Settings, load_settings
from worker.broker_address import forget_address, read_address
from worker.complaint import Complaint, Interrupted
from worker.supervisor.roles import whole_role
from worker.supervisor.service import ground
from worker.supervisor.stop_request import StopRequest
from worker.supervisor.supervise import Supervisor
from worker.supervisor.wake import Waker

TICK_EVERY = 0.5
SWEEP_EVERY = 5.0
MOST_DEATHS = 5


class WorkerDiesError(Complaint):
    """The worker cannot live: no use in starting it again."""


def ingest_settings(data: Path, workers: int) -> Settings:
    """The settings of a short service: its own broker and a SQLite in ``data``, whatever the environment says of a real deployment.

    With one worker exactly one run is on its way at a time, so that what comes first is decided first.
    """
    settings = load_settings(data=data, broker_url=None, database_url=None, process_concurrency=workers, fetch_concurrency=workers)
    return settings.model_copy(update={"runs_in_flight": 1}) if workers == 1 else settings


class ShortService:
    """What the caller needs of a running short service."""

    def __init__(self, engine: sa.Engine, supervisor: Supervisor, waker: Waker, stop: StopRequest, deaths: DeathCount) -> None:
        self.engine = engine
        self._supervisor, self._waker, self._stop, self._deaths = supervisor, waker, stop, deaths
        self._next_tick = self._next_sweep = 0.0

    def wake(self) -> None:
        """There is work now."""
        self._waker.wake()

    def turn(self) -> None:
        """One turn of the clock: keep the children alive, tick and sweep when it is time.

        Raises :class:`WorkerDiesError` or :class:`~worker.complaint.Interrupted`.
        """
        if self._stop.asked():
            msg = "interrupted before all items were done"
            raise Interrupted(msg)
        self._deaths.check()
        self._supervisor.step()
        now = time.monotonic()
        if now >= self._next_tick:
            self._next_tick = now + TICK_EVERY
            self._waker.wake()
        if now >= self._next_sweep:
            self._next_sweep = now + SWEEP_EVERY
            self._waker.sweep()


class DeathCount:
    """Observes the children: tells of deaths on standard error and gives up when there are too many."""

    def __init__(self) -> None:
        self._count = 0
        self._last = ""

    def died(self, role: str, exit_code: int, wait: float, tail: list[str]) -> None:
        """Count it."""
        self._count += 1
        self._last = f"{role} ended with {exit_code}: {tail[-1] if tail else 'it said nothing'}"
        sys.stderr.write(f"{self._last}; started again in {wait:g} s\n")

    def stalled(self, role: str) -> None:
        """Nobody watches for that here."""

    def returned(self, role: str) -> None:
        """No news."""

    def check(self) -> None:
        """Raises :class:`WorkerDiesError` after too many deaths."""
        if self._count >= MOST_DEATHS:
            raise WorkerDiesError(self._last)


@contextmanager
def short_service(settings: Settings, stop: StopRequest) -> Iterator[ShortService]:
    """A running short service. At the end its children are ended at once: whatever has an outcome is in the database.

    Where no service has run before, none seems to have run afterwards: the broker's address goes with the broker.
    """
    deaths = DeathCount()
    stranger = read_address(settings.data) is None
    with ground(settings, deaths, stop) as base:
        base.supervisor.hurry()
        base.supervisor.start(whole_role(settings))
        waker = Waker(base.broker)
        try:
            yield ShortService(base.engine, base.supervisor, waker, stop, deaths)
        finally:
            waker.close()
            if stranger:
                forget_address(settings.data)
