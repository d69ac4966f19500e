"""What is remembered of a polled source between two polls, as plain JSON of bounded size.

A state that cannot be read (older version, damaged) is a fresh one: entries are then seen as new once more, and told apart downstream.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tasks.fetch.cadence import Cadence
from tasks.fetch.feeds.model import FeedPace
from tasks.fetch.identity import Seen

VERSION = 1
_MAX_VALIDATOR = 1024
"""Characters of an ETag worth sending back."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Frozen; every poll makes the next one. Times are seconds since the epoch, 0 for never."""

    origin: str = ""
    """The address the caller knows the source by."""
    address: str = ""
    """The address it has moved to (301/308), or the same."""
    etag: str | None = None
    modified: str | None = None
    digest: str = ""
    """Of the last good body."""
    seen: Seen = field(default_factory=dict)
    longest: int = 0
    """Greatest number of entries shown at once."""
    cadence: Cadence = field(default_factory=Cadence)
    wish: FeedPace = field(default_factory=FeedPace)
    fresh_for: float = 0.0
    ok_at: float = 0.0
    new_at: float = 0.0
    full_at: float = 0.0
    """Last time a whole body came."""
    errors: int = 0
    error: str | None = None
    streak: int = 0
    """304 answers in a row."""
    check_every: int = 12
    """304 answers in a row after which one poll goes out without validators."""
    liar: bool = False
    """Its 304 or its repeated ETag was found over changed content: validators are no longer sent."""
    trial: bool = False
    """The validators kept are known to be outdated and are sent once more, to see whether the server says so."""
    tried_at: float = 0.0
    gone: bool = False
    hub: str | None = None
    self_link: str | None = None
    title: str | None = None
    children: dict[str, Any] = field(default_factory=dict)
    """Sitemap index: what is remembered of each child (:data:`tasks.fetch.sitemap_children.Marks`)."""

    def dump(self) -> dict[str, Any]:
        """As plain JSON; what is empty is left out."""
        plain: dict[str, Any] = {"v": VERSION}
        for name in _PLAIN:
            if value := getattr(self, name):
                plain[name] = value
        plain["cadence"] = self.cadence.pack()
        plain["wish"] = [self.wish.interval_seconds, sorted(self.wish.skip_hours), sorted(self.wish.skip_days)]
        return plain

    @classmethod
    def load(cls, plain: dict[str, Any] | None) -> Memory:
        """From plain JSON."""
        if not plain or plain.get("v") != VERSION:
            return cls()
        known = {name: plain[name] for name in _PLAIN if isinstance(plain.get(name), _PLAIN[name])}
        return cls(**known, cadence=Cadence.unpack(plain.get("cadence")), wish=_wish(plain.get("wish")))


_PLAIN: dict[str, type | tuple[type, ...]] = {
    "origin": str,
    "address": str,
    "etag": str,
    "modified": str,
    "digest": str,
    "seen": dict,
    "longest": int,
    "fresh_for": (int, float),
    "ok_at": (int, float),
    "new_at": (int, float),
    "full_at": (int, float),
    "errors": int,
    "error": str,
    "streak": int,
    "check_every": int,
    "liar": bool,
    "trial": bool,
    "tried_at": (int, float),
    "gone": bool,
    "hub": str,
    "self_link": str,
    "title": str,
    "children": dict,
}


def validator(value: str | None) -> str | None:
    """An ETag or Last-Modified worth keeping, byte for byte; None when there is none or it is absurdly long."""
    return value if value and len(value) <= _MAX_VALIDATOR else None


def _wish(packed: object) -> FeedPace:
    match packed:
        case [int() | float() | None as interval, list() as hours, list() as days]:
            return FeedPace(interval, frozenset(hours), frozenset(days))
        case _:
            return FeedPace()
