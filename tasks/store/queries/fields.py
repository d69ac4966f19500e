"""A revision's row as people are shown it: the field names of ``Draft.as_public``, in its order."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tasks.model import Moment
from tasks.store.schema import articles, revisions

COLUMNS: tuple[sa.ColumnElement[Any], ...] = (
    *(
        revisions.c[name]
        for name in (
            "section",
            "headline",
            "standfirst",
            "highlights",
            "authors",
            "byline",
            "dateline",
            "body",
            "subheads",
            "captions",
            "image",
            "tail",
            "dates",
            "language",
            "url",
            "topics",
            "kind",
            "flags",
        )
    ),
    articles.c.outlet,
)


def public_fields(row: sa.Row[Any]) -> dict[str, Any]:
    """The public fields of a row that holds :data:`COLUMNS`."""
    return {
        "section": row.section,
        "headline": row.headline,
        "standfirst": row.standfirst,
        "highlights": row.highlights,
        "authors": row.authors,
        "byline": row.byline,
        "dateline": row.dateline,
        "body": row.body,
        "subheads": row.subheads,
        "captions": row.captions,
        "image": row.image["url"] if row.image else None,
        "tail": row.tail,
        "published_at": iso_of(row.dates.get("published")),
        "updated_at": iso_of(row.dates.get("updated")),
        "language": row.language,
        "url": row.url,
        "topics": row.topics,
        "outlet": row.outlet,
        "kind": row.kind,
        "flags": row.flags,
    }


def iso_of(moment: dict[str, Any] | None) -> str | None:
    """A kept date as ISO 8601 with its zone, or the plain day when only a day is known."""
    return Moment(**moment).iso() if moment else None
