"""The nouns: what a newsroom would call the things that pass through here.

Frozen, and refusing unknown fields, so that a typo is an error and a value can be shared between threads.
No noun knows a database, a socket or Celery.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class Noun(BaseModel):
    """Base of all nouns: immutable, closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# ---------------------------------------------------------------- the road


class Stage(StrEnum):
    """The five stages, in the order in which an item passes them."""

    FETCH = "fetch"
    PARSE = "parse"
    DEDUPLICATE = "deduplicate"
    ENRICH = "enrich"
    STORE = "store"

    @property
    def after(self) -> Stage | None:
        """The stage that follows, or None behind the last."""
        order = list(Stage)
        place = order.index(self) + 1
        return order[place] if place < len(order) else None


class ItemState(StrEnum):
    """Where an item of the ledger stands: waiting for its due time, leased to a run, or done with an outcome."""

    WAITING = "waiting"
    LEASED = "leased"
    DONE = "done"


class OutcomeKind(StrEnum):
    """The four ends an item can have."""

    LANDED = "landed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    DEAD = "dead"


class Outcome(Noun):
    """How an item ended, and why. ``reason`` is a stable word (a fault code for skipped and dead)."""

    kind: OutcomeKind
    reason: str | None = None
    detail: str = ""


class ItemKind(StrEnum):
    """What an item was when it came in."""

    URL = "url"
    """A page to fetch: enqueued by a person, listed by a feed or a sitemap."""
    DROP = "drop"
    """A document that came in whole: a dropped file, or one line of a dropped JSON Lines file."""


class Hints(Noun):
    """What a listing or an earlier look said of a page before it was fetched. Witnesses, not truths."""

    guid: str | None = None
    title: str | None = None
    published: str | None = Field(default=None, description="as printed in the feed")
    updated: str | None = None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    etag: str | None = Field(default=None, description="the page's validator at the last look, byte for byte")
    last_modified: str | None = None


class Item(Noun):
    """One row of the ledger, as a stage sees it."""

    id: int
    kind: ItemKind
    location: str = Field(description="absolute URL, or the path of the dropped file")
    ref: str | None = Field(default=None, description="the sender's own name for it, given back with the outcome")
    source: str = Field(default="", description="name of the source it came from; 'enqueued' for a person's URL")
    source_id: int | None = None
    host: str | None = Field(default=None, description="the host that manners are kept towards, with its port where the address has one")
    by_person: bool = Field(default=False, description="a person asked for it: it passes what feeds listed, and robots.txt is not asked")
    recheck_of: int | None = Field(default=None, description="the article whose page is looked at again")
    stage: Stage
    attempts: int = Field(default=0, description="runs of this stage that ended in a retryable fault")
    deliveries: int = Field(default=0, description="runs of this stage that began and left no outcome, this one counted")
    raw_digest: str | None = None
    hints: Hints = Hints()
    first_seen: AwareDatetime


# ---------------------------------------------------------------- documents


def digest_of(content: bytes) -> str:
    """BLAKE2b-256 of the content, hex: the name under which bytes are kept."""
    return hashlib.blake2b(content, digest_size=32).hexdigest()


class RawDocument(Noun):
    """Bytes as they came, kept once by digest.

    ``headers`` are lower-case names of the few that later stages read; ``url`` is the address after redirects.
    """

    digest: str = Field(description="BLAKE2b-256 of the content, hex")
    content: bytes
    media_type: str = Field(description="lower case, without parameters; '' when unknown")
    charset: str | None = Field(default=None, description="as declared by the sender, unchecked")
    url: str | None = None
    headers: dict[str, str] = Field(default_factory=dict)
    reservations: tuple[str, ...] = Field(default=(), description="what the publisher reserves: noai, tdm-reservation, paywalled …")
    fetched_at: AwareDatetime


class Precision(StrEnum):
    """How much of a date is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"


class Moment(Noun):
    """A date in news, with what is known of it.

    With precision day, ``day`` alone counts. Otherwise ``at`` carries its zone.
    """

    day: date
    at: AwareDatetime | None = None
    precision: Precision
    zone: str | None = Field(default=None, description="IANA name or offset the time was given or read in; None for a plain day")
    source: str = Field(description="where it was read: json-ld, meta, time-element, byline, url, text …")
    confidence: float = Field(ge=0, le=1)
    evidence: tuple[str, ...] = Field(default=(), description="why this reading won, one reason a line")

    def iso(self) -> str:
        """ISO 8601 with zone, or the plain day when only a day is known."""
        return self.day.isoformat() if self.at is None else self.at.isoformat()


class Provenance(Noun):
    """Where a field's value was read, how sure that is, and why it won."""

    source: str
    confidence: float = Field(ge=0, le=1)
    reason: str = ""


class Image(Noun):
    """The lead picture."""

    url: str
    caption: str | None = None
    credit: str | None = None


class PageKind(StrEnum):
    """What a page was judged to be. Only articles and live blogs are stored as news."""

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    INDEX = "index_page"
    VIDEO = "video_only"
    PAYWALLED = "paywalled_teaser"
    CONSENT = "consent_wall"
    ERROR = "error_page"
    LOGIN = "login_page"
    EMPTY = "empty"


class Draft(Noun):
    """An article as parsed: what one document says, before anyone asks whether it is news to us.

    Text fields are plain text with single spaces; ``body`` holds its paragraphs parted by one empty line, subheads in their places
    as paragraphs of their own and listed in ``subheads`` as well; section, byline, dateline, captions and tail are not in the body.
    """

    kind: PageKind = PageKind.ARTICLE
    section: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    highlights: tuple[str, ...] = ()
    authors: tuple[str, ...] = Field(default=(), description="persons, one each, without role words")
    byline: str | None = Field(default=None, description="as printed")
    dateline: str | None = Field(default=None, description="the place as printed: ISTANBUL")
    body: str = ""
    subheads: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    image: Image | None = None
    tail: str | None = Field(default=None, description="boilerplate after the story: subscription notices, agency terms")
    published: Moment | None = None
    updated: Moment | None = None
    language: str | None = Field(default=None, description="ISO 639-1, read from the text")
    declared_language: str | None = None
    url: str | None = Field(default=None, description="canonical URL where the page names one, else the address it came from")
    alternates: dict[str, str] = Field(default_factory=dict, description="amp, print, next: related addresses the page names")
    topics: tuple[str, ...] = ()
    outlet: str | None = Field(default=None, description="publisher as the page names it, else the host")
    guid: str | None = None
    ref: str | None = Field(default=None, description="the sender's own id, when the document carries one")
    free: bool | None = Field(default=None, description="isAccessibleForFree, where stated")
    flags: tuple[str, ...] = Field(default=(), description="named doubts: language_disagrees, paywalled, truncated …")
    provenance: dict[str, Provenance] = Field(default_factory=dict, description="field name to where its value came from")
    parser: str = Field(default="", description="name and version of what made this")

    def as_public(self) -> dict[str, Any]:
        """The article as people are shown it (``--json``): plain JSON, the field names of docs/data.md."""
        return {
            "section": self.section,
            "headline": self.headline,
            "standfirst": self.standfirst,
            "highlights": list(self.highlights),
            "authors": list(self.authors),
            "byline": self.byline,
            "dateline": self.dateline,
            "body": self.body,
            "subheads": list(self.subheads),
            "captions": list(self.captions),
            "image": self.image.url if self.image else None,
            "tail": self.tail,
            "published_at": self.published.iso() if self.published else None,
            "updated_at": self.updated.iso() if self.updated else None,
            "language": self.language,
            "url": self.url,
            "topics": list(self.topics),
            "outlet": self.outlet,
            "kind": str(self.kind),
            "flags": list(self.flags),
        }


# ---------------------------------------------------------------- what is this to us?


class Relation(StrEnum):
    """What an arriving article is to those we hold."""

    NEW = "new"
    SAME = "same"
    REVISION = "revision"
    COPY = "copy"


class Verdict(Noun):
    """The decision, taken once.

    ``of`` is the article this is the same as, a revision of, or a copy of (None for new);
    ``coverage`` the share of the smaller text that a copy carries.
    """

    relation: Relation
    of: int | None = None
    coverage: float | None = Field(default=None, ge=0, le=1)
    reason: str = Field(description="one line: which key or measure decided")
    algorithm: str = Field(description="name and version of the rules that decided")


class Enrichment(Noun):
    """What one enricher found in one revision. ``values`` is plain JSON."""

    enricher: str
    version: str
    fingerprint: str = Field(description="digest of the inputs it read: equal means nothing to do again")
    values: dict[str, Any]


# ---------------------------------------------------------------- the timeline


class Passage(Noun):
    """One stage run of one item: a line of its timeline."""

    stage: str
    attempt: int
    started: datetime
    finished: datetime
    outcome: str = Field(description="passed, an outcome kind, retry, or split")
    fault: str | None = None
    detail: str = ""
    task_id: str | None = Field(default=None, description="the task as Flower shows it")
