"""What the pages of a host teach: the store keeps a profile as plain JSON, and is handed who learns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from tasks.model import Draft


@dataclass(frozen=True, slots=True)
class Learned:
    """A profile after one more document, and why an operator should look at this host, or None."""

    profile: Mapping[str, Any]
    alarm: str | None = None


class Learner(Protocol):
    """Learns from documents as they end. Pure."""

    def landed(self, profile: Mapping[str, Any] | None, draft: Draft) -> Learned:
        """A story nobody had before has landed. The same story again teaches nothing: its own words would pass for furniture."""
        ...

    def skipped(self, profile: Mapping[str, Any] | None, reason: str) -> Learned:
        """A document was read and nothing of it was stored."""
        ...
