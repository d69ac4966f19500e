"""How items end: the outcome on the ledger row and the event that tells of it, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tasks.model import Item, ItemState, Outcome, OutcomeKind
from tasks.store.items import update_each
from tasks.store.schema import drafts, events


@dataclass(frozen=True, slots=True)
class Ending:
    """One item's end. ``story`` is what the event tells besides: headline, relation, language and so on."""

    item: Item
    outcome: Outcome
    article_id: int | None = None
    story: dict[str, Any] | None = None
    edited: bool = False
    """The page has a new revision."""


def end(connection: sa.Connection, endings: Sequence[Ending], now: datetime) -> None:
    """Close the items' rows, drop what was only on the way, and tell of it."""
    if not endings:
        return
    update_each(connection, [_closed(ending, now) for ending in endings])
    connection.execute(sa.delete(drafts).where(drafts.c.item_id.in_([ending.item.id for ending in endings])))
    connection.execute(sa.insert(events), [_event(ending, now) for ending in endings])


def _closed(ending: Ending, now: datetime) -> dict[str, Any]:
    return {
        "item_id": ending.item.id,
        "state": str(ItemState.DONE),
        "run": None,
        "lease_until": None,
        "holder": None,
        "outcome": str(ending.outcome.kind),
        "reason": ending.outcome.reason,
        "detail": ending.outcome.detail,
        "finished_at": now,
    }


def _event(ending: Ending, now: datetime) -> dict[str, Any]:
    story = ending.story or {}
    payload = {
        "item": ending.item.id,
        "location": ending.item.location,
        "source": ending.item.source,
        "outcome": str(ending.outcome.kind),
        "reason": ending.outcome.reason,
        "detail": ending.outcome.detail,
        "alarm": ending.outcome.kind is OutcomeKind.DEAD,
        **story,
    }
    return {"at": now, "kind": str(ending.outcome.kind), "item_id": ending.item.id, "article_id": ending.article_id, "payload": payload}
