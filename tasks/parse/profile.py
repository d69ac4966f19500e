"""What a source has taught us: plain JSON, learned article by article, trusted only after several agree."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from tasks.model import Draft, Moment, Noun

TRUSTED_AFTER = 3
"""Sightings of a habit before it is used."""
SHARE = 0.8
"""Share of the sightings that must agree."""
KEPT = 60
"""Most frequent entries kept of each habit."""
EMPTY_RUN = 5
"""Stories in a row of an unwonted shape before a source is reported."""
LONGEST_LINE = 400
SUFFIX_TOLD = "; the title goes on: "
"""How the provenance of a headline tells what its page's title goes on with."""
HOME_TOLD = "; read in "
"""How the provenance of a body tells the element that it stood in."""
BODY_SURE = 0.9
"""Confidence of a body without doubt. Only such ones teach where a source's stories stand."""


class SourceProfile(Noun):
    """Counted habits of one source. ``seen`` is its version: the number of drafts it was learned from."""

    seen: int = 0
    zones: dict[str, int] = Field(default_factory=dict)
    day_first: dict[str, int] = Field(default_factory=dict)
    """'day' and 'month', counted from dates that could not be read the other way."""
    tails: dict[str, int] = Field(default_factory=dict)
    """First and last paragraphs of stories and lines of their tails: what comes again and again is furniture."""
    suffixes: dict[str, int] = Field(default_factory=dict)
    bodies: dict[str, int] = Field(default_factory=dict)
    """Where stories were read: page, trafilatura, json-ld articleBody, script state."""
    homes: dict[str, int] = Field(default_factory=dict)
    """The elements that stories stood in, by name."""
    kinds: dict[str, int] = Field(default_factory=dict)
    skips: dict[str, int] = Field(default_factory=dict)
    """Fault codes and kinds of page for which nothing was stored."""
    thin_run: int = 0
    """Latest drafts in a row that were empty, skipped or a tenth of the usual length."""
    words: float = 0.0
    """Usual length of a story, a running mean."""

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

    def home(self) -> str | None:
        """The element that its stories stand in, once known."""
        return settled(self.homes)

    def furniture(self) -> frozenset[str]:
        """Paragraphs that came with story after story: they are no story."""
        return frozenset(line for line, times in self.tails.items() if times >= TRUSTED_AFTER)

    def alarm(self) -> str | None:
        """Why this source wants a look: its extraction has suddenly turned empty. None while all is well."""
        if self.seen >= 2 * EMPTY_RUN and self.thin_run >= EMPTY_RUN:
            return f"the last {self.thin_run} documents were empty or skipped; stories used to have {self.words:.0f} words"
        return None


def settled(counts: Mapping[str, int]) -> str | None:
    """The habit that enough sightings agree on, or None."""
    if not counts:
        return None
    best = max(counts, key=lambda key: counts[key])
    return best if counts[best] >= TRUSTED_AFTER and counts[best] >= SHARE * sum(counts.values()) else None


def learn(profile: SourceProfile, draft: Draft) -> SourceProfile:
    """The profile with one more draft learned from. Pure: replaying the same drafts in order gives the same profile."""
    words = len(draft.body.split())
    thin = words < max(10.0, profile.words / 10)
    moments = [moment for moment in (draft.published, draft.updated) if moment is not None]
    body = draft.provenance.get("body")
    return profile.model_copy(
        update={
            "seen": profile.seen + 1,
            "zones": _more(profile.zones, [moment.zone for moment in moments if moment.zone and _is_printed(moment)]),
            "day_first": _more(profile.day_first, [order for moment in moments if (order := _order(moment))]),
            "tails": _more(profile.tails, _edges(draft)),
            "suffixes": _more(profile.suffixes, [suffix] if (suffix := _suffix(draft)) else []),
            "bodies": _more(profile.bodies, [body.source] if body else []),
            "homes": _more(profile.homes, [home] if (home := _home(draft)) else []),
            "kinds": _more(profile.kinds, [str(draft.kind)]),
            "thin_run": profile.thin_run + 1 if thin else 0,
            "words": profile.words if thin else profile.words + (words - profile.words) / (min(profile.seen, 50) + 1),
        }
    )


def learn_skip(profile: SourceProfile, reason: str) -> SourceProfile:
    """The profile with one more document of which nothing was stored."""
    return profile.model_copy(update={"seen": profile.seen + 1, "skips": _more(profile.skips, [reason]), "thin_run": profile.thin_run + 1})


def _more(counts: Mapping[str, int], sightings: list[str]) -> dict[str, int]:
    found = dict(counts)
    for one in sightings:
        found[one] = found.get(one, 0) + 1
    if len(found) > KEPT:
        found = dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:KEPT])
    return found


def _is_printed(moment: Moment) -> bool:
    """A zone that was read, not one that was guessed."""
    return any(line.startswith(("zone printed", "another date")) for line in moment.evidence) and moment.zone != "UTC"


def _order(moment: Moment) -> str | None:
    """'day' or 'month' where the date itself left no choice."""
    for line in moment.evidence:
        if line.startswith("a part is over 12"):
            return "day" if "day first" in line else "month"
        if line.startswith("another date of the page names"):
            return "day" if "day first" in line else "month"
    return None


def _suffix(draft: Draft) -> str | None:
    """What the page's title hangs behind the headline, as the headline's provenance tells it."""
    headline = draft.provenance.get("headline")
    return headline.reason.partition(SUFFIX_TOLD)[2] or None if headline else None


def _home(draft: Draft) -> str | None:
    """The element that a story without doubt stood in, as the body's provenance tells it."""
    body = draft.provenance.get("body")
    return body.reason.partition(HOME_TOLD)[2] or None if body and body.confidence >= BODY_SURE else None


def _edges(draft: Draft) -> list[str]:
    parts = draft.body.split("\n\n")
    edges = [*parts[:1], *parts[-3:]] if len(parts) > 4 else []
    lines = [*dict.fromkeys([*edges, *(draft.tail or "").split("\n")])]
    return [line for line in lines if 3 <= len(line) <= LONGEST_LINE]
