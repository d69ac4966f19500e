"""Follows the events of the store and hands on each as it is committed."""

from __future__ import annotations

import threading
from collections.abc import Callable

import structlog

from tasks.errors import Fault
from tasks.store.queries.events import Event, EventCursor

LOOK_EVERY = 0.3
log = structlog.get_logger(__name__)


class LandingFeed(threading.Thread):
    """Reads in a thread of its own: a database that is busy must not keep the supervisor from its children."""

    def __init__(self, cursor: EventCursor, show: Callable[[Event], None]) -> None:
        super().__init__(daemon=True, name="landing-feed")
        self._cursor, self._show = cursor, show
        self._over = threading.Event()

    def run(self) -> None:
        """Show what is new until told to stop."""
        while not self._over.wait(LOOK_EVERY):
            self._look()

    def stop(self) -> None:
        """Show what has come in since, and end."""
        self._over.set()
        self.join(timeout=2)
        self._look()

    def _look(self) -> None:
        try:
            for event in self._cursor.read():
                self._show(event)
        except Fault as fault:
            log.debug("events could not be read", fault=str(fault))
