"""Candidates for every field, and the record of why one of them won."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of one field: what, where it stood, how far it is to be trusted, and why."""

    value: Any
    source: str
    confidence: float
    reason: str = ""


@dataclass(slots=True)
class Ballot:
    """All candidates of one document, field by field.

    The most trusted candidate wins unless :meth:`elect` named another; of equals, the first offered.
    """

    candidates: dict[str, list[Candidate]] = field(default_factory=dict)
    elected: dict[str, Candidate] = field(default_factory=dict)

    def offer(self, name: str, value: Any, source: str, confidence: float, reason: str = "") -> None:
        """Put up a candidate. Empty values are not candidates."""
        if value or value is False:
            self.candidates.setdefault(name, []).append(Candidate(value, source, confidence, reason))

    def elect(self, name: str, winner: Candidate | None) -> None:
        """Decide a field, against the order of confidence if need be. None leaves the field empty."""
        if winner is None:
            self.candidates.pop(name, None)
            self.elected.pop(name, None)
            return
        if winner not in self.of(name):
            self.candidates.setdefault(name, []).append(winner)
        self.elected[name] = winner

    def of(self, name: str) -> list[Candidate]:
        """The candidates of one field, in the order they were offered."""
        return self.candidates.get(name, [])

    def winner(self, name: str) -> Candidate | None:
        """The candidate that stands for the field, or None."""
        if name in self.elected:
            return self.elected[name]
        return max(self.of(name), key=lambda candidate: candidate.confidence, default=None)

    def value(self, name: str, default: Any = None) -> Any:
        """The winner's value."""
        winner = self.winner(name)
        return default if winner is None else winner.value

    def winners(self) -> dict[str, Candidate]:
        """Every decided field with its winner."""
        found = {name: self.winner(name) for name in self.candidates}
        return {name: winner for name, winner in found.items() if winner is not None}
