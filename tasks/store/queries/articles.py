"""The articles we hold, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tasks.store.engine import reading
from tasks.store.queries.fields import iso_of
from tasks.store.schema import articles, revisions


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles. None means any; ``before`` is the last id of the page before this one."""

    since: datetime | None = None
    source: str | None = None
    language: str | None = None
    relation: str | None = None
    cluster: int | None = None
    changed_after: datetime | None = None
    limit: int = 50
    before: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article, as much as fits a line."""

    article: int
    headline: str | None
    source: str
    outlet: str | None
    language: str | None
    relation: str
    of: int | None
    cluster: int
    revision: int
    published_at: str | None
    first_seen: datetime
    changed_at: datetime
    url: str | None

    def as_public(self) -> dict[str, Any]:
        """As plain JSON."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        return {**plain, "first_seen": self.first_seen.isoformat(), "changed_at": self.changed_at.isoformat()}


def list_articles(engine: sa.Engine, wanted: ArticleFilter) -> list[ArticleLine]:
    """The newest articles first, at most ``wanted.limit``; go on with ``before`` set to the last id."""
    query = lines().where(*_conditions(wanted)).order_by(articles.c.id.desc()).limit(wanted.limit)
    with reading(engine) as connection:
        return [line_of(row) for row in connection.execute(query).mappings()]


def lines() -> sa.Select[Any]:
    """Articles with their current revision. One whose first revision is still on its way is not there yet."""
    current = sa.and_(revisions.c.article_id == articles.c.id, revisions.c.number == articles.c.current_revision)
    return sa.select(
        articles.c.id.label("article"),
        revisions.c.headline,
        articles.c.source,
        articles.c.outlet,
        revisions.c.language,
        articles.c.relation,
        articles.c.origin_id.label("of"),
        articles.c.cluster_id.label("cluster"),
        revisions.c.number.label("revision"),
        revisions.c.dates,
        articles.c.first_seen,
        revisions.c.landed_at.label("changed_at"),
        revisions.c.url,
    ).select_from(articles.join(revisions, current))


def line_of(row: sa.RowMapping) -> ArticleLine:
    """A row of :func:`lines` as a noun."""
    values = {name: value for name, value in row.items() if name in ArticleLine.__slots__}
    return ArticleLine(**values, published_at=iso_of(row["dates"].get("published")))


def _conditions(wanted: ArticleFilter) -> list[sa.ColumnElement[bool]]:
    equal = ((articles.c.source, wanted.source), (revisions.c.language, wanted.language), (articles.c.relation, wanted.relation))
    conditions: list[sa.ColumnElement[bool]] = [column == value for column, value in equal if value is not None]
    if wanted.cluster is not None:
        conditions.append(articles.c.cluster_id == wanted.cluster)
    if wanted.since is not None:
        conditions.append(articles.c.first_seen >= wanted.since)
    if wanted.changed_after is not None:
        conditions.append(revisions.c.landed_at > wanted.changed_after)
    if wanted.before is not None:
        conditions.append(articles.c.id < wanted.before)
    return conditions
