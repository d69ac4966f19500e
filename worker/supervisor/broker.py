"""The service's broker: the one that is set, or one of our own that is started first and ends last."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import redis
from kombu import Connection

from config.settings import Settings
from worker.broker_address import forget_address, without_password, write_address
from worker.complaint import Complaint, Interrupted
from worker.supervisor.embedded_server import ServerPlan, plan_server, write_plan
from worker.supervisor.roles import server_role
from worker.supervisor.stop_request import StopRequest
from worker.supervisor.supervise import Supervisor

READY_SECONDS = 30.0
"""How long the server may take to load what it kept."""
ATTEMPTS = 3
ANSWER_SECONDS = 3.0
"""How long a broker that is set may take to let us in."""


class BrokerDownError(Complaint):
    """The broker does not answer."""


def start_broker(supervisor: Supervisor, settings: Settings, stop: StopRequest) -> str:
    """The URL of a broker that answers, after starting our own where none is set.

    Raises :class:`BrokerDownError` when it does not come up.
    """
    if settings.broker_url is not None:
        forget_address(settings.data)  # an address of an earlier embedded server would mislead other terminals
        url = settings.broker_url.get_secret_value()
        _require_answer(url)
        return url
    for attempt in range(ATTEMPTS):
        if stop.asked():
            msg = "asked to end before the broker had started"
            raise Interrupted(msg)
        if attempt == ATTEMPTS - 1:
            _set_aside(settings.data)
        plan = plan_server(settings.data)
        if _started(supervisor, plan, stop):
            write_address(settings.data, plan.url)
            return plan.url
    said = supervisor.tail("server")
    msg = f"the embedded broker does not start: {said[-1] if said else 'it says nothing'} (log: {settings.data / 'logs' / 'server.log'})"
    raise BrokerDownError(msg)


def _started(supervisor: Supervisor, plan: ServerPlan, stop: StopRequest) -> bool:
    write_plan(plan)
    supervisor.start(server_role(plan.binary, plan.config_path))
    if wait_for_answer(plan.url, lambda: supervisor.alive_for("server") is not None, stop.wait):
        return True
    supervisor.drop("server")
    return False


def _set_aside(data: Path) -> None:
    """What the server kept may be what keeps it from starting. The queue is only a wire: the ledger sends everything again."""
    kept = data / "broker" / "appendonlydir"
    if kept.exists():
        kept.rename(kept.with_name(f"appendonlydir.unreadable-{int(time.time())}"))


def wait_for_answer(url: str, lives: Callable[[], bool], wait: Callable[[float], bool]) -> bool:
    """True once the server at ``url`` answers with this password; False when it ends, the time is up, or ``wait`` says so."""
    until = time.monotonic() + READY_SECONDS
    while lives() and time.monotonic() < until:
        if answers(url):
            return lives()
        if wait(0.05):
            break
    return False


def answers(url: str) -> bool:
    """Whether a Redis at ``url`` answers a PING now."""
    client = redis.Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def silence_of(url: str) -> str | None:
    """Why the broker at ``url`` lets nobody in, whatever kind it is; None when it does."""
    patience = {"socket_timeout": ANSWER_SECONDS, "socket_connect_timeout": ANSWER_SECONDS}
    try:
        with Connection(url, connect_timeout=ANSWER_SECONDS, transport_options=patience) as connection:
            connection.ensure_connection(max_retries=1, interval_start=0, timeout=ANSWER_SECONDS)
    except Exception as error:  # noqa: BLE001  # each kind of broker has a client library with exceptions of its own
        return " ".join(str(error).split()) or type(error).__name__
    return None


def _require_answer(url: str) -> None:
    why = silence_of(url)
    if why is not None:
        msg = f"the broker {without_password(url)} does not answer ({why}): check WIREDESK_BROKER_URL and that the server runs"
        raise BrokerDownError(msg)
