"""Tell the dispatcher that there is work now, without importing what the workers import."""

from __future__ import annotations

import logging
import threading

from celery import Celery
from kombu.exceptions import OperationalError

from config.celeryconfig import CONTROL

log = logging.getLogger(__name__)  # the library's own: a command line that nudges has no logging set up, and its output is its answer


class Waker:
    """Sends ``tasks.tick``. The work itself is in SQL: a tick that is not sent costs a second, never an item."""

    def __init__(self, broker: str) -> None:
        self._app = Celery("wiredesk-waker", broker=broker, set_as_current=False)
        self._app.config_from_object("config.celeryconfig")
        self._app.conf.task_send_sent_event = False  # each publishing process would stay in Flower's metrics as a label of its own
        self._lock = threading.Lock()

    def wake(self) -> bool:
        """Ask for a tick now; whether the broker took it."""
        return self._send("tasks.tick")

    def sweep(self) -> bool:
        """Ask for a sweep now; whether the broker took it."""
        return self._send("tasks.sweep")

    def _send(self, name: str) -> bool:
        with self._lock:
            try:
                self._app.send_task(name, queue=CONTROL, expires=10, retry=False, argsrepr="()", kwargsrepr="{}")
            except (OperationalError, OSError) as error:
                log.debug("nudge not sent: %s", error)
                return False
        return True

    def close(self) -> None:
        """Give the connections back."""
        self._app.close()
