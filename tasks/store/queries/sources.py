"""Where work comes from, and how well that goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tasks.store.engine import reading
from tasks.store.schema import sources
from tasks.store.source_health import Health, health_of


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One source as an operator needs to see it."""

    source: int
    name: str
    title: str | None
    kind: str
    location: str
    status: str
    added_at: datetime
    items_seen: int
    per_day: float | None
    errors_in_row: int
    last_error: str | None
    last_poll_at: datetime | None
    last_success_at: datetime | None
    last_new_at: datetime | None
    next_poll_at: datetime
    why_then: str

    def health(self, now: datetime) -> Health:
        """How it does, in one word."""
        return health_of(
            status=self.status,
            errors_in_row=self.errors_in_row,
            last_new_at=self.last_new_at,
            added_at=self.added_at,
            per_day=self.per_day,
            now=now,
        )

    def as_public(self, now: datetime) -> dict[str, Any]:
        """As plain JSON."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        said = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in plain.items()}
        return {**said, "health": str(self.health(now))}


def list_sources(engine: sa.Engine) -> list[SourceHealth]:
    """Every source that was not removed, by name."""
    columns = [sources.c.id.label("source"), *(sources.c[name] for name in SourceHealth.__slots__ if name != "source")]
    with reading(engine) as connection:
        rows = connection.execute(sa.select(*columns).where(sources.c.removed_at.is_(None)).order_by(sources.c.name))
        return [SourceHealth(**row) for row in rows.mappings()]


def drop_folders(engine: sa.Engine) -> dict[int, Path]:
    """The drop folders in use, by source."""
    return {source.source: Path(source.location) for source in list_sources(engine) if source.kind == "folder"}
