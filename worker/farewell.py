"""A worker that leaves in order, or comes back after a sudden death, says so in the ledger.

What it holds when it is told to stop is not counted against the items: three deploys must not make a killer of a slow page. What its name
still holds when it starts was left behind by its death, and is due again at once instead of when the lease runs out.
"""

from __future__ import annotations

import threading
from typing import Any

import structlog
from celery.signals import worker_ready, worker_shutting_down

from tasks.errors import Fault
from tasks.ports.clock import SystemClock
from tasks.store.engine import writing
from tasks.store.stages import leave_in_order, return_from_the_dead

log = structlog.get_logger("wiredesk.farewell")


LEAVE_SECONDS = 2.0
"""How long a stop waits for the ledger to be told."""


def _take_leave(app: Any, worker: str) -> None:
    try:
        with writing(app.tools().engine) as connection:
            leave_in_order(connection, worker)
    except Fault as fault:
        log.warning("could not take leave", worker=worker, fault=str(fault))


def connect(app: Any) -> None:
    """Listen to the comings and goings of this app's worker."""

    def leave(sender: str, **_options: object) -> None:
        # we are inside a signal handler: in a thread of its own it can wait for no lock that the interrupted main thread holds for ever
        thread = threading.Thread(target=_take_leave, args=(app, sender), daemon=True)
        thread.start()
        thread.join(LEAVE_SECONDS)

    def return_(sender: Any, **_options: object) -> None:
        engine = app.tools().engine
        try:
            with writing(engine) as connection:
                back = return_from_the_dead(connection, sender.hostname, SystemClock().now())
            engine.dispose()  # children that are forked later should inherit no open connection
        except Fault as fault:
            log.warning("could not look for what was left behind", worker=sender.hostname, fault=str(fault))
            return
        if back:
            log.warning("took back what this worker left behind", worker=sender.hostname, items=back)
            app.nudge()

    worker_shutting_down.connect(leave, weak=False)
    worker_ready.connect(return_, weak=False)
