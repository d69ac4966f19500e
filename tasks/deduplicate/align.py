"""Which stretches of two texts are one: anchors of three words, grown, and short gaps between them closed.

Stretches may stand in another order in the two texts, so that a rearranged copy is still one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tasks.deduplicate.wording import UNSPACED_LETTERS

ANCHOR = 3
LETTERS = 12
"""Letters in a row that count in scripts that write letters without spaces: any two Thai texts have most of their threes in common."""
LETTER = re.compile(f"[{UNSPACED_LETTERS}]$")
GAP = 8
"""Words that may differ between two stretches of one passage: an edit, a garbled name, another figure."""
SLOT = 24
"""Words that stand at the same place of two texts, before, between or behind shared stretches, when there are about as many of either."""
SLOT_LIKENESS = 0.6
PLACES = 12
"""Places of one anchor looked at: a phrase said more often says little."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """``length`` words from ``here`` in one text that stand from ``there`` in the other."""

    here: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A few words between two stretches that differ."""

    here: range
    there: range


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two texts have in common."""

    stretches: tuple[Stretch, ...]
    gaps: tuple[Gap, ...]
    here: int
    there: int
    slots: tuple[Gap, ...] = ()
    """Longer differences at one place: what a form letter fills in. They count for nobody's coverage."""

    @property
    def covered_here(self) -> float:
        """The share of this text that stands in the other, closed gaps counted in."""
        return self._share(self.here, sum(len(gap.here) for gap in self.gaps))

    @property
    def covered_there(self) -> float:
        """The share of the other text that stands in this one."""
        return self._share(self.there, sum(len(gap.there) for gap in self.gaps))

    @property
    def matched(self) -> int:
        """Words that are equal."""
        return sum(stretch.length for stretch in self.stretches)

    def _share(self, length: int, closed: int) -> float:
        return min(1.0, (self.matched + closed) / length) if length else 0.0


Anchors = Mapping[tuple[str, str, str], Sequence[int]]


def anchors_of(words: Sequence[str]) -> Anchors:
    """Where every three words in a row stand: made once for a newcomer, used against each candidate."""
    places: dict[tuple[str, str, str], list[int]] = {}
    for place, anchor in enumerate(zip(words, words[1:], words[2:], strict=False)):
        known = places.get(anchor)
        if known is None:
            places[anchor] = [place]
        elif len(known) < PLACES:
            known.append(place)
    return places


def align(here: Sequence[str], there: Sequence[str], anchors: Anchors | None = None) -> Alignment:
    """Align two texts given as words; ``anchors`` are those of ``here``, when they are known already.

    Each word of either is used once; linear in the length of both for ordinary texts.
    """
    found = _stretches(there, here, anchors_of(here) if anchors is None else anchors)
    stretches = sorted((Stretch(each.there, each.here, each.length) for each in found), key=lambda stretch: stretch.here)
    return Alignment(tuple(stretches), tuple(_gaps(stretches)), len(here), len(there), tuple(_slots(stretches, len(here), len(there))))


def _stretches(here: Sequence[str], there: Sequence[str], places: Anchors) -> list[Stretch]:
    """Stretches in the order of ``here``; ``places`` are the anchors of ``there``."""
    used = bytearray(len(there) + 1)
    found: list[Stretch] = []
    start, expected = 0, 0
    anchors = list(zip(here, here[1:], here[2:], strict=False))
    while start < len(anchors):
        known = places.get(anchors[start])
        best = _longest(here, there, start, known, used, expected) if known else None
        if best is None:
            start += 1
            continue
        found.append(best)
        used[best.there : best.there + best.length] = b"\x01" * best.length
        start, expected = start + best.length, best.there + best.length
    return found


def _longest(here: Sequence[str], there: Sequence[str], start: int, known: Sequence[int], used: bytearray, expected: int) -> Stretch | None:
    best: tuple[int, int, int] | None = None
    least = LETTERS if LETTER.match(here[start]) else ANCHOR
    for place in known:
        length = _run(here, there, start, place, used)
        # of equally long ones the nearest behind the stretch before: passages keep their order more often than not
        rank = (length, -abs(place - expected), place)
        if length >= least and (best is None or rank > best):
            best = rank
    return Stretch(start, best[2], best[0]) if best else None


def _run(here: Sequence[str], there: Sequence[str], start: int, place: int, used: bytearray) -> int:
    length, most = 0, min(len(here) - start, len(there) - place)
    while length < most and not used[place + length] and here[start + length] == there[place + length]:
        length += 1
    return length


def _gaps(stretches: list[Stretch]) -> list[Gap]:
    closed: list[Gap] = []
    for before, behind in pairwise(stretches):
        here = range(before.here + before.length, behind.here)
        there = range(before.there + before.length, max(before.there + before.length, behind.there))
        if behind.there >= there.start and len(here) <= GAP and len(there) <= GAP:
            closed.append(Gap(here, there))
    return closed


def _slots(stretches: list[Stretch], here: int, there: int) -> list[Gap]:
    """Differences that are no closed gaps, in the order of both texts, both ends of the texts included."""
    borders = [Stretch(0, 0, 0), *stretches, Stretch(here, there, 0)]
    found: list[Gap] = []
    for before, behind in pairwise(borders):
        mine = range(before.here + before.length, behind.here)
        theirs = range(before.there + before.length, max(before.there + before.length, behind.there))
        inside = before.length and behind.length
        if behind.there < theirs.start or (inside and len(mine) <= GAP and len(theirs) <= GAP):
            continue
        least, most = sorted((len(mine), len(theirs)))
        if 0 < most <= SLOT and least >= SLOT_LIKENESS * most:
            found.append(Gap(mine, theirs))
    return found
