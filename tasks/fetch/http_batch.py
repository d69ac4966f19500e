"""Many fetches at once: lanes, one a host, worked side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tasks.errors import Fault, FaultCode, Retryable
from tasks.ports.http import Request, Response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tasks.fetch.http_engine import Engine

Answer = Response | Fault | None
Fetch = Callable[[Request, "Deadlines"], Awaitable[Response | Fault]]

HOST_WIDE = frozenset({FaultCode.RATE_LIMITED, FaultCode.CONNECT_FAILED, FaultCode.DNS_FAILED})
"""Faults that say something of the host, not of the page: what else waits for that host is not begun."""

COALESCE = 0.001
"""Seconds that the loop runs on after an answer, for others to come: going in and out of it costs as much as half a small answer."""

NOTICEABLE_PAUSE = 0.01
"""Seconds a consumer may hold an answer before running deadlines are put off by as much."""


@dataclass(slots=True)
class _Lane:
    """What waits for one host."""

    waiting: deque[int] = field(default_factory=deque)
    free_at: float = 0.0


class Deadlines:
    """Running deadlines, which do not count the time that the consumer of the answers takes between two of them."""

    def __init__(self) -> None:
        self._running: set[asyncio.Timeout] = set()

    @asynccontextmanager
    async def of(self, seconds: float) -> AsyncIterator[None]:
        """A deadline of so many seconds; raises TimeoutError."""
        async with asyncio.timeout(seconds) as running:
            self._running.add(running)
            try:
                yield
            finally:
                self._running.discard(running)

    def put_off(self, seconds: float) -> None:
        """The loop stood still for so many seconds: nobody's fault."""
        for running in self._running:
            when = running.when()
            if when is not None:
                running.reschedule(when + seconds)


class Batch:
    """Fetches ``requests`` with at most ``concurrency`` in flight, one at a time per host, ``gap`` seconds between two of a host."""

    def __init__(self, requests: Sequence[Request], fetch: Fetch, *, concurrency: int, gap: float, budget: float) -> None:
        self._requests = requests
        self._fetch = fetch
        self._gap = gap
        self._until = monotonic() + budget
        self._lanes = deque(_lanes_of(requests).values())
        self._workers = min(concurrency, len(self._lanes))
        self._answers: deque[tuple[int, Answer]] = deque()
        self._arrived = asyncio.Event()
        self._paused = 0.0
        self._deadlines = Deadlines()

    def run(self, engine: Engine) -> Iterator[tuple[int, Answer]]:
        """Yield answers as they come; abandoning the iterator cancels what is in flight."""
        workers = [engine.loop.create_task(self._work()) for _ in range(self._workers)]
        for worker in workers:
            worker.add_done_callback(lambda _: self._arrived.set())
        try:
            while self._answers or not all(worker.done() for worker in workers):
                while self._answers:
                    asked = monotonic()
                    yield self._answers.popleft()
                    self._allow_pause(monotonic() - asked)
                engine.run(self._wait(workers))
            for worker in workers:
                worker.result()
        finally:
            for worker in workers:
                worker.cancel()
            engine.run(_settled(workers))

    def _allow_pause(self, seconds: float) -> None:
        if seconds > NOTICEABLE_PAUSE:
            self._paused += seconds
            self._until += seconds

    async def _wait(self, workers: list[asyncio.Task[None]]) -> None:
        if self._paused:
            # The first step of the loop after a pause, before any deadline of it can strike.
            self._deadlines.put_off(self._paused)
            self._paused = 0.0
        if self._answers or all(worker.done() for worker in workers):
            return
        self._arrived.clear()
        await self._arrived.wait()
        await asyncio.sleep(COALESCE)

    async def _work(self) -> None:
        while self._lanes:
            lane = self._lanes.popleft()
            await self._step(lane)
            if lane.waiting:
                self._lanes.append(lane)

    async def _step(self, lane: _Lane) -> None:
        start = max(monotonic(), lane.free_at)
        if start >= self._until:
            self._give_back(lane)
            return
        await asyncio.sleep(max(0.0, start - monotonic()))
        index = lane.waiting.popleft()
        answer = await self._fetch(self._requests[index], self._deadlines)
        lane.free_at = start + self._gap
        self._report(index, answer)
        if isinstance(answer, Retryable) and answer.code in HOST_WIDE:
            self._give_back(lane)

    def _give_back(self, lane: _Lane) -> None:
        while lane.waiting:
            self._report(lane.waiting.popleft(), None)

    def _report(self, index: int, answer: Answer) -> None:
        self._answers.append((index, answer))
        self._arrived.set()


def _lanes_of(requests: Sequence[Request]) -> dict[str, _Lane]:
    lanes: dict[str, _Lane] = {}
    for index, request in enumerate(requests):
        lanes.setdefault(_host(request.url), _Lane()).waiting.append(index)
    return lanes


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


async def _settled(workers: list[asyncio.Task[None]]) -> None:
    await asyncio.gather(*workers, return_exceptions=True)
