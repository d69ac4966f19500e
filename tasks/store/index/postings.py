"""Fingerprints and paragraph keys, each with the articles that carry it.

Statements are written out with their integers: thirty seeks cost less than compiling a statement with thirty parameters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from tasks.ports.index import POSTING_CAP
from tasks.store.index.portions import portions
from tasks.store.index.tables import index_postings

PARAGRAPH_CAP = 8
"""Documents kept under one paragraph: how furniture is known needs no more."""


class Postings:
    """The live generations, as one transaction sees them: each value read once, what is added written together by :meth:`write`."""

    def __init__(self, connection: sa.Connection, slots: Iterable[int]) -> None:
        self._connection = connection
        self._slots = tuple(slots)
        self._read: dict[int, list[int]] = {}
        self._added: dict[int, list[tuple[int, int]]] = {}

    def read_ahead(self, values: Iterable[int]) -> None:
        """Look these up with one statement, so that asking for one of them costs none."""
        missing = set(values) - self._read.keys()
        self._read.update((value, []) for value in missing)
        for some in portions(sorted(missing) if self._slots else ()):
            self._load(some)

    def read(self, values: Sequence[int]) -> dict[int, list[int]]:
        """The articles under each value; values that nobody carries are left out."""
        self.read_ahead(values)
        return {value: self._read[value] for value in values if self._read[value]}

    def add(self, slot: int, article_id: int, caps: Mapping[int, int]) -> None:
        """Put the article under each value that has room for it: ``caps`` says for how many articles a value has."""
        self.read_ahead(caps)
        fresh = [value for value, cap in caps.items() if len(self._read[value]) < cap and article_id not in self._read[value]]
        if not fresh:
            return
        self._added.setdefault(slot, []).extend((value, article_id) for value in fresh)
        for value in fresh:
            self._read[value].append(article_id)

    def write(self) -> None:
        """Write what was added."""
        for slot, added in self._added.items():
            self._slots = tuple(dict.fromkeys((*self._slots, slot)))
            for some in portions(sorted(added)):
                rows = ",".join(f"({value:d},{article_id:d})" for value, article_id in some)
                statement = f"INSERT INTO {_name(slot)} (fingerprint, article_id) VALUES {rows} ON CONFLICT DO NOTHING"  # noqa: S608 - integers only
                self._connection.exec_driver_sql(statement)
        self._added.clear()

    def remove(self, article_id: int, values: Sequence[int]) -> None:
        """Take the article from under the values, in every generation."""
        self.write()
        self._read.clear()
        for slot in self._slots:
            for some in portions(values):
                listed = ",".join(f"{value:d}" for value in some)
                statement = f"DELETE FROM {_name(slot)} WHERE article_id = {article_id:d} AND fingerprint IN ({listed})"  # noqa: S608 - integers only
                self._connection.exec_driver_sql(statement)

    def _load(self, values: Sequence[int]) -> None:
        listed = ",".join(f"{value:d}" for value in values)
        parts = (f"SELECT fingerprint, article_id FROM {_name(slot)} WHERE fingerprint IN ({listed})" for slot in self._slots)  # noqa: S608 - integers only
        for value, article_id in self._connection.exec_driver_sql(" UNION ALL ".join(parts)).all():
            carriers = self._read[value]
            if len(carriers) < POSTING_CAP and article_id not in carriers:
                carriers.append(article_id)


def _name(slot: int) -> str:
    return index_postings[slot].name
