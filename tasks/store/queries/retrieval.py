"""Where an item's document was read from, and what its publisher reserves."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tasks.store.engine import reading
from tasks.store.schema import contents, retrievals


def read_retrieval(engine: sa.Engine, item: int) -> dict[str, Any] | None:
    """The retrieval of an item as plain JSON; None while nothing was fetched."""
    query = (
        sa.select(retrievals, contents.c.size).join(contents, contents.c.digest == retrievals.c.digest).where(retrievals.c.item_id == item)
    )
    with reading(engine) as connection:
        row = connection.execute(query).first()
    if row is None:
        return None
    return {
        "url": row.url,
        "media_type": row.media_type,
        "charset": row.charset,
        "bytes": row.size,
        "digest": row.digest,
        "reservations": row.reservations,
        "fetched_at": row.fetched_at.isoformat(),
    }
