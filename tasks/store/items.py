"""Rows of the ledger as nouns, and the one check that makes duplicate delivery harmless."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tasks.model import Hints, Item, ItemState
from tasks.ports.store import Lease
from tasks.store.schema import items

PERSON, POLLED, RECHECK = 0, 10, 20
"""Priorities: smaller goes first. What a person waits for passes what a feed listed, news passes a second look at what we hold."""

COLUMNS = (
    items.c.id,
    items.c.kind,
    items.c.location,
    items.c.ref,
    items.c.source,
    items.c.source_id,
    items.c.host,
    items.c.priority,
    items.c.recheck_of,
    items.c.stage,
    items.c.attempts,
    items.c.deliveries,
    items.c.raw_digest,
    items.c.hints,
    items.c.first_seen,
)


def item_of(row: sa.Row[*tuple[Any, ...]]) -> Item:
    """A ledger row as a stage sees it."""
    values = row._asdict()
    values["by_person"] = values.pop("priority") == PERSON
    return Item(**{**values, "hints": Hints(**values["hints"])})


def held(connection: sa.Connection, lease: Lease) -> tuple[Item, ...]:
    """The items this lease still holds at this stage, in id order, locked until the transaction ends.

    A run that lost its lease, or a message delivered twice, finds nothing here and so writes nothing.
    """
    query = (
        sa.select(*COLUMNS)
        .where(items.c.id.in_(lease.ids), items.c.run == lease.run, items.c.stage == lease.stage, items.c.state == ItemState.LEASED)
        .order_by(items.c.id)
        .with_for_update()
    )
    return tuple(item_of(row) for row in connection.execute(query))


def update_each(connection: sa.Connection, values: Sequence[dict[str, Any]]) -> None:
    """Update items by the key ``item_id``, many rows of the same columns in one statement."""
    if not values:
        return
    names = [name for name in values[0] if name != "item_id"]
    statement = sa.update(items).where(items.c.id == sa.bindparam("item_id")).values({name: sa.bindparam(f"new_{name}") for name in names})
    connection.execute(statement, [{"item_id": row["item_id"], **{f"new_{name}": row[name] for name in names}} for row in values])
