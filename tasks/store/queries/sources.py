"""Where work comes from, and how well that goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tasks.store.engine import reading
from tasks.store.schema import sources


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One source as an operator needs to see it."""

    source: int
    name: str
    kind: str
    location: str
    status: str
    items_seen: int
    errors_in_row: int
    last_error: str | None
    last_poll_at: datetime | None
    last_success_at: datetime | None
    last_new_at: datetime | None
    next_poll_at: datetime
    why_then: str

    def as_public(self) -> dict[str, Any]:
        """As plain JSON."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in plain.items()}


def list_sources(engine: sa.Engine) -> list[SourceHealth]:
    """Every source that was not removed, by name."""
    columns = [sources.c.id.label("source"), *(sources.c[name] for name in SourceHealth.__slots__ if name != "source")]
    with reading(engine) as connection:
        rows = connection.execute(sa.select(*columns).where(sources.c.removed_at.is_(None)).order_by(sources.c.name))
        return [SourceHealth(**row) for row in rows.mappings()]


def drop_folders(engine: sa.Engine) -> dict[int, Path]:
    """The drop folders in use, by source."""
    return {source.source: Path(source.location) for source in list_sources(engine) if source.kind == "folder"}
