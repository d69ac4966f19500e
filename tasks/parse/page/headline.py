"""The headline: of all that the page calls itself, the words the newsroom put over the story, without site name or kicker."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from tasks.parse.ballot import Ballot, Candidate
from tasks.parse.profile import SUFFIX_TOLD
from tasks.parse.spacing import squeeze

LONGEST = 400
LONGEST_SUFFIX = 60
_PARTERS = re.compile(r"\s+(?:[|•·»›«/‹<~⋆:]|[-–—―]|::|//|\|\|)\s+|\s*[|｜]\s*|_(?=[^\W\d_]{2,8}$)")


@functools.lru_cache(maxsize=512)
def key_of(text: str) -> str:
    """What of a text counts when two are compared: letters and digits, case folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def without_suffix(title: str, names: Sequence[str], witness: Sequence[str] = ()) -> str:
    """A title without the site's name before or behind it. ``names`` are the site's names, ``witness`` other titles of the page."""
    title = squeeze(title)
    known = {key_of(text) for text in witness if text}
    refused = {key_of(name) for name in names if name}
    for part in _prefixes(title):
        if key_of(part) in known and key_of(part) not in refused:
            return part
    parts, marks = _parted(title)
    while len(parts) > 1 and _is_name(parts[-1], refused):
        parts.pop()
    while len(parts) > 1 and _is_name(parts[0], refused):
        parts.pop(0)
        marks.pop(0)
    return "".join(text + mark for text, mark in zip(parts, [*marks[: len(parts) - 1], ""], strict=True))


def _parted(title: str) -> tuple[list[str], list[str]]:
    parts, marks, last = [], [], 0
    for match in _PARTERS.finditer(title):
        parts.append(title[last : match.start()])
        marks.append(match.group())
        last = match.end()
    return [*parts, title[last:]], marks


def _prefixes(title: str) -> list[str]:
    """The title cut at each parter, from both sides, longest first."""
    cuts = [match.span() for match in _PARTERS.finditer(title)]
    return sorted([title[:start] for start, _ in cuts] + [title[end:] for _, end in cuts], key=len, reverse=True)


def _is_name(part: str, refused: set[str]) -> bool:
    key = key_of(part)
    if not key:
        return True
    return any(
        key == name
        or (
            len(name) > 3
            and len(key) > 3
            and (key.startswith(name) or name.startswith(key) or (name in key and len(key) < 2.5 * len(name)))
        )
        for name in refused
    )


def choose_headline(ballot: Ballot, names: Sequence[str], *, title: str = "", suffix: str | None = None) -> None:
    """Elect the headline among the candidates offered under 'headline'. ``suffix`` is what the source hangs behind every title, once known."""
    offered = [
        Candidate(text, one.source, one.confidence, one.reason)
        for one in ballot.of("headline")
        if (text := squeeze(str(one.value))[:LONGEST])
    ]
    if not offered:
        return
    shown = [one for one in offered if one.source == "h1"]
    told = [one for one in offered if one.source != "h1"]
    cleaned = [
        Candidate(
            without_suffix(_unhung(one.value, suffix), names, [other.value for other in offered if other is not one]),
            one.source,
            one.confidence,
            one.reason,
        )
        for one in told
    ]
    winner = _winner(shown, cleaned, names)
    hung = squeeze(title).removeprefix(winner.value) if winner is not None else ""
    if winner is not None and hung and len(hung) <= LONGEST_SUFFIX and hung != squeeze(title):
        winner = replace(winner, reason=f"{winner.reason}{SUFFIX_TOLD}{hung}")
    ballot.elect("headline", winner)


def _unhung(title: str, suffix: str | None) -> str:
    return title.removesuffix(suffix) if suffix and title.endswith(suffix) and len(title) > len(suffix) else title


def _winner(shown: list[Candidate], told: list[Candidate], names: Sequence[str]) -> Candidate | None:
    refused = {key_of(name) for name in names if name}
    shown = [one for one in shown if key_of(one.value) and key_of(one.value) not in refused]
    told = [one for one in told if key_of(one.value) and key_of(one.value) not in refused] or told
    for one in shown:
        agreeing = [other.source for other in told if key_of(other.value) == key_of(one.value)]
        if agreeing:
            return Candidate(one.value, "h1", 0.97, f"shown as h1 and named by {', '.join(dict.fromkeys(agreeing))}")
    for one in shown:
        inner = next((other for other in told if _is_within(other.value, one.value)), None)
        if inner is not None:
            return Candidate(inner.value, inner.source, 0.85, "shown in the h1 with a kicker before or behind it")
    for one in shown:
        near = [other.source for other in told if _near(one.value, other.value)]
        if near:
            return Candidate(one.value, "h1", 0.85, f"shown as h1, {near[0]} is near it")
    agreed = next((one for one in told if sum(key_of(one.value) == key_of(other.value) for other in told) > 1), None)
    if agreed is not None:
        return Candidate(agreed.value, agreed.source, 0.8, "two places of the page name it so")
    if len(shown) == 1 and len(shown[0].value.split()) > 2:
        return Candidate(shown[0].value, "h1", 0.6, "the only h1")
    return max(told, key=lambda one: one.confidence, default=None) or (shown[0] if shown else None)


def _is_within(told: str, shown: str) -> bool:
    inner, outer = key_of(told), key_of(shown)
    return (
        len(inner) >= 15
        and len(told.split()) > 2
        and (outer.startswith(inner) or outer.endswith(inner))
        and len(inner) >= 0.35 * len(outer)
    )


def _near(shown: str, told: str) -> bool:
    first, second = set(shown.casefold().split()), set(told.casefold().split())
    return len(first & second) >= 0.5 * max(1, min(len(first), len(second))) and len(first) >= 3
