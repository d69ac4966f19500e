"""Judge and take the place: the decision and the index entry are one serialised transaction, so no story has two originals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from tasks.errors import Fault
from tasks.model import Item, Outcome, OutcomeKind, Relation, Stage
from tasks.ports.index import Decision, Entry, Index, Place
from tasks.ports.store import Lease, Unjudgeable
from tasks.store.endings import Ending, end
from tasks.store.engine import fault_of
from tasks.store.index import SqlIndex, open_index
from tasks.store.items import held, update_each
from tasks.store.looks import looks_of, note_looks
from tasks.store.schema import drafts
from tasks.store.terms import Terms
from tasks.store.timeline import passage, record

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with its decision and the place it took."""

    item: Item
    entry: Entry
    decision: Decision
    place: Place

    @property
    def same(self) -> bool:
        """Whether there is nothing to land: document and content are known."""
        return self.decision.verdict.relation is Relation.SAME


def judge(
    connection: sa.Connection,
    lease: Lease,
    entries: Sequence[tuple[Item, E]],
    decide: Callable[[E, Index], Decision],
    now: datetime,
    terms: Terms,
) -> int:
    """Decide over each entry in turn and take its place; how many go on.

    Raises :class:`Unjudgeable` for a bug in one decision, with the whole transaction undone: the caller names the item and
    comes again without it.
    """
    with open_index(connection) as index:
        mine = {item.id for item in held(connection, lease)}
        still = [(item, entry) for item, entry in entries if item.id in mine]
        index.read_ahead([entry for _, entry in still])
        judged = [_one(index, item, entry, decide, now) for item, entry in still]
    _keep(connection, judged, now, terms)
    same = [one for one in judged if one.same]
    endings = [Ending(one.item, _unchanged(one), one.place.article_id, _story(one)) for one in same]
    end(connection, endings, now)
    note_looks(connection, looks_of(endings), now, terms.next_look)
    record(
        connection,
        [passage(lease, one.item, started=now, finished=now, outcome=_word(one), detail=one.decision.verdict.reason) for one in judged],
    )
    return len(judged) - len(same)


def _one(index: SqlIndex, item: Item, entry: E, decide: Callable[[E, Index], Decision], now: datetime) -> Judged:
    try:
        decision = decide(entry, index)
        return Judged(item, entry, decision, index.take(entry, decision, now=now, source_id=item.source_id))
    except Exception as error:
        if isinstance(error, Fault) or (isinstance(error, SQLAlchemyError) and fault_of(error)):
            raise  # the database's troubles are nobody's fault in this batch
        raise Unjudgeable(item, error) from error


def _word(one: Judged) -> str:
    return "unchanged" if one.same else "passed"


def _unchanged(one: Judged) -> Outcome:
    return Outcome(kind=OutcomeKind.UNCHANGED, reason="known", detail=one.decision.verdict.reason)


def _story(one: Judged) -> dict[str, object]:
    return {"relation": str(one.decision.verdict.relation), "headline": one.entry.edition.headline, "article": one.place.article_id}


def _keep(connection: sa.Connection, judged: Sequence[Judged], now: datetime, terms: Terms) -> None:
    """The verdict beside the draft, the place on the ledger row; on to the next stage."""
    if not judged:
        return
    statement = (
        sa.update(drafts)
        .where(drafts.c.item_id == sa.bindparam("of_item"))
        .values(verdict=sa.bindparam("found"), content_key=sa.bindparam("key"), change=sa.bindparam("changed"))
    )
    connection.execute(
        statement,
        [
            {
                "of_item": one.item.id,
                "found": one.decision.verdict.model_dump(mode="json"),
                "key": one.entry.edition.content_key,
                "changed": dict(one.decision.change) if one.decision.change else None,
            }
            for one in judged
        ],
    )
    until = now + timedelta(seconds=terms.lease)
    update_each(connection, [_row(one, until) for one in judged])


def _row(one: Judged, until: datetime) -> dict[str, object]:
    verdict = one.decision.verdict
    return {
        "item_id": one.item.id,
        "stage": str(Stage.ENRICH),
        "deliveries": 0,
        "attempts": 0,
        "holder": None,
        "lease_until": until,
        "relation": str(verdict.relation),
        "article_id": one.place.article_id,
        "of_article_id": verdict.of,
        "revision": one.place.revision,
    }
