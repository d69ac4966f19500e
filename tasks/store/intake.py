"""Work coming in: every address and document becomes a row of the ledger, whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import urlsplit

import sqlalchemy as sa

from tasks.errors import Fault, FaultCode, Permanent, Poison
from tasks.model import Hints, ItemKind, ItemState, Outcome, OutcomeKind, RawDocument, Stage, digest_of
from tasks.store.documents import keep_retrievals
from tasks.store.endings import Ending, end
from tasks.store.engine import writing
from tasks.store.items import COLUMNS, PERSON, POLLED, item_of
from tasks.store.schema import items
from tasks.store.words import REPLACEMENT, clean

T = TypeVar("T")
ENQUEUED = "enqueued"
"""Source name of what a person asked for."""

ROWS_AT_ONCE = 500
URL_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address somebody wants fetched."""

    url: str
    ref: str | None = None
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wants it: a source, or a person."""

    name: str = ENQUEUED
    source_id: int | None = None
    priority: int = PERSON
    claim_id: str | None = None
    recheck_of: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document that came in whole. ``fault`` says why it cannot be taken; it is recorded all the same."""

    content: bytes
    location: str
    media_type: str = ""
    line_no: int | None = None
    ref: str | None = None
    fault: Fault | None = None


PERSONAL = Origin()


def enqueue_urls(engine: sa.Engine, wanted: Iterable[Wanted], now: datetime, origin: Origin = PERSONAL) -> list[int]:
    """Put addresses into the ledger, one item each, in one transaction; their ids in the order given.

    A malformed address becomes an item too, skipped with ``bad_url``.
    """
    with writing(engine) as connection:
        return put_urls(connection, wanted, now, origin)


def put_urls(connection: sa.Connection, wanted: Iterable[Wanted], now: datetime, origin: Origin) -> list[int]:
    """:func:`enqueue_urls` in the caller's transaction.

    An address that a source lists while it is on its way already is not fetched twice: its item ends at once, unchanged (``in_flight``).
    """
    ids: list[int] = []
    for some in _chunks(wanted, ROWS_AT_ONCE):
        rows = [_url_row(one, now, origin) for one in some]
        new = _insert(connection, rows)
        ids += new
        _refuse(connection, [(item_id, bad_url(tidy(one.url))) for item_id, one in zip(new, some, strict=True)], now)
        if origin.priority == POLLED:
            _end_those_on_their_way(connection, new, now)
    return ids


def take_documents(engine: sa.Engine, documents: Iterable[Document], now: datetime, origin: Origin = PERSONAL) -> list[int]:
    """Put whole documents into the ledger, bytes and all, in one transaction; their ids in the order given."""
    with writing(engine) as connection:
        return put_documents(connection, documents, now, origin)


def put_documents(connection: sa.Connection, documents: Iterable[Document], now: datetime, origin: Origin) -> list[int]:
    """:func:`take_documents` in the caller's transaction. Holds at most some hundred documents in memory."""
    ids: list[int] = []
    for some in _chunks(documents, ROWS_AT_ONCE):
        raws = [_raw(document, now) for document in some]
        new = _insert(connection, [_document_row(document, raw, now, origin) for document, raw in zip(some, raws, strict=True)])
        keep_retrievals(connection, list(zip(new, raws, strict=True)))
        _refuse(connection, [(item_id, document.fault) for item_id, document in zip(new, some, strict=True)], now)
        ids += new
    return ids


def bad_url(url: str) -> Fault | None:
    """Why this address cannot be fetched at all, or None. The guard looks closer when it is fetched."""
    if len(url) > URL_LIMIT:
        return Permanent(FaultCode.BAD_URL, f"longer than {URL_LIMIT} characters")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        return Permanent(FaultCode.BAD_URL, str(error))
    if parts.scheme.lower() not in ("http", "https"):
        return Permanent(FaultCode.BAD_URL, "only http:// and https:// addresses are fetched")
    if not parts.hostname or any(char.isspace() for char in url):
        return Permanent(FaultCode.BAD_URL, "no host, or white space inside")
    if REPLACEMENT in url:
        return Permanent(FaultCode.BAD_URL, "bytes that are no text")
    return None


def host_of(url: str) -> str | None:
    """The host that manners are kept towards: lower case, with the port when one is given."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    return f"{parts.hostname}:{port}" if parts.hostname and port else parts.hostname


def tidy(url: str) -> str:
    """An address as it is kept: no white space, byte order mark or half characters around or inside it that a copy-and-paste brought."""
    return clean(url).strip().strip("\ufeff\u200b").strip()


def _url_row(wanted: Wanted, now: datetime, origin: Origin) -> dict[str, Any]:
    url = tidy(wanted.url)
    return {
        **_row(now, origin),
        "kind": str(ItemKind.URL),
        "location": url[:URL_LIMIT],
        "ref": wanted.ref,
        "host": host_of(url),
        "line_no": None,
        "hints": wanted.hints.model_dump(mode="json", exclude_defaults=True),
        "stage": str(Stage.FETCH),
        "raw_digest": None,
    }


def _document_row(document: Document, raw: RawDocument, now: datetime, origin: Origin) -> dict[str, Any]:
    return {
        **_row(now, origin),
        "kind": str(ItemKind.DROP),
        "location": document.location,
        "ref": document.ref,
        "host": None,
        "line_no": document.line_no,
        "hints": {},
        "stage": str(Stage.PARSE),
        "raw_digest": raw.digest,
    }


def _row(now: datetime, origin: Origin) -> dict[str, Any]:
    return {
        "source_id": origin.source_id,
        "source": origin.name,
        "claim_id": origin.claim_id,
        "recheck_of": origin.recheck_of,
        "priority": origin.priority,
        "first_seen": now,
        "state": str(ItemState.WAITING),
        "next_attempt_at": now,
        "attempts": 0,
        "deliveries": 0,
        "detail": "",
    }


def _raw(document: Document, now: datetime) -> RawDocument:
    return RawDocument(digest=digest_of(document.content), content=document.content, media_type=document.media_type, fetched_at=now)


def _insert(connection: sa.Connection, rows: Sequence[dict[str, Any]]) -> list[int]:
    if not rows:
        return []
    statement = sa.insert(items).returning(items.c.id, sort_by_parameter_order=True)
    return list(connection.execute(statement, list(rows)).scalars())


def _refuse(connection: sa.Connection, verdicts: Sequence[tuple[int, Fault | None]], now: datetime) -> None:
    faults = {item_id: fault for item_id, fault in verdicts if fault is not None}
    _end(
        connection,
        {item_id: _outcome_of(fault) for item_id, fault in faults.items()},
        now,
    )


def _outcome_of(fault: Fault) -> Outcome:
    kind = OutcomeKind.DEAD if isinstance(fault, Poison) else OutcomeKind.SKIPPED
    return Outcome(kind=kind, reason=fault.code, detail=fault.detail)


def _end_those_on_their_way(connection: sa.Connection, new: Sequence[int], now: datetime) -> None:
    other = items.alias()
    query = (
        sa.select(items.c.id, sa.func.min(other.c.id).label("first"))
        .join(other, sa.and_(other.c.location == items.c.location, other.c.state != ItemState.DONE, other.c.id < items.c.id))
        .where(items.c.id.in_(new), items.c.state == ItemState.WAITING)
        .group_by(items.c.id)
    )
    found = {row.id: row.first for row in connection.execute(query)}
    _end(
        connection,
        {item_id: Outcome(kind=OutcomeKind.UNCHANGED, reason="in_flight", detail=f"as item {first}") for item_id, first in found.items()},
        now,
    )


def _end(connection: sa.Connection, outcomes: dict[int, Outcome], now: datetime) -> None:
    if outcomes:
        query = sa.select(*COLUMNS).where(items.c.id.in_(outcomes))
        end(connection, [Ending(item_of(row), outcomes[row.id]) for row in connection.execute(query)], now)


def _chunks(things: Iterable[T], size: int) -> Iterator[list[T]]:
    flow = iter(things)
    while chunk := list(islice(flow, size)):
        yield chunk
