"""The texts that newcomers are compared with: of revisions on their way from the index, of landed ones from ``revisions``."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
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


class Editions:
    """The texts, as one transaction sees them; those kept are written together by :meth:`write`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._kept: dict[tuple[int, int], Entry] = {}

    def keep(self, article_id: int, number: int, entry: Entry) -> None:
        """Keep the text of an edition that has yet to land."""
        self._kept[article_id, number] = entry

    def newest(self, article_ids: Sequence[int]) -> dict[int, Edition]:
        """The newest edition of each article, landed or on its way."""
        landed = sa.select(*LANDED).join(articles, articles.c.id == revisions.c.article_id)
        query = landed.where(revisions.c.article_id.in_(article_ids), revisions.c.number == articles.c.current_revision)
        found = {row.article_id: _landed(row) for row in self._connection.execute(query)}
        for article_id, edition in self._on_their_way(article_ids):
            if article_id not in found or found[article_id].number < edition.number:
                found[article_id] = edition
        return found

    def history(self, article_id: int, limit: int) -> list[Edition]:
        """The editions of one article, newest first."""
        query = sa.select(*LANDED).where(revisions.c.article_id == article_id).order_by(revisions.c.number.desc()).limit(limit)
        found = {edition.number: edition for _, edition in self._on_their_way([article_id])}
        found.update({row.number: _landed(row) for row in self._connection.execute(query)})
        return [found[number] for number in sorted(found, reverse=True)][:limit]

    def write(self) -> None:
        """Write what was kept."""
        rows = [{"article_id": place[0], "number": place[1], "packed": _pack(entry)} for place, entry in self._kept.items()]
        if rows:
            self._connection.execute(sa.insert(index_editions), rows)
        self._kept.clear()

    def _on_their_way(self, article_ids: Sequence[int]) -> list[tuple[int, Edition]]:
        query = sa.select(index_editions).where(index_editions.c.article_id.in_(article_ids))
        rows = self._connection.execute(query)
        written = [(row.article_id, _edition(_unpack(row.packed)["text"], row.number)) for row in rows]
        kept = [(place, number, entry.edition) for (place, number), entry in self._kept.items() if place in article_ids]
        return written + [(article_id, replace(edition, number=number)) for article_id, number, edition in kept]


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


def _pack(entry: Entry) -> bytes:
    text = asdict(entry.edition) | {"published": entry.edition.published.isoformat() if entry.edition.published else None}
    traces_ = {"keys": [key.value for key in entry.keys], "values": [*entry.fingerprints, *entry.paragraphs]}
    plain = json.dumps({"text": text, **traces_}, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(plain.encode("utf-8", "surrogatepass"), 1)


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
