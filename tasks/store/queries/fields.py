"""A revision's row as people are shown it: the field names of ``Draft.as_public``, in its order."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tasks.model import Draft, Moment
from tasks.store.fields import WORDS
from tasks.store.schema import articles, revisions

COLUMNS: tuple[sa.ColumnElement[Any], ...] = (*(revisions.c[name] for name in WORDS), revisions.c.dates, articles.c.outlet)


def public_fields(row: sa.Row[*tuple[Any, ...]]) -> dict[str, Any]:
    """The public fields of a row that holds :data:`COLUMNS`."""
    values = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for a row by column names
    words = {name: values[name] for name in WORDS}
    return Draft(**words, outlet=values["outlet"], published=values["dates"]["published"], updated=values["dates"]["updated"]).as_public()


def iso_of(moment: dict[str, Any] | None) -> str | None:
    """A kept date as ISO 8601 with its zone, or the plain day when only a day is known."""
    return Moment(**moment).iso() if moment else None
