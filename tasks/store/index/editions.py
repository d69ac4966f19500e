"""The texts that newcomers are compared with: of revisions on their way from the index, of landed ones from ``revisions``."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import sqlalchemy as sa

from tasks.ports.index import Edition, Entry
from tasks.store.index.tables import index_editions
from tasks.store.schema import articles, revisions

LANDED = (
    revisions.c.article_id,
    revisions.c.number,
    revisions.c.headline,
    revisions.c.standfirst,
    revisions.c.byline,
    revisions.c.dateline,
    revisions.c.body,
    revisions.c.published_at,
    revisions.c.published_day,
    revisions.c.content_key,
)


@dataclass(frozen=True, slots=True)
class Traces:
    """What an edition left in the index, kept until it lands so that it can be taken back."""

    keys: tuple[int, ...]
    values: tuple[int, ...]


def keep(connection: sa.Connection, article_id: int, number: int, entry: Entry) -> None:
    """Keep the text of an edition that has yet to land."""
    text = asdict(entry.edition) | {"published": entry.edition.published.isoformat() if entry.edition.published else None}
    traces = {"keys": [key.value for key in entry.keys], "values": [*entry.fingerprints, *entry.paragraphs]}
    plain = json.dumps({"text": text, **traces}, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(plain.encode("utf-8", "surrogatepass"), 1)
    connection.execute(sa.insert(index_editions), {"article_id": article_id, "number": number, "packed": packed})


def newest(connection: sa.Connection, article_ids: Sequence[int]) -> dict[int, Edition]:
    """The newest edition of each article, landed or on its way."""
    found = {edition[0]: edition[1] for edition in _on_their_way(connection, article_ids)}
    landed = sa.select(*LANDED).join(articles, articles.c.id == revisions.c.article_id)
    query = landed.where(revisions.c.article_id.in_(article_ids), revisions.c.number == articles.c.current_revision)
    for row in connection.execute(query):
        if row.article_id not in found or found[row.article_id].number < row.number:
            found[row.article_id] = _landed(row)
    return found


def history(connection: sa.Connection, article_id: int, limit: int) -> list[Edition]:
    """The editions of one article, newest first."""
    found = {edition.number: edition for _, edition in _on_their_way(connection, [article_id])}
    query = sa.select(*LANDED).where(revisions.c.article_id == article_id).order_by(revisions.c.number.desc()).limit(limit)
    found.update({row.number: _landed(row) for row in connection.execute(query)})
    return [found[number] for number in sorted(found, reverse=True)][:limit]


def traces(connection: sa.Connection, article_id: int, number: int | None) -> dict[int, Traces]:
    """What the editions on their way left in the index, by number; of one of them, or of all."""
    query = sa.select(index_editions.c.number, index_editions.c.packed).where(index_editions.c.article_id == article_id)
    if number is not None:
        query = query.where(index_editions.c.number == number)
    unpacked = {row.number: _unpack(row.packed) for row in connection.execute(query)}
    return {each: Traces(tuple(kept["keys"]), tuple(kept["values"])) for each, kept in unpacked.items()}


def drop(connection: sa.Connection, article_id: int, numbers: Sequence[int]) -> None:
    """Forget editions on their way."""
    connection.execute(sa.delete(index_editions).where(index_editions.c.article_id == article_id, index_editions.c.number.in_(numbers)))


def drop_landed(connection: sa.Connection, article_ids: Sequence[int]) -> None:
    """Forget the texts that stand in ``revisions`` by now."""
    landed = sa.exists().where(revisions.c.article_id == index_editions.c.article_id, revisions.c.number == index_editions.c.number)
    connection.execute(sa.delete(index_editions).where(index_editions.c.article_id.in_(article_ids), landed))


def _on_their_way(connection: sa.Connection, article_ids: Sequence[int]) -> list[tuple[int, Edition]]:
    query = sa.select(index_editions).where(index_editions.c.article_id.in_(article_ids)).order_by(index_editions.c.number)
    return [(row.article_id, _edition(_unpack(row.packed)["text"], row.number)) for row in connection.execute(query)]


def _unpack(packed: bytes) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(zlib.decompress(packed))
    return kept


def _edition(text: dict[str, Any], number: int) -> Edition:
    published = datetime.fromisoformat(text["published"]) if text["published"] else None
    return Edition(**text | {"published": published, "number": number})


def _landed(row: Any) -> Edition:
    return Edition(
        headline=row.headline or "",
        standfirst=row.standfirst or "",
        byline=row.byline or "",
        dateline=row.dateline or "",
        body=row.body,
        published=row.published_at or _day(row.published_day),
        content_key=row.content_key,
        number=row.number,
    )


def _day(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), UTC) if day else None
