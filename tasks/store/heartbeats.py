"""Signs of life that the supervisor reads."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from tasks.store.engine import upsert
from tasks.store.schema import heartbeats


def beat(connection: sa.Connection, role: str, now: datetime) -> None:
    """``role`` was alive ``now``."""
    statement = upsert(connection, heartbeats)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["role"], set_={"at": statement.excluded.at}), {"role": role, "at": now}
    )
