"""The index in SQL, over one connection and within its transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from tasks.model import Relation
from tasks.ports.index import FINGERPRINTS, POSTING_CAP, Decision, DocumentKey, Edition, Entry, Known, Place
from tasks.store.index import editions, generations, keys, places
from tasks.store.index.postings import PARAGRAPH_CAP, Postings


class SqlIndex:
    """An :class:`~tasks.ports.index.Index` that lives as long as the transaction of its connection."""

    def __init__(self, connection: sa.Connection, algorithm: str = FINGERPRINTS) -> None:
        self._connection = connection
        self._algorithm = algorithm
        self._live = generations.live_slots(connection, algorithm)
        self._postings = Postings(connection, self._live)

    def find(self, keys_: Sequence[DocumentKey]) -> Sequence[tuple[DocumentKey, int]]:
        """Which of the keys are known, strongest kind first."""
        return keys.find(self._connection, keys_)

    def carriers(self, fingerprints: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """Which articles of the time window carry each fingerprint."""
        return self._postings.read(fingerprints)

    def known(self, article_ids: Sequence[int]) -> Mapping[int, Known]:
        """The articles themselves."""
        return places.known(self._connection, article_ids) if article_ids else {}

    def editions(self, article_ids: Sequence[int]) -> Mapping[int, Edition]:
        """The newest edition of each article."""
        return editions.newest(self._connection, article_ids) if article_ids else {}

    def history(self, article_id: int, *, limit: int) -> Sequence[Edition]:
        """The article's editions, newest first."""
        return editions.history(self._connection, article_id, limit)

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
        keys.learn(self._connection, place.article_id, entry.keys, moved=not known)
        self._remember(place, entry, now, text=relation is not Relation.SAME)
        return place

    def withdraw(self, article_id: int, revision: int | None = None) -> None:
        """Give back the place of a revision that died before it landed."""
        current = places.current_revision(self._connection, article_id)
        if current is None:
            return
        traces = editions.traces(self._connection, article_id, revision)
        editions.drop(self._connection, article_id, list(traces))
        if current or editions.traces(self._connection, article_id, None):
            return  # other editions keep the place, its keys and its fingerprints
        for left in traces.values():
            keys.forget(self._connection, article_id, left.keys)
            self._postings.remove(article_id, left.values)
        places.vanish(self._connection, article_id)

    def settle(self, article_ids: Sequence[int]) -> None:
        """These articles' editions have landed: their texts stand in ``revisions``."""
        if article_ids:
            editions.drop_landed(self._connection, article_ids)

    def expire(self, *, now: datetime) -> int:
        """Empty the generations that left the time window."""
        gone = generations.expire_slots(self._connection, now)
        self._live = generations.live_slots(self._connection, self._algorithm)
        self._postings = Postings(self._connection, self._live)
        return gone

    def _remember(self, place: Place, entry: Entry, now: datetime, *, text: bool) -> None:
        slot = generations.open_slot(self._connection, self._live, now, self._algorithm)
        caps = dict.fromkeys(entry.paragraphs, PARAGRAPH_CAP) | dict.fromkeys(entry.fingerprints if text else (), POSTING_CAP)
        self._postings.add(slot, place.article_id, caps)
        if text:
            editions.keep(self._connection, place.article_id, place.revision, entry)
