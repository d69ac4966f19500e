"""The guarded HTTP client: deadline, caps, redirects and addresses are checked inside, and every failure is a fault.

Only ``http*.py`` in this folder imports the HTTP libraries: httpx over aiohttp's wire (measured in docs/decisions/fetch-transport.md).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tasks.errors import Fault
from tasks.fetch.guard import AddressGuard
from tasks.fetch.http_batch import Batch, Deadlines
from tasks.fetch.http_engine import Engine, Resolve, system_resolver, tls_context
from tasks.fetch.http_exchange import Exchange, Limits
from tasks.fetch.http_faults import fault_of_exception

if TYPE_CHECKING:
    from tasks.ports.http import Request, Response

DEFAULT_USER_AGENT = "wiredesk/0.1 (news ingestion)"

_inherited: list[Engine] = []
"""Engines of a parent process: kept from being collected, for closing them here would close the parent's."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class GuardedHttp:
    """Implements :class:`tasks.ports.http.Http` for any number of threads and for forked children.

    Each thread works on a loop and connection pool of its own, made at its first fetch, so nothing is shared over threads or forks.
    ``deadline_seconds`` bounds a whole fetch with its redirects; ``connect_seconds`` and ``read_seconds`` bound one connect and one
    silence. ``allowed_networks`` (networks, addresses, host names) and ``allowed_ports`` are those of
    :class:`~tasks.fetch.guard.AddressGuard`. ``host_gap_seconds`` lies between two starts at one host within ``get_many``;
    ``concurrency`` bounds what one ``get_many`` has in flight. ``resolver`` replaces the system's: (host, port) to addresses.
    No cookies are kept, no Referer is sent, no proxy or netrc of the environment is used.
    """

    def __init__(  # noqa: PLR0913 - one keyword a setting
        self,
        *,
        user_agent: str = DEFAULT_USER_AGENT,
        deadline_seconds: float = 30.0,
        connect_seconds: float = 10.0,
        read_seconds: float = 15.0,
        max_wire_bytes: int = 10 << 20,
        max_content_bytes: int = 20 << 20,
        max_redirects: int = 10,
        allowed_networks: Iterable[str] = (),
        allowed_ports: Collection[int] | None = None,
        host_gap_seconds: float = 0.0,
        concurrency: int = 16,
        resolver: Resolve = system_resolver,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._user_agent = user_agent
        self._limits = Limits(deadline_seconds, max_wire_bytes, max_content_bytes, max_redirects)
        self._connect_seconds = connect_seconds
        self._read_seconds = read_seconds
        self._guard = AddressGuard(allowed_networks, allowed_ports)
        self._gap = host_gap_seconds
        self._concurrency = concurrency
        self._resolver = resolver
        self._now = now
        self._lock = threading.Lock()
        self._pid = os.getpid()
        self._engines: dict[threading.Thread, Engine] = {}

    def get(self, request: Request) -> Response:
        """Fetch one address. Raises a Fault; takes ``deadline_seconds`` at most."""
        engine = self._engine()
        with engine.job():
            answer = engine.run(self._fetch(engine, request, Deadlines()))
        if isinstance(answer, Fault):
            raise answer
        return answer

    def get_many(self, requests: Sequence[Request], *, budget: float) -> Iterator[tuple[int, Response | Fault | None]]:
        """Fetch many at once, one at a time per host; yield (index, answer) as they come.

        After ``budget`` seconds nothing new is begun, and nothing more is begun at a host that answered 429 or 503 or could not be
        reached: what was not begun comes back as None. The time the caller takes between two answers counts against nobody.
        """
        engine = self._engine()

        async def fetch(request: Request, deadlines: Deadlines) -> Response | Fault:
            return await self._fetch(engine, request, deadlines)

        batch = Batch(requests, fetch, concurrency=self._concurrency, gap=self._gap, budget=budget)
        with engine.job():
            yield from batch.run(engine)

    def close(self) -> None:
        """Close every thread's connections. Call it when no thread is fetching; the client can be used again afterwards."""
        with self._lock:
            engines, self._engines = list(self._engines.values()), {}
            if self._pid == os.getpid():
                for engine in engines:
                    engine.close()
            else:
                _inherited.extend(engines)

    async def _fetch(self, engine: Engine, request: Request, deadlines: Deadlines) -> Response | Fault:
        try:
            return await Exchange(request, engine, self._guard, self._user_agent, self._limits).run(self._now, deadlines.of)
        except Exception as error:
            fault = fault_of_exception(error)
            if fault is None:
                raise
            return fault

    def _engine(self) -> Engine:
        thread = threading.current_thread()
        with self._lock:
            self._leave_parent()
            engine = self._engines.get(thread)
            if engine is None:
                self._reap()
                engine = self._engines[thread] = self._open()
            return engine

    def _leave_parent(self) -> None:
        """In a forked child, set aside what the parent had opened."""
        if self._pid != os.getpid():
            _inherited.extend(self._engines.values())
            self._engines = {}
            self._pid = os.getpid()

    def _reap(self) -> None:
        """Close what threads that ended have left."""
        for thread in [thread for thread in self._engines if not thread.is_alive()]:
            self._engines.pop(thread).close()

    def _open(self) -> Engine:
        return Engine(self._guard, self._resolver, tls_context(), connect_seconds=self._connect_seconds, read_seconds=self._read_seconds)
