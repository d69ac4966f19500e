"""One thread's event loop and connection pool: httpx's interface over aiohttp's wire.

A loop of one's own per thread, never shared: handing each page to a loop in another thread costs twice the page in switching, and a
loop that lives through a fork breaks parent and child.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

import aiohttp
import certifi
import httpx
from aiohttp.abc import AbstractResolver, ResolveResult
from httpx_aiohttp import AiohttpTransport

from tasks.errors import FaultCode, Retryable
from tasks.fetch.addresses import Address, read_address
from tasks.fetch.guard import AddressGuard

Resolve = Callable[[str, int], Sequence[str]]
"""(host, port) to addresses as text. May block; raises OSError."""

MAX_HEADERS = 128
"""Header lines read before an answer is refused."""

HEADER_LINE_BYTES = 16384
"""Longest header line read."""

KEPT_HOSTS = 64
"""Hosts asked before the pool is made anew: idle connections are let go and file descriptors stay few."""

_DNS_THREADS = 4
_DNS_SECONDS = 60

_T = TypeVar("_T")


def system_resolver(host: str, port: int) -> list[str]:
    """Ask the system (getaddrinfo) for every address of ``host``. Raises socket.gaierror."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@cache
def tls_context() -> ssl.SSLContext:
    """Certificates checked against the system's authorities and certifi's, TLS 1.2 or newer. One a process: it takes 20 ms to make."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class GuardedResolver(AbstractResolver):
    """Resolves a name and hands the connector only addresses that the guard has let pass: what is checked is what is connected to."""

    def __init__(self, guard: AddressGuard, resolve: Resolve, executor: ThreadPoolExecutor) -> None:
        self._guard = guard
        self._resolve = resolve
        self._executor = executor

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC) -> list[ResolveResult]:
        """Checked addresses of ``host``. Raises Permanent FORBIDDEN_ADDRESS, Retryable DNS_FAILED."""
        literal = read_address(host)
        answer = [str(literal)] if literal is not None else await self._ask(host, port)
        self._guard.judge_answer(host, port, answer)
        return [_result(host, port, address) for text in answer if (address := read_address(text)) is not None and _fits(address, family)]

    async def _ask(self, host: str, port: int) -> Sequence[str]:
        loop = asyncio.get_running_loop()
        try:
            answer = await loop.run_in_executor(self._executor, self._resolve, host, port)
        except (OSError, UnicodeError) as error:
            raise Retryable(FaultCode.DNS_FAILED, f"{host}: {error}") from error
        if not answer:
            raise Retryable(FaultCode.DNS_FAILED, f"{host}: no address")
        return answer

    async def close(self) -> None:
        """Nothing is held open."""


class Engine:
    """A loop, a pool and a resolver for one thread of one process."""

    def __init__(self, guard: AddressGuard, resolve: Resolve, tls: ssl.SSLContext, *, connect_seconds: float, read_seconds: float) -> None:
        self.loop = asyncio.new_event_loop()
        self._guard = guard
        self._resolve = resolve
        self._tls = tls
        self._timeout = {"connect": connect_seconds, "read": read_seconds}
        self._executor: ThreadPoolExecutor | None = None
        self._wire: AiohttpTransport | None = None
        self._hosts: set[str] = set()
        self._jobs = 0

    def run(self, work: Coroutine[Any, Any, _T]) -> _T:
        """Run one coroutine to its end in this thread."""
        return self.loop.run_until_complete(work)

    async def send(self, request: httpx.Request, host: str) -> httpx.Response:
        """Send one request and return the answer with its body unread; the caller closes it.

        The transport is asked directly: a client around it would keep cookies and follow redirects, which nobody here wants.
        """
        self._hosts.add(host)
        if self._wire is None:
            self._wire = AiohttpTransport(client=self._open())
        request.extensions = {**request.extensions, "timeout": self._timeout}
        return await self._wire.handle_async_request(request)

    @contextmanager
    def job(self) -> Iterator[None]:
        """Around each job. After the last of those that are under way the pool is let go, if it has met many hosts."""
        self._jobs += 1
        try:
            yield
        finally:
            self._jobs -= 1
            if not self._jobs and len(self._hosts) > KEPT_HOSTS:
                self._forget()

    def close(self) -> None:
        """Close connections and loop. Only while the loop is not running."""
        if self.loop.is_closed():
            return
        self._forget()
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._executor is None:
            self._executor = ThreadPoolExecutor(_DNS_THREADS, thread_name_prefix="wiredesk-dns")
        connector = aiohttp.TCPConnector(
            limit=0,
            ssl=self._tls,
            resolver=GuardedResolver(self._guard, self._resolve, self._executor),
            ttl_dns_cache=_DNS_SECONDS,
            keepalive_timeout=20,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None),
            read_bufsize=1 << 17,
            max_line_size=HEADER_LINE_BYTES,
            max_field_size=HEADER_LINE_BYTES,
            max_headers=MAX_HEADERS,
        )

    def _forget(self) -> None:
        self._hosts.clear()
        if self._wire is not None:
            wire, self._wire = self._wire, None
            self.loop.run_until_complete(wire.aclose())


def _fits(address: Address, family: socket.AddressFamily) -> bool:
    return family == socket.AF_UNSPEC or (family == socket.AF_INET6) == (address.version == 6)


def _result(host: str, port: int, address: Address) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=str(address),
        port=port,
        family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
        proto=socket.IPPROTO_TCP,
        flags=socket.AI_NUMERICHOST,
    )
