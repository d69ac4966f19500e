"""The place where it is known which articles we hold: asked by the rules of ``tasks.deduplicate``, kept by ``tasks.store.index``.

A decision is two calls inside one serialised transaction: the rules ask (``find``, ``carriers``, ``editions`` …) and decide,
then :meth:`Index.take` occupies the place. Nobody can decide in between, so one story never gets two originals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any, Protocol

from tasks.model import Verdict

FINGERPRINTS = "winnow-5/32,8.2"
"""The algorithm fingerprints are made by, with its version. An index answers only with those of this one: a change makes the window empty, not wrong."""

POSTING_CAP = 64
"""Articles kept under one fingerprint. A phrase that more articles carry tells nothing about any of them."""


class KeyKind(IntEnum):
    """By what a document is known again, strongest first."""

    URL = 1
    GUID = 2
    NUMBER = 3
    """Host and the article's number in the address: survives a changed headline slug."""
    TEXT = 4
    """The outlet and the very text: how a dropped document is known that carries neither address nor guid."""


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """One name of a document: a signed 64-bit digest, comparable across databases."""

    kind: KeyKind
    value: int


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of an article, as much of it as comparing needs."""

    headline: str
    standfirst: str
    byline: str
    dateline: str
    body: str
    published: datetime | None
    content_key: str
    number: int = 0
    """The revision's number; 0 for one that has not been taken in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index keeps of an article that arrives."""

    edition: Edition
    url: str | None
    outlet: str | None
    source: str
    keys: tuple[DocumentKey, ...]
    fingerprints: tuple[int, ...]
    """Winnowed shingles, signed 32-bit; none for a text that can be no one's copy (a wall, an error page, three words)."""
    paragraphs: tuple[int, ...]
    """Site-scoped keys of the paragraphs at the edges, where furniture stands; signed 32-bit."""
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """An article that holds a place."""

    article_id: int
    cluster_id: int
    origin_id: int | None
    url: str | None
    outlet: str | None
    source: str
    first_seen: datetime
    judged_revision: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What an article is to those we hold, and what taking it in changes. All fields are plain values.

    ``change`` tells a revision's difference to the edition before (``class``, ``classes``, ``paragraphs``), or what a copy
    changed of its origin; it is kept with the revision row.
    """

    verdict: Verdict
    change: Mapping[str, Any] | None = None
    cluster_id: int | None = None
    """The cluster to join; None for a cluster of its own."""
    merges: tuple[int, ...] = ()
    """Clusters that turn out to be the same story: they become ``cluster_id``."""
    origin_id: int | None = None
    """For a copy: the article whose text it carries. None when the newcomer itself is elected origin."""
    elected: bool = False
    """The newcomer is the cluster's origin from now on (the agency's own item, an earlier publication)."""
    demoted: Mapping[int, float] = field(default_factory=dict)
    """Articles that now point at the newcomer, with their coverage."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place taken: which article, which of its revisions, in which cluster."""

    article_id: int
    revision: int
    cluster_id: int


class Index(Protocol):
    """Asks answer from the transaction's own state; ``take`` and ``withdraw`` change it."""

    def find(self, keys: Sequence[DocumentKey]) -> Sequence[tuple[DocumentKey, int]]:
        """Which of the keys are known, each with its article, strongest kind first."""
        ...

    def carriers(self, fingerprints: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """Which articles of the time window carry each fingerprint, up to :data:`POSTING_CAP`; unknown fingerprints are left out."""
        ...

    def known(self, article_ids: Sequence[int]) -> Mapping[int, Known]:
        """The articles themselves; unknown ids are left out."""
        ...

    def editions(self, article_ids: Sequence[int]) -> Mapping[int, Edition]:
        """The newest edition of each article, landed or still on its way."""
        ...

    def history(self, article_id: int, *, limit: int) -> Sequence[Edition]:
        """The article's editions, newest first, landed or still on their way."""
        ...

    def repeats(self, paragraphs: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """The articles of the time window in which each paragraph key stood, as many as it takes to know it for furniture."""
        ...

    def take(self, entry: Entry, decision: Decision, *, now: datetime, source_id: int | None) -> Place:
        """Occupy the place the decision names. Call in the transaction that decided."""
        ...

    def withdraw(self, article_id: int, revision: int | None = None) -> None:
        """Give back the place of a revision that died before it landed (None: of all that have not landed).

        An article none of whose revisions remain vanishes with its keys; its copies keep living, the earliest of them
        becomes their origin.
        """
        ...

    def settle(self, article_ids: Sequence[int]) -> None:
        """The newest editions of these articles have landed: the index need not keep their texts any longer."""
        ...

    def expire(self, *, now: datetime) -> int:
        """Drop what left the time window; returns how many generations of fingerprints went. Cheap enough for every tick."""
        ...
