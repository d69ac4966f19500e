"""Claims: which dropped file was taken, and whether everything in it has ended, so that the file can be put away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from tasks.errors import FaultCode, Poison
from tasks.model import ItemState, Outcome, OutcomeKind
from tasks.store.engine import upsert
from tasks.store.intake import Document, Origin, put_documents
from tasks.store.items import POLLED
from tasks.store.schema import claims, items
from tasks.store.sources import LeasedSource

MAX_TAKES = 3
"""Times a file may be begun without a portion of it coming in."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A file taken by rename: its claim id, where it lies now, and its name as dropped."""

    id: str
    folder: str
    path: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class DocumentEnd:
    """How one document of a claim ended."""

    item_id: int
    line_no: int | None
    outcome: Outcome
    article_id: int | None


def open_claim(connection: sa.Connection, source: LeasedSource, claim: ClaimRow, now: datetime) -> int | None:
    """Begin to take a claimed file, or go on where a dead worker stopped: how many of its documents are in. None: all of them.

    Each begin is counted before anything is read. A file that was begun :data:`MAX_TAKES` times in vain since its last portion kills its
    worker: what is in stays in, one item more says so, and the file is put away as failed.
    """
    row = {
        "id": claim.id,
        "source_id": source.id,
        "folder": claim.folder,
        "path": claim.path,
        "name": claim.name,
        "size": claim.size,
        "claimed_at": now,
        "taken": 0,
        "complete": False,
        "takes": 0,
    }
    connection.execute(upsert(connection, claims).values(row).on_conflict_do_nothing())
    query = sa.select(claims.c.taken, claims.c.complete, claims.c.takes).where(claims.c.id == claim.id).with_for_update()
    kept = connection.execute(query).one()
    if kept.complete:
        return None
    if kept.takes >= MAX_TAKES:
        fault = Poison(FaultCode.KILLS_ITS_WORKER, f"the file was begun {MAX_TAKES} times and none got further than document {kept.taken}")
        poison = Document(b"", f"{claim.folder}/{claim.name}", fault=fault)
        take_more(connection, source, claim.id, int(kept.taken), [poison], last=True, now=now)
        return None
    connection.execute(sa.update(claims).where(claims.c.id == claim.id).values(takes=kept.takes + 1))
    return int(kept.taken)


def take_more(
    connection: sa.Connection, source: LeasedSource, claim_id: str, start: int, documents: Sequence[Document], *, last: bool, now: datetime
) -> bool:
    """Put the next documents of a claimed file into the ledger, from number ``start`` on; False when somebody else has done so.

    The file's bytes, its items and how far it is taken are one transaction: each document comes in once, whoever is killed.
    """
    mine = sa.select(claims.c.id).where(claims.c.id == claim_id, claims.c.taken == start, claims.c.complete.is_(False)).with_for_update()
    if connection.execute(mine).scalar() is None:
        return False
    put_documents(connection, documents, now, Origin(name=source.name, source_id=source.id, priority=POLLED, claim_id=claim_id))
    progress = {"taken": start + len(documents), "complete": last, "takes": 0}
    connection.execute(sa.update(claims).where(claims.c.id == claim_id).values(progress))
    return True


def finished_claims(connection: sa.Connection, source_id: int, limit: int = 200) -> list[ClaimRow]:
    """Open claims of which every document has ended."""
    open_item = sa.exists().where(items.c.claim_id == claims.c.id, items.c.state != ItemState.DONE)
    query = (
        sa.select(claims)
        .where(claims.c.source_id == source_id, claims.c.complete.is_(True), claims.c.settled_at.is_(None), ~open_item)
        .order_by(claims.c.claimed_at)
        .limit(limit)
    )
    return [ClaimRow(row.id, row.folder, row.path, row.name, row.size) for row in connection.execute(query)]


def ends_of(connection: sa.Connection, claim_id: str) -> Sequence[DocumentEnd]:
    """How each document of a claim ended, in line order."""
    query = (
        sa.select(items.c.id, items.c.line_no, items.c.outcome, items.c.reason, items.c.detail, items.c.article_id)
        .where(items.c.claim_id == claim_id, items.c.outcome.is_not(None))
        .order_by(items.c.line_no, items.c.id)
    )
    return [
        DocumentEnd(row.id, row.line_no, Outcome(kind=OutcomeKind(row.outcome), reason=row.reason, detail=row.detail), row.article_id)
        for row in connection.execute(query)
    ]


def mark_settled(connection: sa.Connection, claim_id: str, path: str, now: datetime) -> None:
    """The file has been put away."""
    connection.execute(sa.update(claims).where(claims.c.id == claim_id).values(settled_at=now, settled_path=path))
