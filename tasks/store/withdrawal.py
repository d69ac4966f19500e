"""Give back the place in the index of an item that died after it was judged."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from tasks.model import Item, ItemState, OutcomeKind, Stage
from tasks.store.index import SqlIndex
from tasks.store.index.tables import index_editions
from tasks.store.schema import articles, events, items, retrievals

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
        reopen(connection, article_id, above=_newest_standing(connection, article_id))


def _newest_standing(connection: sa.Connection, article_id: int) -> int:
    """The newest revision of the article that has landed or may yet land; 0 for an article that is gone."""
    landed = sa.select(articles.c.current_revision.label("number")).where(articles.c.id == article_id)
    on_its_way = sa.select(index_editions.c.number).where(index_editions.c.article_id == article_id)
    standing = sa.union_all(landed, on_its_way).subquery()
    return connection.execute(sa.select(sa.func.max(standing.c.number))).scalar() or 0


def reopen(connection: sa.Connection, article_id: int, *, above: int) -> None:
    """Items that ended as unchanged beside an edition newer than ``above``, which never landed, are judged again.

    Their story must not be lost with it. Those that brought no document, such as a look that found a page not modified, have none to lose.
    """
    beside = items.c.article_id == article_id, items.c.revision > above, items.c.outcome == OutcomeKind.UNCHANGED
    query = sa.select(items.c.id).join(retrievals, retrievals.c.item_id == items.c.id).where(*beside)
    ids = list(connection.execute(query).scalars())
    if not ids:
        return
    connection.execute(sa.delete(events).where(events.c.item_id.in_(ids)))
    again = {"state": str(ItemState.WAITING), "stage": str(Stage.PARSE), "outcome": None, "reason": None, "detail": "", "finished_at": None}
    of_nothing = {"relation": None, "article_id": None, "of_article_id": None, "revision": None}
    connection.execute(sa.update(items).where(items.c.id.in_(ids)).values(again | of_nothing))
