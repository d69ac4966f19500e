"""Wake the service after work was put in."""

from __future__ import annotations

from config.settings import Settings
from worker.broker_address import NoBrokerError, broker_url
from worker.cli.output import remark


def nudge(settings: Settings) -> bool:
    """Ask for a tick now. Without a service the work waits in the database, and the person is told so."""
    try:
        address = broker_url(settings)
    except NoBrokerError:
        remark("no service has run here yet: the work is kept and waits for `wiredesk up`")
        return False
    from worker.supervisor.wake import Waker  # noqa: PLC0415  # Celery's import costs a quarter of a second

    waker = Waker(address)
    try:
        if waker.wake():
            return True
    finally:
        waker.close()
    remark("the broker does not answer: the work is kept and waits for `wiredesk up`")
    return False
