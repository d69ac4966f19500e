"""What is on its way: the draft, the verdict on it, its enrichments. Gone when the item has ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from tasks.model import Draft, Enrichment, Item
from tasks.store.engine import upsert
from tasks.store.schema import drafts


def keep_drafts(connection: sa.Connection, parsed: Sequence[tuple[int, Draft]]) -> None:
    """Keep drafts by item id."""
    if not parsed:
        return
    statement = upsert(connection, drafts)
    statement = statement.on_conflict_do_update(index_elements=["item_id"], set_={"draft": statement.excluded.draft})
    connection.execute(
        statement, [{"item_id": item_id, "draft": draft.model_dump(mode="json", exclude_defaults=True)} for item_id, draft in parsed]
    )


def keep_enrichments(connection: sa.Connection, found: Sequence[tuple[int, Sequence[Enrichment]]]) -> None:
    """Keep enrichments by item id."""
    if not found:
        return
    statement = sa.update(drafts).where(drafts.c.item_id == sa.bindparam("of_item")).values(enrichments=sa.bindparam("found"))
    connection.execute(statement, [{"of_item": item_id, "found": [one.model_dump(mode="json") for one in some]} for item_id, some in found])


def read_drafts(connection: sa.Connection, items: Sequence[Item]) -> Mapping[int, Draft]:
    """The drafts of these items, by item id."""
    query = sa.select(drafts.c.item_id, drafts.c.draft).where(drafts.c.item_id.in_([item.id for item in items]))
    return {row.item_id: Draft(**row.draft) for row in connection.execute(query)}
