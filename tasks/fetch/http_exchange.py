"""One fetch: hop by hop, each judged before it is made, all under one deadline."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime

import httpx
from yarl import URL

from tasks.errors import Fault, FaultCode, Permanent
from tasks.fetch.body import ACCEPTED, BodyReader
from tasks.fetch.guard import AddressGuard
from tasks.fetch.http_engine import Engine
from tasks.fetch.statuses import PERMANENT_REDIRECTS, REDIRECTS, fault_of_status
from tasks.ports.http import Request, Response

DEFAULT_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

_LISTS = frozenset({"link", "cache-control", "vary"})
"""Headers whose repetitions are one list (RFC 9110 section 5.3) and that somebody here reads."""

_PRIVATE = frozenset({"authorization", "cookie", "proxy-authorization"})
"""Headers that stay with the host they were meant for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost."""

    deadline_seconds: float
    max_wire_bytes: int
    max_content_bytes: int
    max_redirects: int


Deadline = Callable[[float], AbstractAsyncContextManager[object]]
"""Makes the context under which a fetch runs; raises TimeoutError when its seconds are over."""


class Exchange:
    """Carries one :class:`Request` to its :class:`Response`, or to a fault or library exception."""

    def __init__(self, request: Request, engine: Engine, guard: AddressGuard, user_agent: str, limits: Limits) -> None:
        self._request = request
        self._engine = engine
        self._guard = guard
        self._limits = limits
        self._headers = _headers(request, user_agent)
        self._asked = request.url
        self._permanent = request.url
        self._only_permanent = True

    async def run(self, now: Callable[[], datetime], deadline: Deadline = asyncio.timeout) -> Response:
        """Follow redirects to an answer, within the deadline."""
        async with deadline(self._limits.deadline_seconds):
            url = read_url(self._request.url, FaultCode.BAD_URL)
            for _ in range(self._limits.max_redirects + 1):
                answer = await self._ask(url, now)
                if isinstance(answer, Response):
                    return answer
                url = answer
        raise Permanent(FaultCode.TOO_MANY_REDIRECTS, f"more than {self._limits.max_redirects}, the last to {shown(url)}")

    async def _ask(self, url: URL, now: Callable[[], datetime]) -> Response | URL:
        request = httpx.Request("GET", str(url), headers=httpx.Headers(self._headers, encoding="utf-8"))
        url = URL(str(request.url))  # the very address that goes to the wire is the one that is judged
        host, port = str(url.raw_host), int(url.port or 0)
        self._guard.judge_host(host, port)
        answer = await self._engine.send(request, host)
        try:
            headers = _read_headers(answer.headers.raw)
            if answer.status_code in REDIRECTS:
                return self._follow(url, answer.status_code, headers.get("location"))
            fault = fault_of_status(answer.status_code, headers, now(), f"from {shown(url)}")
            if fault is not None:
                raise self._as_seen_from_here(fault)
            content = b"" if answer.status_code == 304 else await self._read(answer, headers)
            status = 200 if answer.status_code == 203 else answer.status_code
            return Response(status, self._asked, self._permanent, headers, content, now())
        finally:
            await answer.aclose()

    async def _read(self, answer: httpx.Response, headers: dict[str, str]) -> bytes:
        limits = self._limits
        reader = BodyReader(
            headers.get("content-encoding", ""),
            max_wire=limits.max_wire_bytes,
            max_content=self._request.max_bytes or limits.max_content_bytes,
        )
        announced = headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > limits.max_wire_bytes:
            raise Permanent(FaultCode.TOO_LARGE, f"announces {announced} bytes")
        async for data in answer.stream:  # type: ignore[union-attr]  # this transport's streams are asynchronous
            reader.feed(data)
        return reader.finish()

    def _as_seen_from_here(self, fault: Fault) -> Fault:
        """Behind a temporary redirect it is the place of today that is gone, not what was asked for."""
        if fault.code is FaultCode.GONE and not self._only_permanent:
            return Permanent(FaultCode.NOT_FOUND, fault.detail)
        return fault

    def _follow(self, url: URL, status: int, location: str | None) -> URL:
        if not location or not location.strip():
            raise Permanent(FaultCode.BAD_REDIRECT, f"{status} from {shown(url)} names no address")
        target = join_url(url, location)
        if target.origin() != url.origin():
            self._headers = {name: value for name, value in self._headers.items() if name.lower() not in _PRIVATE}
        self._only_permanent = self._only_permanent and status in PERMANENT_REDIRECTS
        self._asked = str(target)
        if self._only_permanent:
            self._permanent = self._asked
        return target


def read_url(text: str, code: FaultCode) -> URL:
    """An absolute http(s) URL without its fragment, as the client will ask it. Raises Permanent with ``code``."""
    try:
        url = URL(text.strip())
        good = url.scheme in {"http", "https"} and bool(url.raw_host) and bool(url.port)
    except (ValueError, UnicodeError) as error:
        raise Permanent(code, f"{text[:200]!r}: {error}") from error
    if not good or any(ord(char) < 32 for char in text.strip()):
        raise Permanent(code, f"{text[:200]!r} is no http or https address")
    return url.with_fragment(None)


def shown(url: URL) -> str:
    """A URL for logs and rows: without the user and password that may stand in it."""
    return str(url.with_user(None))


def join_url(base: URL, location: str) -> URL:
    """The target of a redirect (RFC 9110 section 10.2.2). Raises Permanent BAD_REDIRECT."""
    try:
        target = URL(location.strip())
        if target.scheme and not target.raw_host:
            raise Permanent(FaultCode.BAD_REDIRECT, f"{location[:200]!r} names no host")
        joined = base.join(target)
    except (ValueError, UnicodeError) as error:
        raise Permanent(FaultCode.BAD_REDIRECT, f"{location[:200]!r}: {error}") from error
    return read_url(str(joined), FaultCode.BAD_REDIRECT)


def _headers(request: Request, user_agent: str) -> dict[str, str]:
    headers = {"User-Agent": user_agent, "Accept": request.accept or DEFAULT_ACCEPT, "Accept-Encoding": ACCEPTED}
    if request.etag:
        headers["If-None-Match"] = request.etag
    if request.last_modified:
        headers["If-Modified-Since"] = request.last_modified
    return headers | dict(request.headers)


def _read_headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for raw_name, raw_value in raw:
        name, value = raw_name.decode("latin-1").lower(), _text(raw_value)
        headers[name] = f"{headers[name]}, {value}" if name in _LISTS and name in headers else value
    return headers


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")
