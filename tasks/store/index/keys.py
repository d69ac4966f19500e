"""Document keys: digests of addresses, guids and article numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from tasks.ports.index import DocumentKey
from tasks.store.index.portions import portions
from tasks.store.index.tables import index_keys


class Keys:
    """Which key leads to which article, as one transaction sees it: read once, written together by :meth:`write`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._read: dict[int, int | None] = {}
        self._learnt: dict[int, int] = {}

    def read_ahead(self, keys: Iterable[DocumentKey]) -> None:
        """Look these up with one statement, so that asking for one of them costs none."""
        missing = {key.value for key in keys} - self._read.keys()
        self._read.update(dict.fromkeys(missing))
        for some in portions(sorted(missing)):
            listed = ",".join(f"{value:d}" for value in some)
            statement = f"SELECT value, article_id FROM {index_keys.name} WHERE value IN ({listed})"  # noqa: S608 - integers only
            self._read.update((row[0], row[1]) for row in self._connection.exec_driver_sql(statement))

    def find(self, keys: Sequence[DocumentKey]) -> list[tuple[DocumentKey, int]]:
        """The keys that are known, strongest kind first, each with its article."""
        self.read_ahead(keys)
        found = ((key, self._read[key.value]) for key in keys)
        return sorted(((key, article) for key, article in found if article is not None), key=lambda known: known[0].kind)

    def learn(self, article_id: int, keys: Sequence[DocumentKey], *, moved: bool) -> None:
        """Let the keys lead to the article. ``moved``: also those that led to another one, whose address was given again."""
        self.read_ahead(keys)
        for key in keys:
            held = self._read[key.value]
            if held is None or (moved and held != article_id):
                self._read[key.value] = self._learnt[key.value] = article_id

    def write(self) -> None:
        """Write what was learnt."""
        for some in portions(sorted(self._learnt.items())):
            rows = ",".join(f"({value:d},{article_id:d})" for value, article_id in some)
            statement = f"INSERT INTO {index_keys.name} (value, article_id) VALUES {rows}"  # noqa: S608 - integers only
            self._connection.exec_driver_sql(f"{statement} ON CONFLICT (value) DO UPDATE SET article_id = excluded.article_id")
        self._learnt.clear()

    def forget(self, article_id: int, values: Sequence[int]) -> None:
        """Let these keys lead nowhere, as far as they lead to the article."""
        self.write()
        self._read.clear()
        leading = index_keys.c.value.in_(values), index_keys.c.article_id == article_id
        self._connection.execute(sa.delete(index_keys).where(*leading))
