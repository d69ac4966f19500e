"""The tables. Each has one owner module beside this file; Alembic's migrations are compared with them by a test."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from tasks.store.words import clean


class UtcTime(sa.types.TypeDecorator[datetime]):
    """An aware moment, kept in UTC on databases with zones and without."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """To UTC; SQLite keeps it without the zone so that text order is time order."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Back as an aware UTC moment."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class CleanText(sa.types.TypeDecorator[str]):
    """Text that every database takes: a page's NUL bytes and lone surrogates become the replacement character."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Cleaned; see :func:`tasks.store.words.clean`."""
        return None if value is None else clean(value)


Json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
"""Cleaned like text, by the engine's serializer."""
Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""SQLite numbers rows by itself only in a column that is INTEGER to the letter."""

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _table(name: str, *columns: Any) -> sa.Table:
    return sa.Table(name, metadata, *columns)


# ---------------------------------------------------------------- where work comes from

sources = _table(
    "sources",
    sa.Column("id", Id, primary_key=True),
    sa.Column("name", CleanText, nullable=False, unique=True),
    sa.Column("kind", CleanText, nullable=False),
    sa.Column("location", CleanText, nullable=False),
    sa.Column("added_at", UtcTime, nullable=False),
    sa.Column("removed_at", UtcTime),
    sa.Column("state", Json, nullable=False),
    sa.Column("status", CleanText, nullable=False),
    sa.Column("next_poll_at", UtcTime, nullable=False),
    sa.Column("why_then", CleanText, nullable=False),
    sa.Column("run", CleanText),
    sa.Column("lease_until", UtcTime),
    sa.Column("last_poll_at", UtcTime),
    sa.Column("last_success_at", UtcTime),
    sa.Column("last_new_at", UtcTime),
    sa.Column("errors_in_row", sa.Integer, nullable=False),
    sa.Column("last_error", CleanText),
    sa.Column("items_seen", sa.Integer, nullable=False),
    sa.Column("title", CleanText),
    sa.Column("per_day", sa.Float),
    sa.Index(
        "ix_sources_next_poll_at",
        "next_poll_at",
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    ),
)

hosts = _table(
    "hosts",
    sa.Column("host", CleanText, primary_key=True),
    sa.Column("next_start_at", UtcTime, nullable=False),
    sa.Column("gap", sa.Float),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("robots", CleanText),
    sa.Column("robots_until", UtcTime),
    sa.Column("robots_failing_since", UtcTime),
)

profiles = _table(
    "profiles",
    sa.Column("host", CleanText, primary_key=True),
    sa.Column("profile", Json, nullable=False),
    sa.Column("alarm", CleanText),
    sa.Column("updated_at", UtcTime, nullable=False),
)

claims = _table(
    "claims",
    sa.Column("id", CleanText, primary_key=True),
    sa.Column("source_id", Id, sa.ForeignKey("sources.id"), nullable=False),
    sa.Column("folder", CleanText, nullable=False),
    sa.Column("path", CleanText, nullable=False),
    sa.Column("name", CleanText, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("claimed_at", UtcTime, nullable=False),
    sa.Column("taken", sa.Integer, nullable=False),
    sa.Column("complete", sa.Boolean, nullable=False),
    sa.Column("takes", sa.Integer, nullable=False),
    sa.Column("settled_at", UtcTime),
    sa.Column("settled_path", CleanText),
    sa.Index("ix_claims_open", "source_id", sqlite_where=sa.text("settled_at IS NULL"), postgresql_where=sa.text("settled_at IS NULL")),
)

# ---------------------------------------------------------------- the ledger

items = _table(
    "items",
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", CleanText, nullable=False),
    sa.Column("location", CleanText, nullable=False),
    sa.Column("ref", CleanText),
    sa.Column("source_id", Id, sa.ForeignKey("sources.id")),
    sa.Column("source", CleanText, nullable=False),
    sa.Column("host", CleanText),
    sa.Column("claim_id", CleanText, sa.ForeignKey("claims.id")),
    sa.Column("line_no", sa.Integer),
    sa.Column("recheck_of", Id),
    sa.Column("hints", Json, nullable=False),
    sa.Column("priority", sa.SmallInteger, nullable=False),
    sa.Column("first_seen", UtcTime, nullable=False),
    # where it stands
    sa.Column("state", CleanText, nullable=False),
    sa.Column("stage", CleanText, nullable=False),
    sa.Column("run", CleanText),
    sa.Column("lease_until", UtcTime),
    sa.Column("next_attempt_at", UtcTime, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("deliveries", sa.Integer, nullable=False),
    sa.Column("holder", CleanText),
    # how it ended
    sa.Column("outcome", CleanText),
    sa.Column("reason", CleanText),
    sa.Column("detail", CleanText, nullable=False),
    sa.Column("finished_at", UtcTime),
    # what it became
    sa.Column("raw_digest", CleanText),
    sa.Column("relation", CleanText),
    sa.Column("article_id", Id),
    sa.Column("of_article_id", Id),
    sa.Column("revision", sa.Integer),
    sa.Index(
        "ix_items_due",
        "stage",
        "priority",
        "next_attempt_at",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    ),
    sa.Index("ix_items_leased", "lease_until", sqlite_where=sa.text("state = 'leased'"), postgresql_where=sa.text("state = 'leased'")),
    sa.Index("ix_items_open_location", "location", sqlite_where=sa.text("state <> 'done'"), postgresql_where=sa.text("state <> 'done'")),
    sa.Index(
        "ix_items_claim_id", "claim_id", sqlite_where=sa.text("claim_id IS NOT NULL"), postgresql_where=sa.text("claim_id IS NOT NULL")
    ),
    sa.Index("ix_items_finished_at", "finished_at"),
    sa.Index("ix_items_article_id", "article_id"),
)

passages = _table(
    "passages",
    sa.Column("id", Id, primary_key=True),
    sa.Column("item_id", Id, sa.ForeignKey("items.id"), nullable=False),
    sa.Column("stage", CleanText, nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("started", UtcTime, nullable=False),
    sa.Column("finished", UtcTime, nullable=False),
    sa.Column("outcome", CleanText, nullable=False),
    sa.Column("fault", CleanText),
    sa.Column("detail", CleanText, nullable=False),
    sa.Column("task_id", CleanText),
    sa.Index("ix_passages_item_id", "item_id"),
)

# ---------------------------------------------------------------- on the way

contents = _table(
    "contents",
    sa.Column("digest", CleanText, primary_key=True),
    sa.Column("packed", sa.LargeBinary, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
)

retrievals = _table(
    "retrievals",
    sa.Column("item_id", Id, sa.ForeignKey("items.id"), primary_key=True, autoincrement=False),
    sa.Column("digest", CleanText, sa.ForeignKey("contents.digest"), nullable=False),
    sa.Column("media_type", CleanText, nullable=False),
    sa.Column("charset", CleanText),
    sa.Column("url", CleanText),
    sa.Column("headers", Json, nullable=False),
    sa.Column("reservations", Json, nullable=False),
    sa.Column("fetched_at", UtcTime, nullable=False),
    sa.Index("ix_retrievals_digest", "digest"),
)

drafts = _table(
    "drafts",
    sa.Column("item_id", Id, sa.ForeignKey("items.id"), primary_key=True, autoincrement=False),
    sa.Column("draft", Json, nullable=False),
    sa.Column("verdict", Json),
    sa.Column("content_key", CleanText),
    sa.Column("change", Json),
    sa.Column("enrichments", Json),
)

# ---------------------------------------------------------------- what landed

articles = _table(
    "articles",
    sa.Column("id", Id, primary_key=True),
    sa.Column("canonical_url", CleanText),
    sa.Column("outlet", CleanText),
    sa.Column("source_id", Id, sa.ForeignKey("sources.id")),
    sa.Column("source", CleanText, nullable=False),
    sa.Column("first_seen", UtcTime, nullable=False),
    sa.Column("last_seen", UtcTime, nullable=False),
    sa.Column("relation", CleanText, nullable=False),
    sa.Column("origin_id", Id, sa.ForeignKey("articles.id", ondelete="SET NULL")),
    sa.Column("coverage", sa.Float),
    sa.Column("cluster_id", Id, nullable=False),
    sa.Column("judged_revision", sa.Integer, nullable=False),
    sa.Column("current_revision", sa.Integer, nullable=False),
    # looks at its page
    sa.Column("address", CleanText),
    sa.Column("etag", CleanText),
    sa.Column("last_modified", CleanText),
    sa.Column("last_look", UtcTime),
    sa.Column("last_edit", UtcTime),
    sa.Column("unchanged_in_row", sa.Integer, nullable=False, server_default="0"),
    sa.Column("next_look_at", UtcTime),
    sa.Index(
        "ix_articles_next_look_at",
        "next_look_at",
        sqlite_where=sa.text("next_look_at IS NOT NULL"),
        postgresql_where=sa.text("next_look_at IS NOT NULL"),
    ),
    sa.Index("ix_articles_cluster_id", "cluster_id"),
    sa.Index("ix_articles_origin_id", "origin_id"),
    sa.Index("ix_articles_first_seen", "first_seen"),
)

revisions = _table(
    "revisions",
    sa.Column("id", Id, primary_key=True),
    sa.Column("article_id", Id, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("item_id", Id, sa.ForeignKey("items.id"), nullable=False, unique=True),
    sa.Column("landed_at", UtcTime, nullable=False),
    sa.Column("section", CleanText),
    sa.Column("headline", CleanText),
    sa.Column("standfirst", CleanText),
    sa.Column("highlights", Json, nullable=False),
    sa.Column("authors", Json, nullable=False),
    sa.Column("byline", CleanText),
    sa.Column("dateline", CleanText),
    sa.Column("body", CleanText, nullable=False),
    sa.Column("subheads", Json, nullable=False),
    sa.Column("captions", Json, nullable=False),
    sa.Column("image", Json),
    sa.Column("tail", CleanText),
    sa.Column("published_day", sa.Date),
    sa.Column("published_at", UtcTime),
    sa.Column("updated_day", sa.Date),
    sa.Column("updated_at", UtcTime),
    sa.Column("dates", Json, nullable=False),
    sa.Column("language", CleanText),
    sa.Column("url", CleanText),
    sa.Column("topics", Json, nullable=False),
    sa.Column("kind", CleanText, nullable=False),
    sa.Column("flags", Json, nullable=False),
    sa.Column("provenance", Json, nullable=False),
    sa.Column("parser", CleanText, nullable=False),
    sa.Column("content_key", CleanText, nullable=False),
    sa.Column("raw_digest", CleanText),
    sa.Column("verdict", Json, nullable=False),
    sa.Column("change", Json),
    sa.UniqueConstraint("article_id", "number"),
    sa.Index("ix_revisions_landed_at", "landed_at"),
)

enrichments = _table(
    "enrichments",
    sa.Column("revision_id", Id, sa.ForeignKey("revisions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    sa.Column("enricher", CleanText, primary_key=True),
    sa.Column("version", CleanText, nullable=False),
    sa.Column("fingerprint", CleanText, nullable=False),
    sa.Column("found", Json, nullable=False),
)

# ---------------------------------------------------------------- who looks at it

events = _table(
    "events",
    sa.Column("id", Id, primary_key=True),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("kind", CleanText, nullable=False),
    sa.Column("item_id", Id),
    sa.Column("article_id", Id),
    sa.Column("payload", Json, nullable=False),
)

heartbeats = _table(
    "heartbeats",
    sa.Column("role", CleanText, primary_key=True),
    sa.Column("at", UtcTime, nullable=False),
)
