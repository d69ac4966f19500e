"""The tick's side of the ledger: lease what may run now; bring back what a dead run left behind."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from tasks.model import ItemState, Stage
from tasks.stage.batch import Batch, label_of
from tasks.store.engine import lock, upsert
from tasks.store.items import PERSON, update_each
from tasks.store.plan import Due, HostFacts, Manners, Plan, plan
from tasks.store.schema import hosts, items

TICK_LOCK = 7_301
"""Two ticks at once take turns (PostgreSQL advisory lock; SQLite has one writer anyway)."""

LOOK_AHEAD = 8
"""How many batches' worth of due items one tick looks at for each stage."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is sent: items in a batch, runs in flight per queue (1: strictly one run in all), lease in seconds, manners."""

    batch_size: int
    runs_in_flight: int
    lease: float
    manners: Manners


def lease_due(connection: sa.Connection, now: datetime, limits: Limits) -> list[Batch]:
    """Lease due items to new runs. Nothing is sent here: the caller sends after the commit, and the sweep mends what is not."""
    lock(connection, TICK_LOCK)
    room = _room(connection, limits)
    running = _running(connection)
    due = [one for stage in Stage if room[stage] > 0 for one in _due(connection, stage, now, limits, running)]
    if limits.runs_in_flight == 1:
        due = _in_order(connection, due)
    if not due:
        return []
    if _suspect_at_work(connection):
        due = [one for one in due if not (one.alone and one.stage is Stage.FETCH)]
    facts = _host_facts(connection, {one.host for one in due if one.host}, running)
    decided = plan(due, facts, now=now, manners=limits.manners, batch_size=limits.batch_size, room=room)
    _put_off(connection, decided)
    _book(connection, decided)
    groups = decided.groups[:1] if limits.runs_in_flight == 1 else decided.groups
    return [_lease(connection, stage, group, now, limits.lease) for stage, group in groups]


def release(connection: sa.Connection, batch: Batch, now: datetime) -> None:
    """The batch could not be sent: its items are due again at once, and nothing is held against them."""
    connection.execute(_back(now).where(items.c.id.in_(batch.ids), items.c.run == batch.run, items.c.deliveries == 0))


def sweep(connection: sa.Connection, now: datetime) -> int:
    """Bring back items whose lease ran out: their message or their worker is lost. How many."""
    return connection.execute(_back(now).where(items.c.state == ItemState.LEASED, items.c.lease_until < now)).rowcount


def more_due(connection: sa.Connection, now: datetime) -> bool:
    """Whether anything waits whose time has come."""
    query = sa.select(sa.literal(1)).where(items.c.state == ItemState.WAITING, items.c.next_attempt_at <= now).limit(1)
    return connection.execute(query).first() is not None


def _back(now: datetime) -> sa.Update:
    return (
        sa.update(items)
        .where(items.c.state == ItemState.LEASED)
        .values(state=str(ItemState.WAITING), run=None, lease_until=None, holder=None, next_attempt_at=now)
    )


def _room(connection: sa.Connection, limits: Limits) -> dict[Stage, int]:
    """Runs that may still be sent: the fetch queue has its own room, the stages of the process queue share theirs."""
    fetching = sa.case((items.c.stage == Stage.FETCH, 1), else_=0)
    query = sa.select(fetching, sa.func.count(items.c.run.distinct())).where(items.c.state == ItemState.LEASED).group_by(fetching)
    count = {bool(row[0]): row[1] for row in connection.execute(query)}
    if limits.runs_in_flight == 1:
        free = 1 if not count else 0
        return dict.fromkeys(Stage, free)
    return {stage: limits.runs_in_flight - count.get(stage is Stage.FETCH, 0) for stage in Stage}


def _in_order(connection: sa.Connection, due: list[Due]) -> list[Due]:
    """One run at a time keeps the order in which items came: nothing is begun while an earlier item still waits for its time."""
    first = connection.execute(sa.select(sa.func.min(items.c.id)).where(items.c.state != ItemState.DONE)).scalar()
    ordered = sorted(due, key=lambda one: one.id)
    if not ordered or ordered[0].id != first:
        return []
    return [one for one in ordered if one.stage is ordered[0].stage]


def _suspect_at_work(connection: sa.Connection) -> bool:
    """Whether an item that may kill its worker is being fetched.

    Fetches share one process, so suspects go one at a time there: else one killer would take all of them with it, three times over.
    """
    begun_before = sa.or_(items.c.deliveries > 1, sa.and_(items.c.deliveries == 1, items.c.holder.is_(None)))
    query = sa.select(sa.literal(1)).where(items.c.state == ItemState.LEASED, items.c.stage == Stage.FETCH, begun_before).limit(1)
    return connection.execute(query).first() is not None


def _running(connection: sa.Connection) -> Mapping[str, int]:
    query = (
        sa.select(items.c.host, sa.func.count(items.c.run.distinct()))
        .where(items.c.state == ItemState.LEASED, items.c.stage == Stage.FETCH, items.c.host.is_not(None))
        .group_by(items.c.host)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _due(connection: sa.Connection, stage: Stage, now: datetime, limits: Limits, running: Mapping[str, int]) -> list[Due]:
    query = (
        sa.select(items.c.id, items.c.host, items.c.source, items.c.deliveries, items.c.priority)
        .where(items.c.state == ItemState.WAITING, items.c.stage == stage, items.c.next_attempt_at <= now)
        .order_by(items.c.priority, items.c.next_attempt_at, items.c.id)
        .limit(limits.batch_size * LOOK_AHEAD)
    )
    busy = [host for host, count in running.items() if count >= limits.manners.concurrency] if limits.manners.gap == 0 else []
    if stage is Stage.FETCH and busy:
        query = query.where(sa.or_(items.c.host.is_(None), items.c.host.not_in(busy)))
    if stage is Stage.FETCH:
        resting = sa.select(hosts.c.host).where(hosts.c.host == items.c.host, hosts.c.next_start_at > now)
        query = query.where(~resting.exists())  # else a host with a long backlog would hide all others
    return [_due_of(row, stage) for row in connection.execute(query.with_for_update(of=items, skip_locked=True))]


def _due_of(row: sa.Row[*tuple[Any, ...]], stage: Stage) -> Due:
    return Due(id=row.id, stage=stage, place=row.host or row.source, host=row.host, alone=row.deliveries > 0, person=row.priority == PERSON)


def _host_facts(connection: sa.Connection, names: set[str], running: Mapping[str, int]) -> dict[str, HostFacts]:
    facts = {name: HostFacts(running=running.get(name, 0)) for name in names}
    query = sa.select(hosts.c.host, hosts.c.next_start_at, hosts.c.gap).where(hosts.c.host.in_(names))
    for row in connection.execute(query):
        facts[row.host] = HostFacts(row.next_start_at, row.gap, running.get(row.host, 0))
    return facts


def _put_off(connection: sa.Connection, decided: Plan) -> None:
    update_each(connection, [{"item_id": item_id, "next_attempt_at": then} for item_id, then in decided.later.items()])


def _book(connection: sa.Connection, decided: Plan) -> None:
    if not decided.next_starts:
        return
    statement = upsert(connection, hosts)
    statement = statement.on_conflict_do_update(index_elements=["host"], set_={"next_start_at": statement.excluded.next_start_at})
    connection.execute(statement, [{"host": host, "next_start_at": then, "failures": 0} for host, then in decided.next_starts.items()])


def _lease(connection: sa.Connection, stage: Stage, group: Sequence[Due], now: datetime, seconds: float) -> Batch:
    batch = Batch(run=uuid.uuid4().hex, stage=stage, ids=tuple(sorted(one.id for one in group)), label=label_of(one.place for one in group))
    leased = {"state": str(ItemState.LEASED), "run": batch.run, "lease_until": now + timedelta(seconds=seconds)}
    connection.execute(sa.update(items).where(items.c.id.in_(batch.ids)).values(leased))
    return batch
