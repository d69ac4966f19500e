"""Alembic's way in. Migrations run on the connection that :mod:`tasks.store.migrate` hands over, inside its transaction."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

import tasks.store.index.tables  # noqa: F401 - puts the index's tables into the metadata
from tasks.store.schema import CleanText, UtcTime, metadata


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """A migration says what the database is told, not which class of ours told it."""
    if kind == "type" and isinstance(item, UtcTime):
        return "sa.DateTime(timezone=True)"
    return "sa.Text()" if kind == "type" and isinstance(item, CleanText) else False


def is_ours(_item: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:  # noqa: FBT001 - Alembic's signature
    """The search index is made by hand, with means the metadata does not know."""
    return not (kind == "table" and name is not None and name.startswith("search_words"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=render_item,
    include_object=is_ours,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
