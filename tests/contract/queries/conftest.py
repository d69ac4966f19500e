"""A small newsroom, written row by row: two stories, one with a revision, one with a copy; items in every state."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from tasks.model import Moment, Precision
from tasks.store.engine import open_engine, writing
from tasks.store.migrate import upgrade
from tasks.store.schema import articles, enrichments, events, items, passages, revisions, sources
from tasks.store.search import index_revision

T0 = datetime(2026, 3, 1, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return T0 + timedelta(minutes=minutes)


def item_row(number: int, **changes):
    row = {
        "id": number,
        "kind": "drop",
        "location": f"/drop/{number}.txt",
        "ref": f"ref-{number}",
        "source": "drop",
        "hints": {},
        "priority": 0,
        "first_seen": at(number),
        "state": "done",
        "stage": "store",
        "next_attempt_at": at(number),
        "attempts": 0,
        "deliveries": 0,
        "outcome": "landed",
        "reason": None,
        "detail": "",
        "finished_at": at(number + 0.5),
        "relation": None,
        "article_id": None,
        "of_article_id": None,
    }
    return row | changes


def article_row(number: int, **changes):
    row = {
        "id": number,
        "source": "drop",
        "first_seen": at(number),
        "last_seen": at(number),
        "relation": "new",
        "origin_id": None,
        "coverage": None,
        "cluster_id": number,
        "judged_revision": 1,
        "current_revision": 1,
        "outlet": "Harbour Post",
    }
    return row | changes


def revision_row(id_: int, article: int, item: int, headline: str, body: str, **changes):
    published = Moment(day=date(2026, 3, 1), precision=Precision.DAY, source="byline", confidence=0.9)
    row = {
        "id": id_,
        "article_id": article,
        "number": 1,
        "item_id": item,
        "landed_at": at(id_),
        "headline": headline,
        "standfirst": "What it means",
        "highlights": ["one"],
        "authors": ["Ada Ferris"],
        "byline": "By Ada Ferris",
        "body": body,
        "subheads": [],
        "captions": [],
        "dates": {"published": published.model_dump(mode="json"), "updated": None},
        "published_day": date(2026, 3, 1),
        "language": "en",
        "topics": [],
        "kind": "article",
        "flags": [],
        "provenance": {},
        "parser": "text 1",
        "content_key": f"key-{id_}",
        "verdict": {},
        "url": f"https://harbour.example/{id_}",
    }
    return row | changes


SOURCES = [
    {"id": 1, "name": "drop", "kind": "folder", "location": "/drop", "removed_at": None, "errors_in_row": 0, "last_error": None},
    {
        "id": 2,
        "name": "post",
        "kind": "feed",
        "location": "https://harbour.example/feed",
        "removed_at": None,
        "errors_in_row": 3,
        "last_error": "timeout",
    },
    {
        "id": 3,
        "name": "old",
        "kind": "feed",
        "location": "https://old.example/feed",
        "removed_at": T0,
        "errors_in_row": 0,
        "last_error": None,
    },
]
ITEMS = [
    item_row(1, relation="new", article_id=1),
    item_row(2, relation="revision", article_id=1, of_article_id=1),
    item_row(3, relation="copy", article_id=2, of_article_id=1),
    item_row(4, outcome="unchanged", relation="same", of_article_id=1),
    item_row(5, outcome="skipped", reason="not_found", source="post"),
    item_row(6, state="waiting", stage="fetch", outcome=None, finished_at=None, source="post"),
    item_row(7, state="leased", stage="parse", outcome=None, finished_at=None),
]
REVISIONS = [
    revision_row(1, 1, 1, "Ferry returns to Zürich", "The ferry came back.\n\nNobody was hurt.", published_at=None),
    revision_row(2, 1, 2, "Ferry returns late", "The ferry came back late.\n\nNobody was hurt.", number=2),
    revision_row(3, 2, 3, "渡轮回到苏黎世", "渡轮昨天回到码头。", language="zh"),
]


def fill(engine):
    with writing(engine) as connection:
        for source in SOURCES:
            more = {"added_at": T0, "state": {}, "status": "ok", "next_poll_at": at(60), "why_then": "pace", "items_seen": 4}
            connection.execute(sa.insert(sources), {**source, **more})
        for row in ITEMS:
            connection.execute(sa.insert(items), row)
        connection.execute(sa.insert(articles), article_row(1, judged_revision=2, current_revision=2))
        connection.execute(sa.insert(articles), article_row(2, relation="copy", origin_id=1, coverage=0.8, cluster_id=1))
        for row in REVISIONS:
            connection.execute(sa.insert(revisions), row)
        for revision in (2, 3):
            index_revision(connection, revision)
        found = {"enricher": "language", "version": "1", "fingerprint": "f"}
        connection.execute(
            sa.insert(enrichments), [{**found, "revision_id": 1, "found": {"n": 1}}, {**found, "revision_id": 2, "found": {"n": 2}}]
        )
        for stage, minute in (("parse", 1), ("deduplicate", 2)):
            line = {
                "item_id": 1,
                "stage": stage,
                "attempt": 1,
                "started": at(minute),
                "finished": at(minute + 0.5),
                "outcome": "passed",
                "detail": "",
            }
            connection.execute(sa.insert(passages), line)
        connection.execute(sa.insert(events), [{"at": at(n), "kind": "landed", "item_id": n, "payload": {"item": n}} for n in (1, 2, 3)])


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def newsroom(request, tmp_path_factory):
    """A database of each kind with all of it, for looking only."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('newsroom') / 'wiredesk.db'}"
    else:
        server = request.getfixturevalue("postgres_server")
        server.psql("CREATE DATABASE newsroom")
        url = server.get_uri("newsroom")
    engine = open_engine(url)
    upgrade(engine)
    fill(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def own_newsroom(engine):
    """The same for a test that writes."""
    fill(engine)
    return engine


@pytest.fixture
def minute():
    """A moment so many minutes after the newsroom opened."""
    return at
