"""What happened to one item, stage by stage."""

from __future__ import annotations

import sqlalchemy as sa

from tasks.model import Passage
from tasks.store.engine import reading
from tasks.store.schema import passages


def read_timeline(engine: sa.Engine, item: int) -> list[Passage]:
    """The item's stage runs in the order in which they began."""
    columns = [passages.c[name] for name in Passage.model_fields]
    query = sa.select(*columns).where(passages.c.item_id == item).order_by(passages.c.started, passages.c.id)
    with reading(engine) as connection:
        return [Passage(**row) for row in connection.execute(query).mappings()]
