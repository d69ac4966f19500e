"""One delivered message from begin to finish, and what Flower is told of it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import TypeVar

from tasks.errors import FaultCode, Retryable
from tasks.model import Item
from tasks.ports.store import Lease
from tasks.ports.tools import Tools

T = TypeVar("T")

Work = Callable[[Lease, Sequence[Item], Tools], int]
"""A stage: works on the items, writes its results through the store, tells how many go on."""

PATIENCE = 20.0
"""Seconds for which finished work is offered to a database that is down: doing it again would cost more."""

PAUSE = 0.5


_unforgiven: deque[Lease] = deque(maxlen=1000)
"""Leases of this process whose work the database would not take: the deliveries were not their items' fault."""


def conduct(lease: Lease, tools: Tools, work: Work) -> tuple[int, int]:
    """Run one stage over one message; (items that began, items that go on).

    Killed before ``begin``: the lease runs out. Killed after: the same, and the delivery has been counted. When the database goes away
    in between, this process remembers, and takes the count back as soon as the database is there again.
    """
    _forgive(tools)
    items = tools.store.begin(lease, tools.clock.now())
    if not items:
        return 0, 0
    try:
        return len(items), work(lease, items, tools)
    except Retryable:
        _unforgiven.append(lease)
        raise


def _forgive(tools: Tools) -> None:
    while _unforgiven:
        lease = _unforgiven.popleft()
        try:
            tools.store.forgive(lease, tools.clock.now())
        except Retryable:
            _unforgiven.append(lease)
            raise


def patiently(write: Callable[[], T]) -> T:
    """Offer finished work to the store until it takes it, or patience ends (then the lease runs out and it is done again)."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return write()
        except Retryable as fault:
            if fault.code is FaultCode.DATABASE_REFUSED or time.monotonic() >= end:
                raise
            threading.Event().wait(PAUSE)


def sentence(began: int, going_on: int) -> str:
    """What a stage made of its batch, for Flower's result column."""
    if not began:
        return "nothing left to do"
    return f"{going_on} of {began} go on" if going_on < began else f"{began} go on"
