"""What a source has taught us: plain JSON, learned article by article, trusted only after several agree."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from tasks.model import Draft, Noun

TRUSTED_AFTER = 3
"""Sightings of a habit before it is used."""
SHARE = 0.8
"""Share of the sightings that must agree."""
KEPT = 40
"""Most frequent entries kept of each habit."""


class SourceProfile(Noun):
    """Counted habits of one source. Versioned by ``seen``: the number of drafts it was learned from."""

    seen: int = 0
    zones: dict[str, int] = Field(default_factory=dict)
    day_first: dict[str, int] = Field(default_factory=dict)
    tails: dict[str, int] = Field(default_factory=dict)
    suffixes: dict[str, int] = Field(default_factory=dict)
    body_paths: dict[str, int] = Field(default_factory=dict)
    kinds: dict[str, int] = Field(default_factory=dict)
    skips: dict[str, int] = Field(default_factory=dict)

    def zone(self) -> str | None:
        """The zone its dates are given in, once known."""
        return settled(self.zones)

    def days_come_first(self) -> bool | None:
        """True for 04.09 = 4 September, False for 9 April, None while unknown."""
        habit = settled(self.day_first)
        return None if habit is None else habit == "day"

    def suffix(self) -> str | None:
        """What its pages hang behind every headline, once known."""
        return settled(self.suffixes)

    def body_path(self) -> str | None:
        """Where its stories stand in the page, once known."""
        return settled(self.body_paths)

    def furniture(self) -> frozenset[str]:
        """Paragraphs that came with story after story: they are no story."""
        return frozenset(line for line, times in self.tails.items() if times >= TRUSTED_AFTER)


def settled(counts: Mapping[str, int]) -> str | None:
    """The habit that enough sightings agree on, or None."""
    total = sum(counts.values())
    if not counts:
        return None
    best = max(counts, key=lambda key: counts[key])
    return best if counts[best] >= TRUSTED_AFTER and counts[best] >= SHARE * total else None


def learn(profile: SourceProfile, draft: Draft) -> SourceProfile:
    """The profile with one more draft learned from. Pure; replaying the same drafts gives the same profile."""
    return profile.model_copy(update={"seen": profile.seen + 1})
