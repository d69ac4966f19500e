"""Claims: which dropped file was taken, and whether everything in it has ended, so that the file can be put away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from tasks.model import ItemState, Outcome, OutcomeKind
from tasks.store.engine import upsert
from tasks.store.intake import Document, Origin, put_documents
from tasks.store.items import POLLED
from tasks.store.schema import claims, items
from tasks.store.sources import LeasedSource


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


def take_claim(connection: sa.Connection, source: LeasedSource, claim: ClaimRow, documents: Iterable[Document], now: datetime) -> int:
    """Put a claimed file's documents into the ledger, once: a claim that was taken before brings nothing. How many items."""
    row = {
        "id": claim.id,
        "source_id": source.id,
        "folder": claim.folder,
        "path": claim.path,
        "name": claim.name,
        "size": claim.size,
        "claimed_at": now,
    }
    if not connection.execute(upsert(connection, claims).values(row).on_conflict_do_nothing()).rowcount:
        return 0
    return len(put_documents(connection, documents, now, Origin(name=source.name, source_id=source.id, priority=POLLED, claim_id=claim.id)))


def finished_claims(connection: sa.Connection, source_id: int, limit: int = 200) -> list[ClaimRow]:
    """Open claims of which every document has ended."""
    open_item = sa.exists().where(items.c.claim_id == claims.c.id, items.c.state != ItemState.DONE)
    query = (
        sa.select(claims)
        .where(claims.c.source_id == source_id, claims.c.settled_at.is_(None), ~open_item)
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
