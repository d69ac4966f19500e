"""Asking a web server for one address, or for many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from tasks.errors import Fault


@dataclass(frozen=True, slots=True)
class Request:
    """One GET. ``etag`` and ``last_modified`` go back byte for byte as they came."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    accept: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int | None = None
    """Cap on the decompressed body; None for the setting."""


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: 200, 226 or 304. Every other status is a Fault."""

    status: int
    url: str
    """The address after every redirect."""
    permanent_url: str
    """The address after the leading 301/308 redirects only: what to ask next time."""
    headers: Mapping[str, str]
    """Lower-case names; the last value of a repeated one, but Link, Cache-Control and Vary joined by commas."""
    content: bytes
    fetched_at: datetime

    @property
    def media_type(self) -> str:
        """Content-Type without parameters, lower case; '' when the server names none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Http(Protocol):
    """A guarded HTTP client: deadline, caps, redirects and addresses are checked inside."""

    def get(self, request: Request) -> Response:
        """Fetch one address. Raises a :class:`~tasks.errors.Fault`; bounded by the deadline setting."""
        ...

    def get_many(self, requests: Sequence[Request], *, budget: float) -> Iterator[tuple[int, Response | Fault | None]]:
        """Fetch many at once, one at a time per host; yield (index, answer) as they come.

        After ``budget`` seconds nothing new is begun: what was not begun comes back as None.
        """
        ...
