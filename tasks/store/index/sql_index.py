"""The index in SQL, over one connection and within its transaction.

A batch is judged article by article, yet its statements are not counted by articles: what the entries of the batch will ask is
read ahead together, and what their places leave in the index is written together at the end. In between, the transaction's own
memory answers; the lock keeps everyone else from changing what was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

import sqlalchemy as sa

from tasks.model import Relation
from tasks.ports.index import FINGERPRINTS, POSTING_CAP, Decision, DocumentKey, Edition, Entry, Known, Place
from tasks.store.engine import lock
from tasks.store.index import editions, generations, places
from tasks.store.index.editions import Editions
from tasks.store.index.keys import Keys
from tasks.store.index.postings import PARAGRAPH_CAP, Postings

INDEX_LOCK = 0x1DE0
"""Name of the advisory lock under which decisions are serialised."""


@contextmanager
def open_index(connection: sa.Connection) -> Iterator[SqlIndex]:
    """The index behind its lock; the places taken inside the block are written when it ends well."""
    lock(connection, INDEX_LOCK)
    index = SqlIndex(connection)
    yield index
    index.write()


class SqlIndex:
    """An :class:`~tasks.ports.index.Index` that lives as long as the transaction of its connection."""

    def __init__(self, connection: sa.Connection, algorithm: str = FINGERPRINTS) -> None:
        self._connection = connection
        self._algorithm = algorithm
        self._live = generations.live_slots(connection, algorithm)
        self._postings = Postings(connection, self._live)
        self._keys = Keys(connection)
        self._editions = Editions(connection)

    def read_ahead(self, batch: Sequence[Entry]) -> None:
        """Read together what each of these entries will ask for by itself."""
        self._keys.read_ahead(key for entry in batch for key in entry.keys)
        self._postings.read_ahead(value for entry in batch for value in (*entry.fingerprints, *entry.paragraphs))

    def write(self) -> None:
        """Write what the places taken left in the index. Until then only this object knows it."""
        self._keys.write()
        self._postings.write()
        self._editions.write()

    def find(self, keys: Sequence[DocumentKey]) -> Sequence[tuple[DocumentKey, int]]:
        """Which of the keys are known, strongest kind first."""
        return self._keys.find(keys)

    def carriers(self, fingerprints: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """Which articles of the time window carry each fingerprint."""
        return self._postings.read(fingerprints)

    def known(self, article_ids: Sequence[int]) -> Mapping[int, Known]:
        """The articles themselves."""
        return places.known(self._connection, article_ids) if article_ids else {}

    def editions(self, article_ids: Sequence[int]) -> Mapping[int, Edition]:
        """The newest edition of each article."""
        return self._editions.newest(article_ids) if article_ids else {}

    def history(self, article_id: int, *, limit: int) -> Sequence[Edition]:
        """The article's editions, newest first."""
        return self._editions.history(article_id, limit)

    def repeats(self, paragraphs: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """The articles in which each paragraph key stood."""
        return self._postings.read(paragraphs)

    def take(self, entry: Entry, decision: Decision, *, now: datetime, source_id: int | None) -> Place:
        """Occupy the place the decision names."""
        relation, of = decision.verdict.relation, decision.verdict.of
        known = relation in (Relation.SAME, Relation.REVISION)
        if known and of is not None:
            place = places.again(self._connection, of, now, revised=relation is Relation.REVISION)
        else:
            place = places.begin(self._connection, entry, decision, now, source_id)
            places.rearrange(self._connection, decision, place)
        self._keys.learn(place.article_id, entry.keys, moved=not known)
        self._remember(place, entry, now, text=relation is not Relation.SAME)
        return place

    def withdraw(self, article_id: int, revision: int | None = None) -> None:
        """Give back the place of a revision that died before it landed."""
        self.write()
        current = places.current_revision(self._connection, article_id)
        if current is None:
            return
        traces = editions.traces(self._connection, article_id, revision)
        editions.drop(self._connection, article_id, list(traces))
        if current or editions.traces(self._connection, article_id, None):
            return  # other editions keep the place, its keys and its fingerprints
        for left in traces.values():
            self._keys.forget(article_id, left.keys)
            self._postings.remove(article_id, left.values)
        places.vanish(self._connection, article_id)

    def settle(self, article_ids: Sequence[int]) -> None:
        """These articles' editions have landed: their texts stand in ``revisions``."""
        self.write()
        if article_ids:
            editions.drop_landed(self._connection, article_ids)

    def expire(self, *, now: datetime) -> int:
        """Empty the generations that left the time window."""
        self.write()
        gone = generations.expire_slots(self._connection, now)
        self._live = generations.live_slots(self._connection, self._algorithm)
        self._postings = Postings(self._connection, self._live)
        return gone

    def _remember(self, place: Place, entry: Entry, now: datetime, *, text: bool) -> None:
        slot = generations.open_slot(self._connection, self._live, now, self._algorithm)
        caps = dict.fromkeys(entry.paragraphs, PARAGRAPH_CAP) | dict.fromkeys(entry.fingerprints if text else (), POSTING_CAP)
        self._postings.add(slot, place.article_id, caps)
        if text:
            self._editions.keep(place.article_id, place.revision, entry)
