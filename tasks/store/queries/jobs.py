"""The ledger's rows as people ask for them: which items, in which state, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tasks.model import ItemState, OutcomeKind
from tasks.store.engine import reading
from tasks.store.schema import items

STATES = (*(str(state) for state in ItemState), *(str(kind) for kind in OutcomeKind))
"""What may be asked for as a state: where an item stands, or how it ended."""


@dataclass(frozen=True, slots=True)
class JobFilter:
    """Which items. None means any; ``before`` is the last id of the page before this one."""

    state: str | None = None
    reason: str | None = None
    since: datetime | None = None
    source: str | None = None
    limit: int = 50
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One item of the ledger."""

    item: int
    ref: str | None
    location: str
    source: str
    state: str
    stage: str
    outcome: str | None
    reason: str | None
    detail: str
    attempts: int
    first_seen: datetime
    next_attempt_at: datetime
    finished_at: datetime | None
    relation: str | None
    article: int | None
    of: int | None

    def as_public(self) -> dict[str, Any]:
        """As plain JSON."""
        return {
            "item": self.item,
            "ref": self.ref,
            "location": self.location,
            "source": self.source,
            "state": self.state,
            "stage": self.stage,
            "outcome": self.outcome,
            "reason": self.reason,
            "detail": self.detail,
            "attempts": self.attempts,
            "first_seen": self.first_seen.isoformat(),
            "next_attempt_at": self.next_attempt_at.isoformat() if self.state == ItemState.WAITING else None,
            "finished_at": self.finished_at.isoformat() if self.finished_at else None,
            "relation": self.relation,
            "article": self.article,
            "of": self.of,
        }


COLUMNS = (
    items.c.id.label("item"),
    items.c.ref,
    items.c.location,
    items.c.source,
    items.c.state,
    items.c.stage,
    items.c.outcome,
    items.c.reason,
    items.c.detail,
    items.c.attempts,
    items.c.first_seen,
    items.c.next_attempt_at,
    items.c.finished_at,
    items.c.relation,
    items.c.article_id.label("article"),
    items.c.of_article_id.label("of"),
)


def list_jobs(engine: sa.Engine, wanted: JobFilter) -> list[Job]:
    """The newest items first, at most ``wanted.limit``; go on with ``before`` set to the last id."""
    query = sa.select(*COLUMNS).where(*_conditions(wanted)).order_by(items.c.id.desc()).limit(wanted.limit)
    with reading(engine) as connection:
        return [Job(**row) for row in connection.execute(query).mappings()]


def find_job(engine: sa.Engine, item: int) -> Job | None:
    """One item, or None."""
    with reading(engine) as connection:
        row = connection.execute(sa.select(*COLUMNS).where(items.c.id == item)).mappings().first()
    return Job(**row) if row else None


def find_jobs(engine: sa.Engine, wanted: list[int]) -> list[Job]:
    """These items, in id order."""
    found: list[Job] = []
    with reading(engine) as connection:
        for place in range(0, len(wanted), 500):
            query = sa.select(*COLUMNS).where(items.c.id.in_(wanted[place : place + 500]))
            found += [Job(**row) for row in connection.execute(query).mappings()]
    return sorted(found, key=lambda job: job.item)


def unfinished(engine: sa.Engine, wanted: list[int]) -> set[int]:
    """Those of these items that have no outcome yet."""
    if not wanted:
        return set()
    query = sa.select(items.c.id).where(items.c.state != ItemState.DONE, items.c.id.between(min(wanted), max(wanted)))
    with reading(engine) as connection:
        return set(connection.execute(query).scalars()) & set(wanted)


def _conditions(wanted: JobFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.state is not None:
        column = items.c.state if wanted.state in set(ItemState) else items.c.outcome
        conditions.append(column == wanted.state)
    if wanted.reason is not None:
        conditions.append(items.c.reason == wanted.reason)
    if wanted.since is not None:
        conditions.append(items.c.first_seen >= wanted.since)
    if wanted.source is not None:
        conditions.append(items.c.source == wanted.source)
    if wanted.before is not None:
        conditions.append(items.c.id < wanted.before)
    return conditions
