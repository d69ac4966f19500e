"""Document keys: digests of addresses, guids and article numbers."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from tasks.ports.index import DocumentKey
from tasks.store.engine import upsert
from tasks.store.index.tables import index_keys


def find(connection: sa.Connection, keys: Sequence[DocumentKey]) -> list[tuple[DocumentKey, int]]:
    """The keys that are known, strongest kind first, each with its article."""
    if not keys:
        return []
    listed = ",".join(f"{key.value:d}" for key in keys)
    statement = f"SELECT value, article_id FROM {index_keys.name} WHERE value IN ({listed})"  # noqa: S608 - integers only
    articles: dict[int, int] = {row[0]: row[1] for row in connection.exec_driver_sql(statement)}
    return sorted(((key, articles[key.value]) for key in keys if key.value in articles), key=lambda found: found[0].kind)


def learn(connection: sa.Connection, article_id: int, keys: Sequence[DocumentKey], *, moved: bool) -> None:
    """Let the keys lead to the article. ``moved``: also those that led to another one, whose address was given again."""
    if not keys:
        return
    statement = upsert(connection, index_keys)
    if moved:
        statement = statement.on_conflict_do_update(index_elements=["value"], set_={"article_id": article_id})
    else:
        statement = statement.on_conflict_do_nothing()
    connection.execute(statement, [{"value": key.value, "article_id": article_id} for key in {key.value: key for key in keys}.values()])


def forget(connection: sa.Connection, article_id: int, values: Sequence[int]) -> None:
    """Let these keys lead nowhere, as far as they lead to the article."""
    connection.execute(sa.delete(index_keys).where(index_keys.c.value.in_(values), index_keys.c.article_id == article_id))
