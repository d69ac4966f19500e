"""Landing: article, revision, enrichments, search entry and outcome become visible in one transaction, or none of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tasks.model import Draft, Item, Moment, Outcome, OutcomeKind, Relation
from tasks.ports.store import Lease
from tasks.store.endings import Ending, end
from tasks.store.fields import MAKING, WORDS
from tasks.store.index import SqlIndex
from tasks.store.items import held
from tasks.store.looks import looks_of, note_looks
from tasks.store.profiles import learn_landed
from tasks.store.schema import articles, drafts, enrichments, items, revisions
from tasks.store.search import index_revision, unindex_revision
from tasks.store.terms import Terms
from tasks.store.timeline import passage, record


def land(connection: sa.Connection, lease: Lease, now: datetime, terms: Terms) -> list[Item]:
    """Land every item this lease holds; those landed."""
    party = held(connection, lease)
    rows = _on_their_way(connection, party)
    landed = [item for item in party if item.id in rows]
    for item in landed:
        _land_one(connection, rows[item.id], now)
    if terms.learner:
        learn_landed(
            connection,
            [(item, Draft(**rows[item.id].draft)) for item in landed if rows[item.id].relation == Relation.NEW],
            terms.learner,
            now,
        )
    SqlIndex(connection).settle(sorted({rows[item.id].article_id for item in landed}))
    endings = [_ending(item, rows[item.id]) for item in landed]
    end(connection, endings, now)
    note_looks(connection, looks_of(endings), now, terms.next_look)
    record(connection, [passage(lease, item, started=now, finished=now, outcome="landed") for item in landed])
    return landed


def _on_their_way(connection: sa.Connection, party: Sequence[Item]) -> dict[int, sa.Row[*tuple[Any, ...]]]:
    query = (
        sa.select(drafts, items.c.article_id, items.c.of_article_id, items.c.revision, items.c.relation, items.c.raw_digest)
        .join(items, items.c.id == drafts.c.item_id)
        .where(drafts.c.item_id.in_([item.id for item in party]), drafts.c.verdict.is_not(None))
    )
    return {row.item_id: row for row in connection.execute(query)}


def _land_one(connection: sa.Connection, row: sa.Row[*tuple[Any, ...]], now: datetime) -> None:
    draft = Draft(**row.draft)
    current = connection.execute(sa.select(articles.c.current_revision).where(articles.c.id == row.article_id)).scalar_one()
    revision_id = connection.execute(sa.insert(revisions).returning(revisions.c.id), _revision(row, draft, now)).scalar_one()
    found = [
        {
            "revision_id": revision_id,
            "enricher": e["enricher"],
            "version": e["version"],
            "fingerprint": e["fingerprint"],
            "found": e["values"],
        }
        for e in row.enrichments or ()
    ]
    if found:
        connection.execute(sa.insert(enrichments), found)
    if row.revision > current:
        _make_current(connection, row, draft, revision_id, now)


def _make_current(connection: sa.Connection, row: sa.Row[*tuple[Any, ...]], draft: Draft, revision_id: int, now: datetime) -> None:
    """The newest revision is the one that is read and searched. An older one that lands late stays history."""
    before = (
        sa.select(revisions.c.id)
        .join(articles, articles.c.id == revisions.c.article_id)
        .where(articles.c.id == row.article_id, revisions.c.number == articles.c.current_revision)
    )
    for old in connection.execute(before).scalars():
        unindex_revision(connection, old)
    index_revision(connection, revision_id)
    seen = {"current_revision": row.revision, "last_seen": now, "canonical_url": draft.url, "outlet": draft.outlet}
    connection.execute(
        sa.update(articles)
        .where(articles.c.id == row.article_id)
        .values({name: value for name, value in seen.items() if value is not None})
    )


def _revision(row: sa.Row[*tuple[Any, ...]], draft: Draft, now: datetime) -> dict[str, Any]:
    plain = draft.model_dump(mode="json")
    return {
        **{name: plain[name] for name in WORDS + MAKING},
        "article_id": row.article_id,
        "number": row.revision,
        "item_id": row.item_id,
        "landed_at": now,
        **_days("published", draft.published),
        **_days("updated", draft.updated),
        "dates": {"published": plain["published"], "updated": plain["updated"]},
        "content_key": row.content_key,
        "raw_digest": row.raw_digest,
        "verdict": row.verdict,
        "change": row.change,
    }


def _days(name: str, moment: Moment | None) -> dict[str, Any]:
    return {f"{name}_day": moment.day if moment else None, f"{name}_at": moment.at if moment else None}


def _ending(item: Item, row: sa.Row[*tuple[Any, ...]]) -> Ending:
    story = {
        "relation": row.relation,
        "article": row.article_id,
        "of": row.of_article_id,
        "revision": row.revision,
        "headline": row.draft.get("headline"),
        "language": row.draft.get("language"),
    }
    return Ending(item, Outcome(kind=OutcomeKind.LANDED), row.article_id, story, edited=row.relation == Relation.REVISION)
