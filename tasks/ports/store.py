"""What a stage may ask of the store: its inputs, and one transaction for its results."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from tasks.errors import Fault
from tasks.model import Draft, Item, Outcome, RawDocument, Stage
from tasks.ports.index import Decision, Index


@dataclass(frozen=True, slots=True)
class Lease:
    """One delivered message: the run that holds the items, the stage it is at, the task as Flower shows it."""

    run: str
    stage: Stage
    ids: tuple[int, ...]
    task_id: str


@dataclass(frozen=True, slots=True)
class GoOn:
    """To the next stage, in the same run."""


@dataclass(frozen=True, slots=True)
class WaitUntil:
    """Back into the ledger until ``due``. ``counted``: the run counts as an attempt."""

    due: datetime
    counted: bool
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class End:
    """Done, for the reason given."""

    outcome: Outcome
    fault: Fault | None = None


Next = GoOn | WaitUntil | End


@dataclass(frozen=True, slots=True)
class Done:
    """What a stage made of one item: its output when it goes on, and when the work on it began and ended."""

    item: Item
    next: Next
    output: Any
    started: datetime
    finished: datetime


class Store(Protocol):
    """The stages' side of the database. Every method is one transaction; faults come as :class:`~tasks.errors.Fault`."""

    def begin(self, lease: Lease, now: datetime) -> tuple[Item, ...]:
        """Count this delivery and renew the lease, before anything runs; the items that are this run's to work on."""
        ...

    def raw_documents(self, items: Sequence[Item]) -> Mapping[int, RawDocument]:
        """What was fetched, by item id. An item that has none is missing from the answer."""
        ...

    def drafts(self, items: Sequence[Item]) -> Mapping[int, Draft]:
        """What was parsed, by item id."""
        ...

    def finish(self, lease: Lease, results: Sequence[Done], now: datetime) -> int:
        """Write outputs, next states and timeline of all results together; how many go on."""
        ...

    def judge(self, lease: Lease, items: Sequence[Item], decide: Callable[[Item, Index], Decision], now: datetime) -> int:
        """Decide what each item is to us and take its place in the index, in one serialised transaction; how many go on."""
        ...

    def land(self, lease: Lease, items: Sequence[Item], now: datetime) -> int:
        """Article, revision, enrichments and outcome in one transaction; how many landed."""
        ...
