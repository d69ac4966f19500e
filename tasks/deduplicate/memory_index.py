"""The index in memory: what the rules are tried on, with the same promises as the one in SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tasks.model import Relation
from tasks.ports.index import POSTING_CAP, Decision, DocumentKey, Edition, Entry, Known, Place


@dataclass(slots=True)
class _Held:
    known: Known
    editions: list[Edition]
    landed: set[int] = field(default_factory=set)


class MemoryIndex:
    """An :class:`~tasks.ports.index.Index` without a clock of its own: what it holds never expires."""

    def __init__(self) -> None:
        self._held: dict[int, _Held] = {}
        self._keys: dict[DocumentKey, int] = {}
        self._postings: dict[int, list[int]] = defaultdict(list)
        self._paragraphs: dict[int, set[int]] = defaultdict(set)
        self._last = 0

    def find(self, keys: Sequence[DocumentKey]) -> Sequence[tuple[DocumentKey, int]]:
        """Which of the keys are known, strongest kind first."""
        return sorted(((key, self._keys[key]) for key in keys if key in self._keys), key=lambda found: found[0].kind)

    def carriers(self, fingerprints: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """Which articles carry each fingerprint."""
        return {value: tuple(self._postings[value]) for value in fingerprints if self._postings.get(value)}

    def known(self, article_ids: Sequence[int]) -> Mapping[int, Known]:
        """The articles themselves."""
        return {each: self._held[each].known for each in article_ids if each in self._held}

    def editions(self, article_ids: Sequence[int]) -> Mapping[int, Edition]:
        """The newest edition of each article."""
        return {each: self._held[each].editions[-1] for each in article_ids if each in self._held}

    def history(self, article_id: int, *, limit: int) -> Sequence[Edition]:
        """The article's editions, newest first."""
        return self._held[article_id].editions[::-1][:limit] if article_id in self._held else ()

    def repeats(self, paragraphs: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """The articles in which each paragraph key stood."""
        return {key: sorted(self._paragraphs[key]) for key in paragraphs if self._paragraphs.get(key)}

    def take(self, entry: Entry, decision: Decision, *, now: datetime, source_id: int | None) -> Place:
        """Occupy the place the decision names."""
        del now, source_id
        relation, of = decision.verdict.relation, decision.verdict.of
        if relation in (Relation.SAME, Relation.REVISION) and of is not None:
            place = self._again(of, entry, revised=relation is Relation.REVISION)
        else:
            place = self._first(entry, decision)
        known = relation in (Relation.SAME, Relation.REVISION)
        self._remember(place.article_id, entry, moved=not known, fingerprints=relation is not Relation.SAME)
        return place

    def withdraw(self, article_id: int, revision: int | None = None) -> None:
        """Give back the place of a revision that died before it landed."""
        held = self._held.get(article_id)
        if held is None:
            return
        held.editions[:] = [
            each for each in held.editions if each.number in held.landed or (revision is not None and each.number != revision)
        ]
        if not held.editions:
            del self._held[article_id]
            self._forget(article_id)
            self._reelect(article_id)

    def settle(self, article_ids: Sequence[int]) -> None:
        """These articles' newest editions have landed."""
        for each in article_ids:
            if each in self._held:
                self._held[each].landed.update(edition.number for edition in self._held[each].editions)

    def expire(self, *, now: datetime) -> int:
        """Nothing: a memory lasts as long as its process."""
        del now
        return 0

    def _again(self, article_id: int, entry: Entry, *, revised: bool) -> Place:
        held = self._held[article_id]
        if revised:
            held.known = replace(held.known, judged_revision=held.known.judged_revision + 1)
            held.editions.append(replace(entry.edition, number=held.known.judged_revision))
        return Place(article_id, held.known.judged_revision, held.known.cluster_id)

    def _first(self, entry: Entry, decision: Decision) -> Place:
        self._last += 1
        cluster = decision.cluster_id or self._last
        known = Known(self._last, cluster, decision.origin_id, entry.url, entry.outlet, entry.source, entry.received_at, 1)
        self._held[self._last] = _Held(known, [replace(entry.edition, number=1)])
        for held in self._held.values():
            held.known = self._moved(held.known, decision, cluster)
        return Place(self._last, 1, cluster)

    def _moved(self, known: Known, decision: Decision, cluster: int) -> Known:
        if known.cluster_id in decision.merges:
            known = replace(known, cluster_id=cluster)
        if decision.elected and (known.article_id in decision.demoted or known.origin_id in decision.demoted):
            known = replace(known, origin_id=self._last)
        return known

    def _remember(self, article_id: int, entry: Entry, *, moved: bool, fingerprints: bool) -> None:
        for key in entry.keys:
            if moved or key not in self._keys:
                self._keys[key] = article_id
        for paragraph in entry.paragraphs:
            self._paragraphs[paragraph].add(article_id)
        for value in entry.fingerprints if fingerprints else ():
            posting = self._postings[value]
            if article_id not in posting and len(posting) < POSTING_CAP:
                posting.append(article_id)

    def _forget(self, article_id: int) -> None:
        self._keys = {key: each for key, each in self._keys.items() if each != article_id}
        for posting in self._postings.values():
            if article_id in posting:
                posting.remove(article_id)
        for documents in self._paragraphs.values():
            documents.discard(article_id)

    def _reelect(self, gone: int) -> None:
        orphans = sorted(each for each, held in self._held.items() if held.known.origin_id == gone)
        for each in orphans:
            heir = None if each == orphans[0] else orphans[0]
            self._held[each].known = replace(self._held[each].known, origin_id=heir)
