"""Looks at articles we hold: each end of a fetched page leaves its mark on the article, and says when to look again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from tasks.errors import FaultCode
from tasks.model import Hints, Item, ItemKind, ItemState, Outcome, OutcomeKind
from tasks.ports.rechecks import Looks, NextLook
from tasks.store.endings import Ending
from tasks.store.intake import Origin, Wanted, host_of, put_urls
from tasks.store.items import RECHECK
from tasks.store.schema import articles, items, retrievals, revisions

WAITING_PER_HOST = 20
"""Rechecks that may wait for one host: the rest stays on its article until these are done."""

GONE = frozenset({FaultCode.NOT_FOUND, FaultCode.GONE})


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at an article's page found."""

    article_id: int
    item: Item
    edited: bool = False
    gone: bool = False


def looks_of(endings: Sequence[Ending]) -> list[Seen]:
    """The looks among the ends: those of pages, where the article is known."""
    found = ((ending, ending.article_id or ending.item.recheck_of) for ending in endings if ending.item.kind is ItemKind.URL)
    return [
        Seen(article, ending.item, edited=ending.edited, gone=_is_gone(ending.outcome)) for ending, article in found if article is not None
    ]


def _is_gone(outcome: Outcome) -> bool:
    return outcome.kind is OutcomeKind.SKIPPED and outcome.reason in GONE


def note_looks(connection: sa.Connection, looks: Sequence[Seen], now: datetime, next_look: NextLook) -> None:
    """Mark the articles, in the transaction that ends the items."""
    for seen in looks:
        row = connection.execute(_facts.where(articles.c.id == seen.article_id)).first()
        if row is None:
            continue
        unchanged = 0 if seen.edited or row.last_look is None else row.unchanged_in_row + 1
        last_edit = now if seen.edited else row.last_edit
        facts = Looks(row.first_seen, now, row.published_at, last_edit, unchanged, seen.gone)
        mark = {"last_look": now, "last_edit": last_edit, "unchanged_in_row": unchanged, "next_look_at": next_look(facts, now)}
        connection.execute(sa.update(articles).where(articles.c.id == seen.article_id).values(mark | _address(connection, seen)))


def put_rechecks(connection: sa.Connection, now: datetime, limit: int) -> int:
    """Put articles whose next look is due into the ledger, as far as their hosts have room; how many."""
    query = sa.select(articles).where(articles.c.next_look_at <= now).order_by(articles.c.next_look_at).limit(limit)
    due = connection.execute(query.with_for_update(skip_locked=True)).all()
    if not due:
        return 0
    waiting = _waiting_rechecks(connection)
    taken = []
    for row in due:
        host = host_of(row.address or "") or ""
        if row.address and waiting[host] < WAITING_PER_HOST:
            waiting[host] += 1
            taken.append(row)
    for row in taken:
        hints = Hints(etag=row.etag, last_modified=row.last_modified)
        origin = Origin(name=row.source, source_id=row.source_id, priority=RECHECK, recheck_of=row.id)
        put_urls(connection, [Wanted(row.address, hints=hints)], now, origin)
    connection.execute(sa.update(articles).where(articles.c.id.in_([row.id for row in taken])).values(next_look_at=None))
    return len(taken)


def _waiting_rechecks(connection: sa.Connection) -> Counter[str]:
    """How many rechecks wait for each host."""
    query = sa.select(items.c.host).where(items.c.state != ItemState.DONE, items.c.priority == RECHECK)
    return Counter(host or "" for host in connection.execute(query).scalars())


_facts = sa.select(
    articles.c.first_seen, articles.c.last_look, articles.c.last_edit, articles.c.unchanged_in_row, revisions.c.published_at
).select_from(
    articles.outerjoin(revisions, sa.and_(revisions.c.article_id == articles.c.id, revisions.c.number == articles.c.current_revision))
)


def _address(connection: sa.Connection, seen: Seen) -> dict[str, str | None]:
    """Where the page was read from, and its validators. A 304 brings none, so the old ones stay."""
    query = sa.select(retrievals.c.url, retrievals.c.headers).where(retrievals.c.item_id == seen.item.id)
    row = connection.execute(query).first()
    if row is None:
        return {}
    return {"address": row.url, "etag": row.headers.get("etag"), "last_modified": row.headers.get("last-modified")}
