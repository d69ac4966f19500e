"""Give back the place in the index of an item that died after it was judged."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from tasks.model import Item, ItemState, OutcomeKind, Stage
from tasks.store.index import SqlIndex
from tasks.store.schema import articles, events, items

PLACED = frozenset({Stage.ENRICH, Stage.STORE})
"""The stages at which an item holds a place that nothing has landed in yet."""


def withdraw_places(connection: sa.Connection, party: Sequence[Item]) -> None:
    """Take these dead items' places out of the index; items that hold none are left alone. The caller holds the index's lock."""
    late = [item.id for item in party if item.stage in PLACED]
    if not late:
        return
    index = SqlIndex(connection)
    query = sa.select(items.c.article_id, items.c.revision).where(items.c.id.in_(late), items.c.article_id.is_not(None))
    for article_id, revision in connection.execute(query).all():
        index.withdraw(article_id, revision)
        if connection.execute(sa.select(articles.c.id).where(articles.c.id == article_id)).first() is None:
            reopen(connection, article_id)


def reopen(connection: sa.Connection, article_id: int) -> None:
    """Items that ended as unchanged because of an article that never landed are judged again: their story must not be lost with it."""
    same = sa.and_(items.c.article_id == article_id, items.c.outcome == OutcomeKind.UNCHANGED)
    ids = list(connection.execute(sa.select(items.c.id).where(same)).scalars())
    if not ids:
        return
    connection.execute(sa.delete(events).where(events.c.item_id.in_(ids)))
    again = {"state": str(ItemState.WAITING), "stage": str(Stage.PARSE), "outcome": None, "reason": None, "detail": "", "finished_at": None}
    of_nothing = {"relation": None, "article_id": None, "of_article_id": None, "revision": None}
    connection.execute(sa.update(items).where(items.c.id.in_(ids)).values(again | of_nothing))
