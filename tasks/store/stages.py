"""Begin and finish of a stage: one transaction each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from tasks.errors import FaultCode
from tasks.model import Item, ItemState, Stage
from tasks.ports.store import Done, End, GoOn, Lease, WaitUntil
from tasks.stage.decide import KILLER, MAX_DELIVERIES, muster
from tasks.store.documents import keep_retrievals
from tasks.store.drafts import keep_drafts, keep_enrichments
from tasks.store.endings import Ending, end
from tasks.store.engine import lock
from tasks.store.index import INDEX_LOCK
from tasks.store.items import held, update_each
from tasks.store.looks import looks_of, note_looks
from tasks.store.profiles import learn_skipped
from tasks.store.schema import items
from tasks.store.terms import Terms
from tasks.store.timeline import passage, passage_of, record
from tasks.store.withdrawal import PLACED, withdraw_places


def begin(connection: sa.Connection, lease: Lease, now: datetime, terms: Terms) -> tuple[Item, ...]:
    """Count this delivery before it runs and renew the lease; the items to run now.

    An item begun too often is ended (it kills its worker); one begun before goes back, to come alone.
    """
    if lease.stage in PLACED and _has_killers(connection, lease):
        lock(connection, INDEX_LOCK)  # before the rows, as everybody does who takes both
    party = muster(held(connection, lease))
    _end_killers(connection, lease, party.killers, now, terms)
    hand_back(connection, lease, party.alone, now)
    ids = [item.id for item in party.run]
    if ids:
        renewed = (
            sa.update(items)
            .where(items.c.id.in_(ids))
            .values(deliveries=items.c.deliveries + 1, lease_until=now + timedelta(seconds=terms.lease), holder=lease.worker)
        )
        connection.execute(renewed)
    return tuple(item.model_copy(update={"deliveries": item.deliveries + 1}) for item in party.run)


def forgive(connection: sa.Connection, lease: Lease, now: datetime) -> int:
    """Undo a begin: what this lease still holds is due again, and the delivery does not count against it. How many."""
    ids = [item.id for item in held(connection, lease)]
    back = {"state": str(ItemState.WAITING), "run": None, "lease_until": None, "holder": None, "next_attempt_at": now}
    connection.execute(sa.update(items).where(items.c.id.in_(ids)).values(back | {"deliveries": _one_less}))
    return len(ids)


_one_less = sa.case((items.c.deliveries > 0, items.c.deliveries - 1), else_=0)


def leave_in_order(connection: sa.Connection, worker: str) -> int:
    """A worker that is told to stop did not die of its items: what it holds is not counted against them, whether it ends in time or not."""
    mine = sa.and_(items.c.state == ItemState.LEASED, items.c.holder == worker)
    return connection.execute(sa.update(items).where(mine).values(deliveries=_one_less, holder=None)).rowcount


def return_from_the_dead(connection: sa.Connection, worker: str, now: datetime) -> int:
    """A worker that starts holds nothing yet: what its name still holds was left behind by its death, and need not wait for the lease."""
    mine = sa.and_(items.c.state == ItemState.LEASED, items.c.holder == worker)
    back = {"state": str(ItemState.WAITING), "run": None, "lease_until": None, "holder": None, "next_attempt_at": now}
    return connection.execute(sa.update(items).where(mine).values(back)).rowcount


def hand_back(connection: sa.Connection, lease: Lease, party: Sequence[Item], now: datetime) -> None:
    """Back to waiting, due at once; deliveries are remembered, so the tick sends these alone."""
    if not party:
        return
    ids = [item.id for item in party]
    connection.execute(
        sa.update(items)
        .where(items.c.id.in_(ids))
        .values(state=str(ItemState.WAITING), run=None, lease_until=None, holder=None, next_attempt_at=now)
    )
    lines = [passage(lease, item, started=now, finished=now, outcome="split", detail="an earlier run left no outcome") for item in party]
    record(connection, lines)


def _has_killers(connection: sa.Connection, lease: Lease) -> bool:
    query = sa.select(sa.literal(1)).where(items.c.id.in_(lease.ids), items.c.deliveries >= MAX_DELIVERIES).limit(1)
    return connection.execute(query).first() is not None


def _end_killers(connection: sa.Connection, lease: Lease, killers: Sequence[Item], now: datetime, terms: Terms) -> None:
    """An item that kills its worker is dead; where only its enrichment kills, the story lands without."""
    if not killers:
        return
    code = str(FaultCode.KILLS_ITS_WORKER)
    if lease.stage is Stage.ENRICH:
        keep_enrichments(connection, [(item.id, ()) for item in killers])
        _advance(connection, lease, killers, now, terms)
        record(
            connection,
            [
                passage(lease, item, started=now, finished=now, outcome="passed", fault=code, detail="landing without enrichment")
                for item in killers
            ],
        )
        return
    withdraw_places(connection, killers)
    endings = [Ending(item, KILLER) for item in killers]
    end(connection, endings, now)
    note_looks(connection, looks_of(endings), now, terms.next_look)
    record(
        connection, [passage(lease, item, started=now, finished=now, outcome="dead", fault=code, detail=KILLER.detail) for item in killers]
    )


def finish(connection: sa.Connection, lease: Lease, results: Sequence[Done], now: datetime, terms: Terms) -> int:
    """Write what the stage made of each item that is still this run's; how many go on."""
    if lease.stage in PLACED and any(isinstance(done.next, End) for done in results):
        lock(connection, INDEX_LOCK)  # before the rows, as everybody does who takes both
    mine = {item.id for item in held(connection, lease)}
    results = [done for done in results if done.item.id in mine]
    going_on = [done for done in results if isinstance(done.next, GoOn)]
    _keep_outputs(connection, lease.stage, going_on)
    _advance(connection, lease, [done.item for done in going_on], now, terms)
    _wait(connection, [(done, done.next) for done in results if isinstance(done.next, WaitUntil)])
    ended = [(done.item, done.next.outcome) for done in results if isinstance(done.next, End)]
    withdraw_places(connection, [item for item, _ in ended])
    if terms.learner and lease.stage is Stage.PARSE:
        learn_skipped(connection, ended, terms.learner, now)
    endings = [Ending(item, outcome) for item, outcome in ended]
    end(connection, endings, now)
    note_looks(connection, looks_of(endings), now, terms.next_look)
    record(connection, [passage_of(lease, done) for done in results])
    return len(going_on)


def _keep_outputs(connection: sa.Connection, stage: Stage, done: Sequence[Done]) -> None:
    outputs = [(one.item.id, one.output) for one in done]
    if stage is Stage.FETCH:
        keep_retrievals(connection, outputs)
        update_each(connection, [{"item_id": item_id, "raw_digest": raw.digest} for item_id, raw in outputs])
    elif stage is Stage.PARSE:
        keep_drafts(connection, outputs)
        update_each(connection, [{"item_id": one.item.id, "ref": one.item.ref or one.output.ref} for one in done])
    elif stage is Stage.ENRICH:
        keep_enrichments(connection, outputs)


def _advance(connection: sa.Connection, lease: Lease, party: Sequence[Item], now: datetime, terms: Terms) -> None:
    after = lease.stage.after
    if not party or after is None:
        return
    step = {"stage": str(after), "deliveries": 0, "attempts": 0, "holder": None, "lease_until": now + timedelta(seconds=terms.lease)}
    connection.execute(sa.update(items).where(items.c.id.in_([item.id for item in party])).values(step))


def _wait(connection: sa.Connection, waiting: Sequence[tuple[Done, WaitUntil]]) -> None:
    back = [done.item.id for done, then in waiting if not then.counted]
    if back:  # their due time stays as it was, so that they keep their place in the order
        again = {"state": str(ItemState.WAITING), "run": None, "lease_until": None, "holder": None, "deliveries": 0}
        connection.execute(sa.update(items).where(items.c.id.in_(back)).values(again))
    rows = [
        {
            "item_id": done.item.id,
            "state": str(ItemState.WAITING),
            "run": None,
            "lease_until": None,
            "holder": None,
            "next_attempt_at": then.due,
            "attempts": done.item.attempts + 1,
            "deliveries": 0,
            "reason": str(then.fault.code) if then.fault else None,
            "detail": then.fault.detail if then.fault else "",
        }
        for done, then in waiting
        if then.counted
    ]
    update_each(connection, rows)
