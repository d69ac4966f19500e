"""What a feed says: plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry as read. Text fields are plain or HTML as the feed gave them, links inside made absolute; ``title`` is plain text."""

    id: str = ""
    """As read: guid, Atom id, JSON id, rdf:about; '' when the feed gives none. :func:`tasks.fetch.polling.poll` fills it always."""
    link: str | None = None
    """Absolute where it could be made so; the publisher's own address where a feed service hides it (feedburner:origLink)."""
    title: str | None = None
    summary: str | None = None
    content: str | None = None
    published: datetime | None = None
    """UTC, None when absent or unreadable."""
    published_text: str | None = None
    """As printed, also when unreadable."""
    updated: datetime | None = None
    updated_text: str | None = None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class FeedPace:
    """What the feed itself asks of those who poll it."""

    interval_seconds: float | None = None
    """The larger of ttl and sy:updatePeriod / sy:updateFrequency."""
    skip_hours: frozenset[int] = frozenset()
    """Hours of the day (UTC, 0–23) in which not to ask."""
    skip_days: frozenset[int] = frozenset()
    """Days of the week (UTC, Monday 0) on which not to ask."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One document, read."""

    kind: str
    """rss, rdf, atom, cdf, json."""
    items: tuple[FeedItem, ...] = ()
    title: str | None = None
    link: str | None = None
    description: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    updated: datetime | None = None
    hub: str | None = None
    """WebSub hub (W3C WebSub section 4)."""
    self_link: str | None = None
    next_link: str | None = None
    """Next page (RFC 5005 section 3), or JSON Feed's next_url."""
    prev_archive: str | None = None
    """Older archive (RFC 5005 section 4)."""
    pace: FeedPace = field(default_factory=FeedPace)
    complete: bool = True
    """False when the document was cut: whole items only, and its validators must not be trusted."""
    reader: str = "own"
    """own, lenient (feedparser) or json."""
