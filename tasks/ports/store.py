"""What a stage may ask of the store: its inputs, and one transaction for its results."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from tasks.errors import Fault
from tasks.model import Draft, Item, Outcome, RawDocument, Stage
from tasks.ports.hosts import HostRecord
from tasks.ports.index import Decision, Entry, Index

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Lease:
    """One delivered message: the run that holds the items, the stage it is at, the task as Flower shows it."""

    run: str
    stage: Stage
    ids: tuple[int, ...]
    task_id: str
    worker: str = ""
    """The worker's node name: who holds the items while they are worked on."""


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


class Unjudgeable(Exception):  # noqa: N818 - it is the item that is so, and the name says which
    """Judging one item met a bug; the batch's transaction was undone. ``item`` is the culprit, ``error`` the bug."""

    def __init__(self, item: Item, error: Exception) -> None:
        self.item = item
        self.error = error
        super().__init__(f"item {item.id}: {error}")


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

    def forgive(self, lease: Lease, now: datetime) -> int:
        """Undo a ``begin`` whose work could not be written for reasons that are not the items': due again, delivery not counted."""
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

    def addresses(self, items: Sequence[Item]) -> Mapping[int, str]:
        """The address each item's document was read from, behind redirects; dropped documents have none."""
        ...

    def judge(self, lease: Lease, entries: Sequence[tuple[Item, E]], decide: Callable[[E, Index], Decision], now: datetime) -> int:
        """Decide what each entry is to us and take its place in the index, in one serialised transaction; how many go on."""
        ...

    def land(self, lease: Lease, now: datetime) -> int:
        """Article, revision, enrichments, search entry and outcome in one transaction; how many landed."""
        ...

    def hosts(self, names: Collection[str]) -> Mapping[str, HostRecord]:
        """What is known of these hosts; strangers are missing."""
        ...

    def keep_hosts(self, records: Mapping[str, HostRecord], now: datetime) -> None:
        """Keep what a batch has learnt of its hosts."""
        ...

    def profiles(self, hosts: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        """What the pages of these hosts have taught, as plain JSON; strangers are missing."""
        ...

    def more_due(self, now: datetime) -> bool:
        """Whether anything waits whose time has come: worth a tick at once."""
        ...
