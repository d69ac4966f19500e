"""What an enricher is, what it is given and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from tasks.model import Draft, Enrichment

Values = dict[str, Any]
"""Plain JSON, keyed by the words that the enricher says it provides."""


class EnricherError(Exception):
    """The set of enrichers is at fault, not an article: the message says which one and what to change."""


@dataclass(frozen=True, slots=True)
class Document:
    """What an enricher reads: the article, and what the enrichers that it requires have found in it."""

    draft: Draft
    found: Mapping[str, Any]


class Enricher(Protocol):
    """A module under ``tasks/enrich/enrichers``, or an object that an installed package names as an entry point.

    ``enrich`` is pure: the same document gives the same values, on any machine. It may raise; the article survives it.
    """

    name: str
    version: str
    """Raised whenever ``enrich`` may answer differently: values of another version are made anew."""
    reads: tuple[str, ...]
    """The Draft's fields that it looks at: while these stay, its values stay."""
    requires: tuple[str, ...]
    """Keys that must be found before it runs."""
    provides: tuple[str, ...]
    """Keys of its values."""
    sample: Draft
    expected: Values
    """What ``enrich`` finds in the sample: its documentation, and the least its test holds it to."""

    def enrich(self, doc: Document) -> Values:
        """Find values in one document."""
        ...


@dataclass(frozen=True, slots=True)
class Failure:
    """An enricher that had no answer for one article, and why."""

    enricher: str
    version: str
    detail: str

    @property
    def doubt(self) -> str:
        """The flag that the article carries for it: ``enrich_failed:<name>``."""
        return f"enrich_failed:{self.enricher}"

    def __str__(self) -> str:
        """One line for a log."""
        return f"{self.enricher} {self.version}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Enriched:
    """All that was found in one article, and all that was not."""

    enrichments: tuple[Enrichment, ...]
    failures: tuple[Failure, ...]
