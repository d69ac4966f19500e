"""When the workers were last heard of."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from tasks.store.engine import reading
from tasks.store.schema import heartbeats


def last_heartbeats(engine: sa.Engine) -> dict[str, datetime]:
    """The last sign of life by role (control, fetch, process)."""
    with reading(engine) as connection:
        return {row.role: row.at for row in connection.execute(sa.select(heartbeats.c.role, heartbeats.c.at))}
