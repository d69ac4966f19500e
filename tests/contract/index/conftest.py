"""The index in memory, on SQLite and on PostgreSQL, each behind the same handle."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest
import sqlalchemy as sa

from tasks.deduplicate.core import decide, prepare
from tasks.deduplicate.memory_index import MemoryIndex
from tasks.model import Draft, Relation, Verdict
from tasks.ports.index import Decision, DocumentKey, Edition, Entry, Index, KeyKind, Place
from tasks.store.engine import open_engine, writing
from tasks.store.index import SqlIndex, open_index
from tasks.store.migrate import upgrade
from tasks.store.schema import articles, items, revisions

NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


class Memory:
    """The index in memory."""

    def __init__(self) -> None:
        self.index = MemoryIndex()

    @contextmanager
    def turn(self) -> Iterator[Index]:
        """One transaction."""
        yield self.index

    def land(self, place: Place, entry: Entry) -> None:
        """The revision lands."""
        del entry
        self.index.settle([place.article_id])


class Sql:
    """The index on a database of this test's own."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    @contextmanager
    def turn(self) -> Iterator[Index]:
        """One transaction, serialised as the pipeline's are."""
        with writing(self.engine) as connection, open_index(connection) as index:
            yield index

    def land(self, place: Place, entry: Entry) -> None:
        """The revision lands as the store lands it."""
        with writing(self.engine) as connection:
            item_id = connection.execute(sa.insert(items).returning(items.c.id), ITEM).scalar_one()
            text = {
                "headline": entry.edition.headline,
                "body": entry.edition.body,
                "content_key": entry.edition.content_key,
                "published_at": entry.edition.published,
            }
            words = {"standfirst": entry.edition.standfirst, "byline": entry.edition.byline, "dateline": entry.edition.dateline}
            row = REVISION | text | words | {"article_id": place.article_id, "number": place.revision, "item_id": item_id}
            connection.execute(sa.insert(revisions), row)
            connection.execute(sa.update(articles).where(articles.c.id == place.article_id).values(current_revision=place.revision))
            SqlIndex(connection).settle([place.article_id])


ITEM = {
    "kind": "drop", "location": "x", "source": "test", "hints": {}, "priority": 0, "first_seen": NOW, "state": "done", "stage": "store", "next_attempt_at": NOW,
    "attempts": 0, "deliveries": 0, "alone": False, "detail": "",
}  # fmt: skip
REVISION = {
    "landed_at": NOW, "highlights": [], "authors": [], "subheads": [], "captions": [], "dates": {}, "topics": [], "kind": "article", "flags": [], "provenance": {},
    "parser": "test", "verdict": {},
}  # fmt: skip


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def world(request, tmp_path):
    """An empty index of each kind."""
    if request.param == "memory":
        yield Memory()
        return
    engine = open_engine(f"sqlite:///{tmp_path / 'index.db'}" if request.param == "sqlite" else request.getfixturevalue("postgres_url"))
    upgrade(engine)
    yield Sql(engine)
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def sql_world(request, tmp_path):
    """An empty index in SQL of each kind."""
    engine = open_engine(f"sqlite:///{tmp_path / 'index.db'}" if request.param == "sqlite" else request.getfixturevalue("postgres_url"))
    upgrade(engine)
    yield Sql(engine)
    engine.dispose()


@pytest.fixture
def entry():
    """Writes entries, each with its own keys unless told otherwise."""
    numbers = count(1)

    def write(body: str = "A wall cracked.", **fields: object) -> Entry:
        number = next(numbers)
        edition = Edition(
            headline="Größe des “Riſſes” 港", standfirst="", byline="Ines Kolbe", dateline="VELLMAR", body=body, published=NOW, content_key=f"{number:016x}"
        )  # fmt: skip
        made = Entry(
            edition=edition, url=f"https://a.test/{number}", outlet="a.test", source="feed", keys=(DocumentKey(KeyKind.URL, number * 2**40),), fingerprints=(number, -number),
            paragraphs=(), received_at=NOW,
        )  # fmt: skip
        edits = {name: fields.pop(name) for name in ("headline", "content_key", "published") if name in fields}
        return replace(made, edition=replace(edition, **edits), **fields)

    return write


@pytest.fixture
def say():
    """Writes decisions."""

    def decision(relation: Relation, of: int | None = None, **fields: object) -> Decision:
        coverage = 0.9 if relation is Relation.COPY else None
        return Decision(verdict=Verdict(relation=relation, of=of, coverage=coverage, reason="told so", algorithm="test"), **fields)

    return decision


@pytest.fixture
def send():
    """Prepares a draft, decides in a turn of its own and takes the place."""

    def through(world, body: str, **fields: object) -> tuple[Decision, Place]:
        draft = Draft(**{"body": body} | fields)
        newcomer = prepare(draft, location=draft.url or "drop", source="feed", received_at=NOW)
        with world.turn() as index:
            decision = decide(newcomer, index)
            return decision, index.take(newcomer, decision, now=NOW, source_id=None)

    return through
