"""Finding articles by words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tasks.store.engine import reading
from tasks.store.queries.articles import ArticleLine, line_of, lines
from tasks.store.schema import revisions
from tasks.store.search_words import Wanted, as_fts5, as_tsquery, read_wanted, searchable

AROUND = 90
"""Characters shown on each side of the first word found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches, and where."""

    line: ArticleLine
    excerpt: str

    def as_public(self) -> dict[str, Any]:
        """As plain JSON."""
        return {**self.line.as_public(), "excerpt": self.excerpt}


def search(engine: sa.Engine, text: str, limit: int = 20) -> list[Hit]:
    """Articles whose current revision matches a person's words, best first. Any text is a valid question; none is an error."""
    wanted = read_wanted(text)
    if not wanted.all:
        return []
    query = lines().add_columns(revisions.c.body, revisions.c.standfirst)
    with reading(engine) as connection:
        matched = _on_postgresql(query, wanted) if connection.dialect.name == "postgresql" else _on_sqlite(query, wanted)
        return [
            Hit(line_of(row), excerpt(row["standfirst"], row["body"], wanted))
            for row in connection.execute(matched.limit(limit)).mappings()
        ]


def _on_sqlite(query: sa.Select[Any], wanted: Wanted) -> sa.Select[Any]:
    words = sa.table("search_words", sa.column("rowid"))
    rank: sa.ColumnElement[float] = sa.literal_column("bm25(search_words, 8.0, 4.0, 2.0, 1.0)")
    matches = sa.literal_column("search_words").op("MATCH")(as_fts5(wanted))
    return query.join(words, words.c.rowid == revisions.c.id).where(matches).order_by(rank, revisions.c.id.desc())


def _on_postgresql(query: sa.Select[Any], wanted: Wanted) -> sa.Select[Any]:
    words = sa.table("search_words", sa.column("revision_id"), sa.column("words"))
    question = sa.func.to_tsquery(sa.literal_column("'simple'::regconfig"), as_tsquery(wanted))
    rank = sa.func.ts_rank(words.c.words, question)
    return (
        query.join(words, words.c.revision_id == revisions.c.id)
        .where(words.c.words.op("@@")(question))
        .order_by(rank.desc(), revisions.c.id.desc())
    )


def excerpt(standfirst: str | None, body: str, wanted: Wanted) -> str:
    """A piece of the article around the first wanted word; its beginning when the word stands elsewhere."""
    text = " ".join(f"{standfirst or ''} {body}".split())
    place = _place(text, wanted)
    start, end = max(0, place - AROUND), min(len(text), place + AROUND)
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def _place(text: str, wanted: Wanted) -> int:
    firsts = {phrase.words[0] for phrase in wanted.all}
    place = 0
    for word in text.split(" "):
        if firsts & set(searchable(word).split()):
            return place
        place += len(word) + 1
    return 0
