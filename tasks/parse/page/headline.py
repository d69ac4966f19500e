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
_PARTERS = re.compile(
    r"\s+(?:[|•·»›«/‹<~⋆:]|[-–—―]|::|//|\|\|)\s+|\s*[|｜]\s*|_(?=[^\W\d_]{2,8}$)|(?<=[\u3040-\u30ff\u3400-\u9fff？！」』])[-–—_](?=[\u3040-\u30ff\u3400-\u9fff]{2,10}$)"
)
_SITE_PREFIX = re.compile(r"^(.{2,40}?):\s+(?=\S)")


def key_of(text: str) -> str:
    """What of a text counts when two are compared: letters and digits, case folded."""
    return _key(text) if len(text) <= LONGEST else _key.__wrapped__(text)


@functools.lru_cache(maxsize=512)
def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def without_suffix(title: str, names: Sequence[str], witness: Sequence[str] = (), *, shown: bool = False) -> str:
    """A title without the site's name before or behind it, and without a label behind a bar.

    ``names`` are the site's names, ``witness`` other titles of the page. What is ``shown`` word for word over the story keeps all but the site's name.
    """
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
    if len(parts) > 1 and not shown and _is_label(parts, marks):
        parts.pop()
    joined = "".join(text + mark for text, mark in zip(parts, [*marks[: len(parts) - 1], ""], strict=True))
    return joined if shown else _without_prefix(joined, refused)


def _is_label(parts: list[str], marks: list[str]) -> bool:
    """True where behind the last bar stands less than before it: a column's name, or a house's whose other names are unknown."""
    before = " ".join(parts[:-1]).split()
    if _HOUSE_CJK.search(parts[-1]) and marks[len(parts) - 2] in {"-", "–", "—", "_"}:
        return True
    return (
        marks[len(parts) - 2].strip() in {"|", "｜"}
        and len(before) >= LEAST_BEFORE_LABEL
        and len(parts[-1].split()) <= min(MOST_IN_LABEL, len(before) - 1)
    )


LEAST_BEFORE_LABEL, MOST_IN_LABEL = 4, 4
_HOUSE_CJK = re.compile(
    r"^(?!.*[的了是]).*(?:网|網|新闻|新聞|在线|頭條|头条|ニュース|新報|日报|日報|晚报|晚報|时报|時報|电视台|電視台|通讯社|通訊社)$"
)
"""How papers, stations and portals are called where a title hangs its house on without a space."""


def _without_prefix(title: str, refused: set[str]) -> str:
    """A title without the site's name before a colon. Nearly its name is no reason: a house's story on itself begins so."""
    told = _SITE_PREFIX.match(title)
    return title[told.end() :] if told and key_of(told[1]) in refused else title


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


def choose_headline(
    ballot: Ballot,
    names: Sequence[str],
    *,
    title: str = "",
    suffix: str | None = None,
    headings: Sequence[str] = (),
    kickers: Sequence[str] = (),
) -> None:
    """Elect the headline among the candidates offered under 'headline'.

    ``suffix`` is what the source hangs behind every title, once known; ``headings`` are lower headings of the page,
    ``kickers`` what its own markup calls so within the h1.
    """
    offered = [
        Candidate(text, one.source, one.confidence, one.reason)
        for one in ballot.of("headline")
        if (text := squeeze(str(one.value))[:LONGEST])
    ]
    if not offered:
        return
    shown = [one for one in offered if one.source == "h1"]
    told = [one for one in offered if one.source != "h1"]
    h1s = {key_of(one.value) for one in shown}
    cleaned = [
        Candidate(
            without_suffix(
                _unhung(one.value, suffix), names, [other.value for other in offered if other is not one], shown=key_of(one.value) in h1s
            ),
            one.source,
            one.confidence,
            one.reason,
        )
        for one in told
    ]
    winner = _winner(shown, cleaned, names, _Headings(told, shown, headings))
    if winner is not None:
        winner = replace(winner, value=_without_date(_without_kicker(winner.value, kickers)))
    hung = squeeze(title).removeprefix(winner.value) if winner is not None else ""
    if winner is not None and hung and len(hung) <= LONGEST_SUFFIX and hung != squeeze(title):
        winner = replace(winner, reason=f"{winner.reason}{SUFFIX_TOLD}{hung}")
    ballot.elect("headline", winner)


def _unhung(title: str, suffix: str | None) -> str:
    return title.removesuffix(suffix) if suffix and title.endswith(suffix) and len(title) > len(suffix) else title


_DATE = re.compile(r"^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\s*[-–—:|]\s+(?=\S+\s+\S)")


def _without_date(headline: str) -> str:
    """A headline without the day that is printed before it."""
    return _DATE.sub("", headline)


def _without_kicker(headline: str, kickers: Sequence[str]) -> str:
    """A headline without the kicker that the markup names: a topic of its own over the headline, joined to it only where markup is lost."""
    for kicker in kickers:
        cut = headline[len(kicker) :].lstrip(" :|–—-•/.,")
        if headline.casefold().startswith(kicker.casefold()) and len(cut.split()) > 1:
            return cut
    return headline


class _Headings:
    """The lower headings of a page, asked where its h1 is the name of the site."""

    def __init__(self, told: Sequence[Candidate], shown: Sequence[Candidate], headings: Sequence[str]) -> None:
        self._titles = [one for one in told if one.source in {"title", "meta og:title"}]
        self._keys = {key for text in (*(one.value for one in shown[1:]), *headings) if (key := key_of(text))}

    def under_name(self, shown: Candidate) -> Candidate | None:
        """Where an h1 is only what a title ends with, the heading that the title begins with."""
        for title in self._titles:
            parts, _marks = _parted(squeeze(str(title.value)))
            if len(parts) > 1 and key_of("".join(parts[1:])) == key_of(shown.value) and self._is_heading(parts[0]):
                return Candidate(parts[0], title.source, 0.8, "a heading repeats it, the h1 is what the title hangs behind it")
        return None

    def within_title(self, refused: set[str]) -> Candidate | None:
        """The longest part of a title that a heading repeats."""
        for title in self._titles:
            text = squeeze(str(title.value))
            found = [part for part in _spans(text) if key_of(part) not in refused and self._is_heading(part)]
            if found:
                return Candidate(max(found, key=len), title.source, 0.75, "a heading of the page repeats this part of it")
        return None

    def _is_heading(self, text: str) -> bool:
        return len(text.split()) > 1 and key_of(text) in self._keys


def _spans(title: str) -> list[str]:
    """Every run of parts of a title, the whole one among them."""
    cuts = [match.span() for match in _PARTERS.finditer(title)][:6]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(title)]
    return [title[start:end] for start in starts for end in ends if start < end]


def _winner(shown: list[Candidate], told: list[Candidate], names: Sequence[str], headings: _Headings) -> Candidate | None:
    refused = {key_of(name) for name in names if name}
    shown = [one for one in shown if key_of(one.value) and key_of(one.value) not in refused]
    told = [one for one in told if key_of(one.value) and key_of(one.value) not in refused] or ([] if shown else told)
    found = _named(shown, told, headings) or _nearly_named(shown, told) or headings.within_title(refused)
    if found is not None:
        return found
    if len(shown) == 1 and len(shown[0].value.split()) > 2:
        return Candidate(shown[0].value, "h1", 0.6, "the only h1")
    agreed = next((one for one in told if sum(key_of(one.value) == key_of(other.value) for other in told) > 1), None)
    if agreed is not None:
        return Candidate(agreed.value, agreed.source, 0.8, "two places of the page name it so")
    return max(told, key=lambda one: one.confidence, default=None) or (shown[0] if shown else None)


def _named(shown: list[Candidate], told: list[Candidate], headings: _Headings) -> Candidate | None:
    """The first h1 that another place repeats word for word. Microdata may stand on the h1 itself and is no other place."""
    for one in shown:
        under = headings.under_name(one)
        if under is not None:
            return under
        agreeing = [other.source for other in told if other.source != "microdata" and key_of(other.value) == key_of(one.value)]
        if agreeing:
            return Candidate(one.value, "h1", 0.97, f"shown as h1 and named by {', '.join(dict.fromkeys(agreeing))}")
    return None


def _nearly_named(shown: list[Candidate], told: list[Candidate]) -> Candidate | None:
    """What the first h1 that holds a title, or is near one, says."""
    for one in shown:
        inner = next((other for other in told if _is_within(other.value, one.value)), None)
        if inner is not None:
            return Candidate(inner.value, inner.source, 0.85, "shown in the h1 with a kicker before it")
    for one in shown:
        near = [other.source for other in told if _near(one.value, other.value)]
        if near:
            return Candidate(one.value, "h1", 0.85, f"shown as h1, {near[0]} is near it")
    return None


_MOST_CUT = 3
"""Words at the end of an h1 that a shorter title may have dropped; more are a line of their own."""


def _is_within(told: str, shown: str) -> bool:
    """True for a title that stands at one end of the h1, and is not merely the h1 cut short by a few words or without its year."""
    inner, outer = key_of(told), key_of(shown)
    if len(inner) < 15 or len(told.split()) < 3 or len(inner) < 0.35 * len(outer):
        return False
    if outer.endswith(inner):
        return not outer.removesuffix(inner).isdigit()
    rest = shown.split()[len(told.split()) :]
    return outer.startswith(inner) and not (len(rest) <= _MOST_CUT and all(word.isalpha() for word in rest))


def _near(shown: str, told: str) -> bool:
    first, second = set(shown.casefold().split()), set(told.casefold().split())
    return len(first & second) >= 0.5 * max(1, min(len(first), len(second))) and len(first) >= 3
