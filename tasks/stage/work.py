"""Run one stage over one delivered batch: begin, work, finish. The same for every stage.

Killed anywhere in here, nothing is lost: ``begin`` has counted the delivery and renewed the lease, ``finish`` writes all or nothing,
and the sweep brings back what neither finished nor was handed back.
"""

from __future__ import annotations

import random
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

import structlog

from tasks.errors import Fault, FaultCode, Retryable
from tasks.model import Item
from tasks.ports.clock import Clock
from tasks.ports.store import Done, Lease
from tasks.ports.tools import RetryPolicy, Tools
from tasks.stage.conduct import patiently
from tasks.stage.decide import HandedBack, Passed, Result, decide_next

T = TypeVar("T")
log = structlog.get_logger("wiredesk.stage")

TRACEBACK_LIMIT = 4000
"""Characters of a bug's traceback kept in the log."""


class Stopwatch:
    """Hands the rest of a batch back when the stage's time is spent, so that a run never outlives its lease."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def spent(self) -> bool:
        """Whether the budget is used up."""
        return time.monotonic() >= self._end


def one_by_one(items: Sequence[Item], work: Callable[[Item], T], budget: float) -> Iterator[tuple[Item, Result[T]]]:
    """Run ``work`` over each item; one bad item never fails its batch."""
    watch = Stopwatch(budget)
    for item in items:
        yield item, HandedBack() if watch.spent else attempt(item, work)


def attempt(item: Item, work: Callable[[Item], T]) -> Result[T]:
    """The work's output, its fault, or the bug it has."""
    try:
        return Passed(work(item))
    except Fault as fault:
        return bug(item, fault) if fault.code is FaultCode.BUG else fault
    except Exception as error:  # noqa: BLE001 - the one place where an unknown exception gets its name
        return bug(item, error)


def bug(item: Item, error: Exception) -> Fault:
    """Name an unknown exception, and leave its traceback in the log and its last frame with the item."""
    trace = "".join(traceback.format_exception(error))
    log.error("bug", item=item.id, location=item.location, traceback=trace[-TRACEBACK_LIMIT:])
    if isinstance(error, Fault):
        return error
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Fault(FaultCode.BUG, f"{type(error).__name__}: {error} at {frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}")


def finish_all(lease: Lease, results: Iterable[tuple[Item, Result[T]]], tools: Tools) -> int:
    """Decide what becomes of each item as its result comes, then write all of it in one transaction; how many go on."""
    return write_all(lease, list(_done(results, tools.clock, tools.retry_policy)), tools)


def write_all(lease: Lease, done: Sequence[Done], tools: Tools) -> int:
    """Offer the results to the store. What it cannot take as a batch it is offered one by one, and the culprit is named."""
    try:
        return patiently(lambda: tools.store.finish(lease, done, tools.clock.now()))
    except Retryable:
        raise  # the database's trouble, not an item's
    except Exception as error:  # noqa: BLE001 - whatever the store cannot take is named below
        if len(done) > 1:
            return sum(write_all(lease, [one], tools) for one in done)
        fault = bug(done[0].item, error)
        now = tools.clock.now()
        named = _settle(done[0].item, fault, done[0].started, now, tools.retry_policy)
        return patiently(lambda: tools.store.finish(lease, [named], tools.clock.now()))


def _done(results: Iterable[tuple[Item, Result[T]]], clock: Clock, policy: RetryPolicy) -> Iterator[Done]:
    started = clock.now()
    for item, result in results:
        finished = clock.now()
        yield _settle(item, result, started, finished, policy)
        started = finished


def _settle(item: Item, result: Result[T], started: datetime, finished: datetime, policy: RetryPolicy) -> Done:
    output = result.output if isinstance(result, Passed) else None
    dice = random.random()  # noqa: S311 - spreads retries, guards nothing
    return Done(item, decide_next(item, result, now=finished, policy=policy, dice=dice), output, started, finished)
