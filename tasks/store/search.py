"""The full-text index over current revisions: FTS5 on SQLite, tsvector and GIN on PostgreSQL.

Kept by the transaction that lands a revision, so that what is found and what is there never differ.
"""

from __future__ import annotations

import sqlalchemy as sa

from tasks.store.schema import revisions
from tasks.store.search_words import searchable

FIELDS = ("headline", "standfirst", "byline", "body")
"""In falling weight."""

TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
SQLITE_DDL = (
    # contentless: the words are folded by us and stand nowhere else; 3.40 deletes from it when given the words again
    f"CREATE VIRTUAL TABLE search_words USING fts5(headline, standfirst, byline, body, content='', tokenize=\"{TOKENIZER}\")",
)
POSTGRESQL_DDL = (
    "CREATE TABLE search_words (revision_id BIGINT PRIMARY KEY REFERENCES revisions (id) ON DELETE CASCADE, words tsvector NOT NULL)",
    "CREATE INDEX ix_search_words_words ON search_words USING gin (words)",
)


def create_search(connection: sa.Connection) -> None:
    """Create the index (called by the migration). Its tables begin with ``search_words``; the metadata does not know them."""
    for statement in POSTGRESQL_DDL if _is_postgresql(connection) else SQLITE_DDL:
        connection.exec_driver_sql(statement)


def drop_search(connection: sa.Connection) -> None:
    """Drop the index."""
    connection.exec_driver_sql("DROP TABLE search_words")


def index_revision(connection: sa.Connection, revision_id: int) -> None:
    """Make a revision findable. Doing so twice changes nothing."""
    if _is_postgresql(connection):
        connection.execute(_POSTGRESQL_INSERT, _words(connection, revision_id))
    elif not _is_indexed(connection, revision_id):
        connection.execute(_SQLITE_INSERT, _words(connection, revision_id))


def unindex_revision(connection: sa.Connection, revision_id: int) -> None:
    """Make a revision unfindable; call it while its row is still there. One that is not indexed is left as it is."""
    if _is_postgresql(connection):
        connection.execute(sa.text("DELETE FROM search_words WHERE revision_id = :id"), {"id": revision_id})
    elif _is_indexed(connection, revision_id):
        connection.execute(_SQLITE_DELETE, _words(connection, revision_id))


_POSTGRESQL_INSERT = sa.text(
    "INSERT INTO search_words (revision_id, words) VALUES (:id, "
    "setweight(to_tsvector('simple', :headline), 'A') || setweight(to_tsvector('simple', :standfirst), 'B') || "
    "setweight(to_tsvector('simple', :byline), 'C') || setweight(to_tsvector('simple', :body), 'D')) "
    "ON CONFLICT (revision_id) DO NOTHING"
)
_SQLITE_INSERT = sa.text(
    "INSERT INTO search_words (rowid, headline, standfirst, byline, body) VALUES (:id, :headline, :standfirst, :byline, :body)"
)
_SQLITE_DELETE = sa.text(
    "INSERT INTO search_words (search_words, rowid, headline, standfirst, byline, body) "
    "VALUES ('delete', :id, :headline, :standfirst, :byline, :body)"
)


def _is_postgresql(connection: sa.Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _is_indexed(connection: sa.Connection, revision_id: int) -> bool:
    # asked of FTS5's own list: deleting what was never there would spoil the index
    return connection.execute(sa.text("SELECT 1 FROM search_words_docsize WHERE id = :id"), {"id": revision_id}).first() is not None


def _words(connection: sa.Connection, revision_id: int) -> dict[str, object]:
    columns = [revisions.c[name] for name in FIELDS]
    row = connection.execute(sa.select(*columns).where(revisions.c.id == revision_id)).one()
    return {"id": revision_id, **{name: searchable(getattr(row, name)) for name in FIELDS}}
