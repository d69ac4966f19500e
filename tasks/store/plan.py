"""What may run now: pure decisions of the tick over due items and host manners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tasks.model import Stage

HELD_PAUSE = 1.0
"""Seconds until an item is looked at again whose host is busy with another run."""

FEW = 4
"""So few addresses that a person waits for are sent as batches of one: each lands as soon as it can."""


@dataclass(frozen=True, slots=True)
class Due:
    """A waiting item whose time has come."""

    id: int
    stage: Stage
    place: str
    """Host, or source name where there is no host."""
    host: str | None = None
    alone: bool = False
    """It was begun before and left no outcome: it goes by itself."""
    person: bool = False


@dataclass(frozen=True, slots=True)
class HostFacts:
    """What is known of a host now."""

    next_start: datetime | None = None
    gap: float | None = None
    """The host's own wish (crawl-delay), seconds; None for our setting."""
    running: int = 0


@dataclass(frozen=True, slots=True)
class Manners:
    """Towards a host nobody knows: seconds between starts, fetches at once."""

    gap: float
    concurrency: int


@dataclass(slots=True)
class Plan:
    """The tick's decision: groups of items to send, items to look at later, and when each host may be asked next."""

    groups: list[tuple[Stage, list[Due]]] = field(default_factory=list)
    later: dict[int, datetime] = field(default_factory=dict)
    next_starts: dict[str, datetime] = field(default_factory=dict)


def plan(
    due: Sequence[Due], hosts: Mapping[str, HostFacts], *, now: datetime, manners: Manners, batch_size: int, room: Mapping[Stage, int]
) -> Plan:
    """Group what may run now. ``room`` is how many runs may still be sent to each stage's queue.

    Items that find no room stay as they are; items whose host must rest get the time of their turn, so that they
    leave the queue of the due and hide nobody.
    """
    result = Plan()
    by_stage: dict[Stage, list[Due]] = defaultdict(list)
    suspect = False
    for item in due:
        if item.alone and item.stage is Stage.FETCH:
            if suspect:
                continue  # one at a time: they share a process
            suspect = True
        by_stage[item.stage].append(item)
    for stage in reversed(Stage):  # what is nearly done goes first
        party = by_stage.get(stage, [])
        ready = _polite(party, hosts, now, manners, batch_size, result) if stage is Stage.FETCH else party
        groups = list(_groups(ready, batch_size))[: max(0, room.get(stage, 0))]
        result.groups += [(stage, group) for group in groups]
        if stage is Stage.FETCH:
            _book(groups, hosts, now, manners, result)
    return result


def _groups(ready: Sequence[Due], batch_size: int) -> Iterator[list[Due]]:
    """Singles for those that go alone and for the few a person waits for, batches for the rest, in the order given."""
    few = sum(item.person for item in ready) <= FEW
    batch: list[Due] = []
    for item in ready:
        if item.alone or (item.person and few):
            yield [item]
            continue
        batch.append(item)
        if len(batch) == batch_size:
            yield batch
            batch = []
    if batch:
        yield batch


def _polite(
    party: Sequence[Due], hosts: Mapping[str, HostFacts], now: datetime, manners: Manners, batch_size: int, result: Plan
) -> list[Due]:
    """Those whose host may be asked now; the others are given their turn."""
    ready: list[Due] = []
    granted: dict[str, int] = defaultdict(int)
    for item in party:
        host = item.host or ""
        facts = hosts.get(host, HostFacts())
        gap = facts.gap if facts.gap is not None else manners.gap
        allowed = batch_size if gap == 0 else 1
        if facts.next_start is not None and facts.next_start > now:
            result.later[item.id] = facts.next_start + timedelta(seconds=gap * granted[host])
        elif facts.running >= manners.concurrency:
            result.later[item.id] = now + timedelta(seconds=HELD_PAUSE + gap * granted[host])
        elif granted[host] >= allowed:
            if gap > 0:
                result.later[item.id] = now + timedelta(seconds=gap * granted[host])
        else:
            ready.append(item)
        granted[host] += 1
    return ready


def _book(groups: Sequence[Sequence[Due]], hosts: Mapping[str, HostFacts], now: datetime, manners: Manners, result: Plan) -> None:
    for item in (item for group in groups for item in group if item.host):
        host = item.host or ""
        facts = hosts.get(host, HostFacts())
        gap = facts.gap if facts.gap is not None else manners.gap
        result.next_starts[host] = now + timedelta(seconds=gap)
