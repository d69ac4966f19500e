"""Give back the place in the index of an item that died after it was judged."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from tasks.model import Item, Stage
from tasks.store.index import SqlIndex
from tasks.store.schema import items

PLACED = frozenset({Stage.ENRICH, Stage.STORE})
"""The stages at which an item holds a place that nothing has landed in yet."""


def withdraw_places(connection: sa.Connection, party: Sequence[Item]) -> None:
    """Take these dead items' places out of the index; items that hold none are left alone."""
    late = [item.id for item in party if item.stage in PLACED]
    if not late:
        return
    index = SqlIndex(connection)
    query = sa.select(items.c.article_id, items.c.revision).where(items.c.id.in_(late), items.c.article_id.is_not(None))
    for article_id, revision in connection.execute(query).all():
        index.withdraw(article_id, revision)
