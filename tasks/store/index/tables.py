"""The tables of the index.

``index_postings_0`` to ``_3`` hold one generation each: what is older than the time window is emptied as a whole table, never row by row.
``index_editions`` holds the texts of revisions on their way; once landed, a text is read from ``revisions``.
"""

from __future__ import annotations

import sqlalchemy as sa

from tasks.store.schema import Id, metadata

SLOTS = 4
"""Generations kept side by side."""

index_keys = sa.Table(
    "index_keys",
    metadata,
    # a digest: random, so that on SQLite it is the row's own place and needs no second tree
    sa.Column("value", Id, primary_key=True, autoincrement=False),
    sa.Column("article_id", Id, nullable=False),
)

index_editions = sa.Table(
    "index_editions",
    metadata,
    sa.Column("article_id", Id, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("packed", sa.LargeBinary, nullable=False),
)

index_generations = sa.Table(
    "index_generations",
    metadata,
    sa.Column("slot", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("generation", sa.Integer, nullable=False),
    sa.Column("algorithm", sa.Text, nullable=False),
)

index_postings = tuple(
    sa.Table(
        f"index_postings_{slot}",
        metadata,
        sa.Column("fingerprint", sa.Integer, primary_key=True, autoincrement=False),
        # 32 bits are enough for two thousand million articles, and half the row
        sa.Column("article_id", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    for slot in range(SLOTS)
)
