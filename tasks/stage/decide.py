"""What becomes of an item: pure decisions over what a stage made of it.

The whole fate of the ledger is in this file. It reads no clock and rolls no dice: both are handed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from tasks.errors import Fault, FaultCode, Permanent, Poison, Retryable
from tasks.model import Item, Outcome, OutcomeKind
from tasks.ports.store import End, GoOn, Next, WaitUntil
from tasks.ports.tools import RetryPolicy

T = TypeVar("T")

MAX_DELIVERIES = 3
"""Runs of one stage that may begin and leave no outcome before an item is taken to kill its worker."""

BUG_TRIES = 3
"""Runs an unknown exception is given: it may have been the day, not the document."""

LONGEST_WISH = 31 * 86400.0
"""A peer's Retry-After is obeyed up to a month."""


@dataclass(frozen=True, slots=True)
class Passed(Generic[T]):
    """The stage did its work; ``output`` goes to the next."""

    output: T


@dataclass(frozen=True, slots=True)
class HandedBack:
    """The stage's time budget was spent before this item's turn. It goes again at once and nothing is held against it."""


Result = Passed[T] | Outcome | Fault | HandedBack


def decide_next(item: Item, result: Result[T], *, now: datetime, policy: RetryPolicy, dice: float) -> Next:
    """What becomes of ``item`` after ``result``. ``dice`` in [0, 1) spreads retries."""
    if isinstance(result, Passed):
        return GoOn()
    if isinstance(result, Outcome):
        return End(result)
    if isinstance(result, HandedBack):
        return WaitUntil(now, counted=False)
    if isinstance(result, Permanent):
        return End(_outcome(OutcomeKind.SKIPPED, result), result)
    if isinstance(result, Poison):
        return End(_outcome(OutcomeKind.DEAD, result), result)
    return _again_or_give_up(item, result, now, policy, dice)


def _again_or_give_up(item: Item, fault: Fault, now: datetime, policy: RetryPolicy, dice: float) -> Next:
    tried = item.attempts + 1
    if not isinstance(fault, Retryable):
        if tried >= BUG_TRIES:
            return End(_outcome(OutcomeKind.DEAD, fault), fault)
    elif tried >= policy.max_attempts:
        detail = f"{tried} tries, the last: {fault}"
        return End(Outcome(kind=OutcomeKind.DEAD, reason=FaultCode.GAVE_UP, detail=detail), fault)
    wish = fault.after if isinstance(fault, Retryable) else None
    return WaitUntil(now + timedelta(seconds=pause(item.attempts, policy, dice, wish)), counted=True, fault=fault)


def pause(attempts: int, policy: RetryPolicy, dice: float, wish: float | None = None) -> float:
    """Seconds until the next try: the peer's wish when it has one, else doubling from ``base`` to ``ceiling``.

    Jitter takes off up to half of our own pause, and adds up to a tenth to a peer's wish, so that never one comes early to a peer.
    """
    if wish is not None:
        return min(max(wish, 0.0), LONGEST_WISH) * (1 + 0.1 * dice)
    full: float = min(policy.ceiling, policy.base * 2.0 ** min(attempts, 40))
    return full * (1 - 0.5 * dice)


def _outcome(kind: OutcomeKind, fault: Fault) -> Outcome:
    return Outcome(kind=kind, reason=fault.code, detail=fault.detail)


# ---------------------------------------------------------------- before a stage begins


@dataclass(frozen=True, slots=True)
class Muster:
    """Who of a delivered batch runs now, who goes back to come alone, and who has killed often enough."""

    run: tuple[Item, ...]
    alone: tuple[Item, ...]
    killers: tuple[Item, ...]


def muster(items: tuple[Item, ...]) -> Muster:
    """Sort a delivered batch before anything is run. ``deliveries`` are those of the past, this one not counted.

    An item that was begun before and left no outcome may have killed its process: it goes on alone, so that the next
    death names the culprit and spares the companions.
    """
    killers = tuple(item for item in items if item.deliveries >= MAX_DELIVERIES)
    rest = tuple(item for item in items if item.deliveries < MAX_DELIVERIES)
    if len(rest) == 1:
        return Muster(run=rest, alone=(), killers=killers)
    return Muster(
        run=tuple(item for item in rest if item.deliveries == 0),
        alone=tuple(item for item in rest if item.deliveries > 0),
        killers=killers,
    )


KILLER = Outcome(
    kind=OutcomeKind.DEAD, reason=FaultCode.KILLS_ITS_WORKER, detail=f"{MAX_DELIVERIES} deliveries began and none left an outcome"
)
"""The end of an item that kills its worker."""
