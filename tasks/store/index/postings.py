"""Fingerprints and paragraph keys, each with the articles that carry it.

Statements are written out with their integers: thirty seeks cost less than compiling a statement with thirty parameters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from tasks.ports.index import POSTING_CAP
from tasks.store.index.tables import index_postings

PARAGRAPH_CAP = 8
"""Documents kept under one paragraph: how furniture is known needs no more."""


class Postings:
    """The live generations, as one transaction sees them."""

    def __init__(self, connection: sa.Connection, slots: Iterable[int]) -> None:
        self._connection = connection
        self._slots = tuple(slots)
        self._read: dict[int, list[int]] = {}

    def read(self, values: Sequence[int]) -> dict[int, list[int]]:
        """The articles under each value; values that nobody carries are left out. What was read once is not read again."""
        missing = [value for value in values if value not in self._read]
        if missing:
            self._read.update(self._load(missing))
        return {value: self._read[value] for value in values if self._read[value]}

    def add(self, slot: int, article_id: int, caps: Mapping[int, int]) -> None:
        """Put the article under each value that has room for it: ``caps`` says for how many articles a value has."""
        self.read(tuple(caps))
        fresh = [value for value, cap in caps.items() if len(self._read[value]) < cap and article_id not in self._read[value]]
        if not fresh:
            return
        if slot not in self._slots:
            self._slots = (*self._slots, slot)
        rows = ",".join(f"({value:d},{article_id:d})" for value in fresh)
        statement = f"INSERT INTO {_name(slot)} (fingerprint, article_id) VALUES {rows} ON CONFLICT DO NOTHING"  # noqa: S608 - integers only
        self._connection.exec_driver_sql(statement)
        for value in fresh:
            self._read[value].append(article_id)

    def remove(self, article_id: int, values: Sequence[int]) -> None:
        """Take the article from under the values, in every generation."""
        self._read.clear()
        for slot in self._slots if values else ():
            listed = ",".join(f"{value:d}" for value in values)
            statement = f"DELETE FROM {_name(slot)} WHERE article_id = {article_id:d} AND fingerprint IN ({listed})"  # noqa: S608 - integers only
            self._connection.exec_driver_sql(statement)

    def _load(self, values: Sequence[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for value in values:
            found[value] = []
        listed = ",".join(f"{value:d}" for value in values)
        if self._slots:
            parts = (f"SELECT fingerprint, article_id FROM {_name(slot)} WHERE fingerprint IN ({listed})" for slot in self._slots)  # noqa: S608 - integers only
            for value, article_id in self._connection.exec_driver_sql(" UNION ALL ".join(parts)).all():
                if len(found[value]) < POSTING_CAP and article_id not in found[value]:
                    found[value].append(article_id)
        return found


def _name(slot: int) -> str:
    return index_postings[slot].name
