"""A look at one source: what is asked of every kind, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from tasks.errors import Fault
from tasks.fetch.drop import Claim
from tasks.fetch.polling import PollRules
from tasks.model import Hints
from tasks.ports.http import Http


@dataclass(frozen=True, slots=True)
class Source:
    """A source as a look needs it. ``state`` is what the last look gave back, {} at first."""

    name: str
    kind: str
    location: str
    state: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A page to fetch, with what the listing said of it."""

    url: str
    hints: Hints
    updated: bool = False
    """Fetched before, and edited since: the listing says so."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look brought. The caller stores all of it in one transaction."""

    status: str
    """ok, unchanged, gone, error."""
    state: dict[str, Any]
    next_after: float | None
    """Seconds until the next look; None for never again (gone)."""
    why: str
    """Why then, for people: 'an entry is expected every 22 min', 'error 3 in a row: timeout'."""
    found: tuple[Found, ...] = ()
    """Pages to enqueue, oldest first."""
    claims: tuple[Claim, ...] = ()
    """Dropped files taken, by this look or by a worker that died: read each, put its documents into SQL under the claim's id."""
    location: str | None = None
    """The address it has moved to, when it has."""
    title: str | None = None
    per_day: float | None = None
    """New entries a day, as learned."""
    fault: Fault | None = None
    """The error, when ``status`` is error or gone."""


class World(Protocol):
    """What a look may ask of the world."""

    @property
    def http(self) -> Http:
        """The guarded client."""
        ...

    @property
    def rules(self) -> PollRules:
        """Settings of pace and windows."""
        ...

    def now(self) -> datetime:
        """The present moment, UTC."""
        ...


@dataclass(frozen=True, slots=True)
class LookWorld:
    """A :class:`World` made of values."""

    http: Http
    at: datetime
    rules: PollRules = field(default_factory=PollRules)

    def now(self) -> datetime:
        """The moment it was made for."""
        return self.at
