"""Sources: what is looked at again and again, what was seen there, and when the next look is due."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa

from tasks.errors import Fault, FaultCode, Permanent
from tasks.store.engine import writing
from tasks.store.intake import Origin, Wanted, put_urls
from tasks.store.items import POLLED
from tasks.store.schema import sources

FOLDER = "folder"
LONGEST_WAIT = 31 * 86400.0


@dataclass(frozen=True, slots=True)
class LeasedSource:
    """A source whose look is due, leased to one run."""

    id: int
    name: str
    kind: str
    location: str
    state: Mapping[str, Any]
    run: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look brought: how it went, what is new, and when to look again.

    ``status`` is one word (ok, unchanged, gone, error); ``next_after`` is in seconds, None for never again (gone).
    """

    status: str
    state: Mapping[str, Any]
    next_after: float | None
    why: str
    wanted: Sequence[Wanted] = ()
    new: int = 0
    location: str | None = None
    title: str | None = None
    per_day: float | None = None
    fault: Fault | None = None


def add_source(engine: sa.Engine, kind: str, location: str, now: datetime, name: str | None = None) -> int:
    """Add a source and look at it at once; its id. One that is there already (also a removed one) is taken up again.

    Raises Permanent ``bad_url`` when another source has this name.
    """
    with writing(engine) as connection:
        known = connection.execute(sa.select(sources.c.id).where(sources.c.kind == kind, sources.c.location == location)).scalar()
        if known is not None:
            again: dict[str, Any] = {"removed_at": None, "next_poll_at": now, "why_then": "added again"}
            connection.execute(sa.update(sources).where(sources.c.id == known).values(again | ({"name": name} if name else {})))
            return int(known)
        wanted = name or default_name(kind, location)
        if connection.execute(sa.select(sources.c.id).where(sources.c.name == wanted)).scalar() is not None:
            if name:
                raise Permanent(FaultCode.BAD_URL, f"a source named {name!r} is there already: choose another name")
            wanted = f"{wanted} ({location})"
        row = {
            "name": wanted,
            "kind": kind,
            "location": location,
            "added_at": now,
            "state": {},
            "status": "new",
            "next_poll_at": now,
            "why_then": "just added",
            "errors_in_row": 0,
            "items_seen": 0,
        }
        return int(connection.execute(sa.insert(sources).returning(sources.c.id), row).scalar_one())


def default_name(kind: str, location: str) -> str:
    """What a source is called until someone names it: the host and path of an address, the last part of a folder."""
    if kind == FOLDER:
        return Path(location).name or location
    parts = urlsplit(location)
    return f"{parts.netloc}{parts.path}".rstrip("/") or location


def remove_source(engine: sa.Engine, key: str, now: datetime) -> str | None:
    """Look at a source no more; its articles stay. ``key`` is an id or a name. The removed one's name, or None."""
    with writing(engine) as connection:
        named = sources.c.name == key
        condition = sa.or_(named, sources.c.id == int(key)) if key.isdecimal() else named
        statement = sa.update(sources).where(condition, sources.c.removed_at.is_(None)).values(removed_at=now, run=None, lease_until=None)
        return connection.execute(statement.returning(sources.c.name)).scalar()


def lease_due_sources(connection: sa.Connection, now: datetime, seconds: float, limit: int) -> list[LeasedSource]:
    """Lease the sources whose look is due, in the tick's transaction."""
    due = (
        sa.select(sources.c.id)
        .where(
            sources.c.removed_at.is_(None),
            sources.c.next_poll_at <= now,
            sa.or_(sources.c.lease_until.is_(None), sources.c.lease_until < now),
        )
        .order_by(sources.c.next_poll_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = list(connection.execute(due).scalars())
    if not ids:
        return []
    run = uuid.uuid4().hex
    connection.execute(sa.update(sources).where(sources.c.id.in_(ids)).values(run=run, lease_until=now + timedelta(seconds=seconds)))
    return sources_of_run(connection, run, ids)


def poll_now(connection: sa.Connection, source_id: int, now: datetime) -> None:
    """Make a source's next look due at once (a file event, a person's wish)."""
    connection.execute(
        sa.update(sources).where(sources.c.id == source_id, sources.c.removed_at.is_(None)).values(next_poll_at=now, why_then="asked for")
    )


def sources_of_run(connection: sa.Connection, run: str, ids: Sequence[int]) -> list[LeasedSource]:
    """The sources this run still holds."""
    query = sa.select(sources).where(sources.c.id.in_(ids), sources.c.run == run).order_by(sources.c.id)
    return [LeasedSource(row.id, row.name, row.kind, row.location, row.state, run) for row in connection.execute(query)]


def hand_back(connection: sa.Connection, source: LeasedSource) -> None:
    """The look did not come to its turn: the source is due again at once."""
    mine = sa.and_(sources.c.id == source.id, sources.c.run == source.run)
    connection.execute(sa.update(sources).where(mine).values(run=None, lease_until=None))


def save_seen(connection: sa.Connection, source: LeasedSource, seen: Seen, now: datetime) -> int:
    """Write what a look brought: new items and the source's new state together, or nothing when the lease is lost. How many items."""
    mine = sa.select(sources.c.id).where(sources.c.id == source.id, sources.c.run == source.run).with_for_update()
    if connection.execute(mine).scalar() is None:
        return 0
    ids = put_urls(connection, seen.wanted, now, Origin(name=source.name, source_id=source.id, priority=POLLED))
    connection.execute(sa.update(sources).where(sources.c.id == source.id).values(_row(seen, len(ids) + seen.new, now)))
    return len(ids) + seen.new


def _row(seen: Seen, new: int, now: datetime) -> dict[str, Any]:
    wait = LONGEST_WAIT if seen.next_after is None else min(seen.next_after, LONGEST_WAIT)
    failed = seen.fault is not None
    row: dict[str, Any] = {
        "state": dict(seen.state),
        "status": seen.status,
        "run": None,
        "lease_until": None,
        "last_poll_at": now,
        "next_poll_at": now + timedelta(seconds=wait),
        "why_then": seen.why,
        "errors_in_row": sources.c.errors_in_row + 1 if failed else 0,
        "last_error": str(seen.fault) if failed else None,
        "items_seen": sources.c.items_seen + new,
    }
    if not failed:
        row["last_success_at"] = now
    if new:
        row["last_new_at"] = now
    told = {"location": seen.location, "title": seen.title, "per_day": seen.per_day}
    row |= {name: value for name, value in told.items() if value is not None}
    return row
