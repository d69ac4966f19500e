"""The revisions of an article, and what changed between two of them."""

from __future__ import annotations

import difflib
from typing import Any

import sqlalchemy as sa

from tasks.store.engine import reading
from tasks.store.queries.article import read_article
from tasks.store.schema import revisions

COMPARED = (
    "section",
    "headline",
    "standfirst",
    "highlights",
    "authors",
    "byline",
    "dateline",
    "captions",
    "image",
    "tail",
    "published_at",
    "updated_at",
    "url",
)


def read_history(engine: sa.Engine, article: int) -> list[dict[str, Any]]:
    """One record for each revision, oldest first."""
    columns = [revisions.c[name] for name in ("number", "landed_at", "headline", "item_id", "change")]
    query = sa.select(*columns).where(revisions.c.article_id == article).order_by(revisions.c.number)
    with reading(engine) as connection:
        return [
            {
                "revision": row.number,
                "landed_at": row.landed_at.isoformat(),
                "headline": row.headline,
                "item": row.item_id,
                "change": row.change,
            }
            for row in connection.execute(query)
        ]


def compare(engine: sa.Engine, article: int, old: int, new: int) -> dict[str, Any] | None:
    """What differs from revision ``old`` to ``new``: fields as pairs, the body as a paragraph diff. None when one is missing."""
    before, after = read_article(engine, article, old), read_article(engine, article, new)
    if before is None or after is None:
        return None
    fields = {name: [before[name], after[name]] for name in COMPARED if before[name] != after[name]}
    return {"article": article, "from": old, "to": new, "fields": fields, "body": body_diff(before["body"], after["body"])}


def body_diff(before: str, after: str) -> list[str]:
    """Paragraphs that went (``- …``) and came (``+ …``), in order; those that stayed are left out."""
    lines = difflib.ndiff(before.split("\n\n"), after.split("\n\n"))
    return [line for line in lines if line.startswith(("- ", "+ "))]
