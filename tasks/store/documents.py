"""Bytes as they came, kept once by digest and compressed; and who retrieved them from where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
import zstandard

from tasks.model import Item, RawDocument
from tasks.store.engine import upsert
from tasks.store.schema import contents, retrievals

LEVEL = 3


def keep_contents(connection: sa.Connection, documents: Iterable[tuple[str, bytes]]) -> None:
    """Keep (digest, content) pairs, and hold them until the transaction ends, so that nobody prunes them before they are referred to."""
    packer = zstandard.ZstdCompressor(level=LEVEL)
    missing = dict(documents)
    while missing := _not_held(connection, missing):
        # one order for all: two that bring the same new bytes wait for each other in turn
        rows = [{"digest": digest, "packed": packer.compress(missing[digest]), "size": len(missing[digest])} for digest in sorted(missing)]
        connection.execute(upsert(connection, contents).on_conflict_do_nothing(), rows)


def _not_held(connection: sa.Connection, documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those not yet kept. Of the others the row is held by a lock that any number may share, and pruning may not."""
    if not documents:
        return {}
    query = sa.select(contents.c.digest).where(contents.c.digest.in_(list(documents))).with_for_update(read=True, key_share=True)
    held = set(connection.execute(query).scalars())
    return {digest: content for digest, content in documents.items() if digest not in held}


def keep_retrievals(connection: sa.Connection, documents: Sequence[tuple[int, RawDocument]]) -> None:
    """Keep the documents and note, by item id, where each came from. A retry's document takes the place of the one before."""
    if not documents:
        return
    keep_contents(connection, ((raw.digest, raw.content) for _, raw in documents))
    statement = upsert(connection, retrievals)
    newer = {name: statement.excluded[name] for name in ("digest", "media_type", "charset", "url", "headers", "reservations", "fetched_at")}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["item_id"], set_=newer), [_retrieval(item_id, raw) for item_id, raw in documents]
    )


def _retrieval(item_id: int, raw: RawDocument) -> dict[str, Any]:
    return {
        "item_id": item_id,
        "digest": raw.digest,
        "media_type": raw.media_type,
        "charset": raw.charset,
        "url": raw.url,
        "headers": raw.headers,
        "reservations": list(raw.reservations),
        "fetched_at": raw.fetched_at,
    }


def read_documents(connection: sa.Connection, items: Sequence[Item]) -> Mapping[int, RawDocument]:
    """The documents of these items, by item id."""
    query = (
        sa.select(retrievals, contents.c.packed, contents.c.size)
        .join(contents, contents.c.digest == retrievals.c.digest)
        .where(retrievals.c.item_id.in_([item.id for item in items]))
    )
    unpacker = zstandard.ZstdDecompressor()
    return {row.item_id: _raw(row, unpacker) for row in connection.execute(query)}


def read_addresses(connection: sa.Connection, items: Sequence[Item]) -> Mapping[int, str]:
    """Where these items' documents were read from, behind redirects, by item id."""
    query = sa.select(retrievals.c.item_id, retrievals.c.url).where(
        retrievals.c.item_id.in_([item.id for item in items]), retrievals.c.url.is_not(None)
    )
    return {row.item_id: row.url for row in connection.execute(query)}


def _raw(row: sa.Row[*tuple[Any, ...]], unpacker: zstandard.ZstdDecompressor) -> RawDocument:
    return RawDocument(
        digest=row.digest,
        content=unpacker.decompress(row.packed, max_output_size=row.size) if row.size else b"",
        media_type=row.media_type,
        charset=row.charset,
        url=row.url,
        headers=row.headers,
        reservations=tuple(row.reservations),
        fetched_at=row.fetched_at,
    )
