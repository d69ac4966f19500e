"""Whether two aligned texts tell the same facts: figures and names inside what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tasks.deduplicate.align import Alignment, Gap
from tasks.deduplicate.content import Content

ALIKE = 0.6
"""Letters two spellings of one name share when a scanner or a typist garbled one."""


BULLETIN_FIGURES = 4
BULLETIN_SHARE = 0.45
CLEAN = 0.1
"""Wording that differs in less than this share of the words was not garbled or rewritten."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Words of one kind that are equal in what two texts share, and those that differ."""

    equal: int = 0
    other: int = 0

    @property
    def share(self) -> float:
        """How much of what could differ is equal; 1 where nothing could."""
        return self.equal / (self.equal + self.other) if self.equal + self.other else 1.0

    def __add__(self, more: Tally) -> Tally:
        """Both counts."""
        return Tally(self.equal + more.equal, self.other + more.other)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures, names and plain words inside the shared stretches and the gaps closed between them."""

    figures: Tally
    names: Tally
    wording: Tally

    @property
    def share(self) -> float:
        """How many of the figures and names are equal; one more is counted as equal, so that a single edit in a text of few does not decide."""
        both = self.figures + self.names
        return (both.equal + 1) / (both.equal + both.other + 1)

    @property
    def facts(self) -> int:
        """Figures and names that both tell."""
        return self.figures.equal + self.names.equal

    @property
    def is_bulletin(self) -> bool:
        """Whether the figures changed where the wording did not: the next bulletin of a series.

        In a scanned or rewritten copy the words differ as well.
        """
        return self.figures.other >= BULLETIN_FIGURES and self.figures.share < BULLETIN_SHARE and 1 - self.wording.share < CLEAN


def agree(alignment: Alignment, here: Content, there: Content) -> Agreement:
    """Count the words of both texts that stand in what they share; of what stands in its slots the figures alone."""
    figures = sum(here.figures_in(stretch.here, stretch.length) for stretch in alignment.stretches)
    marked = sum(here.marks_in(stretch.here, stretch.length) for stretch in alignment.stretches)
    tallies = [Tally(figures), Tally(marked - figures), Tally(alignment.matched - marked)]
    for gap in alignment.gaps:
        tallies = [tally + more for tally, more in zip(tallies, _compare(gap, here, there), strict=True)]
    for slot in alignment.slots:
        tallies[0] += _figures(_sorted(slot.here, here)[0], _sorted(slot.there, there)[0])
    return Agreement(*tallies)


def _compare(gap: Gap, here: Content, there: Content) -> tuple[Tally, Tally, Tally]:
    mine, theirs = _sorted(gap.here, here), _sorted(gap.there, there)
    return _figures(mine[0], theirs[0]), _tally(mine[1], theirs[1], garbled=True), _tally(mine[2], theirs[2])


def _sorted(places: range, content: Content) -> tuple[list[str], list[str], list[str]]:
    """The words at ``places`` as figures, names and plain words."""
    kinds: tuple[list[str], list[str], list[str]] = ([], [], [])
    for place in places:
        word = content.words[place]
        kinds[0 if word[0].isdigit() else 1 if place in content.marks else 2].append(word)
    return kinds


def _figures(mine: Sequence[str], theirs: Sequence[str]) -> Tally:
    """As many on either side are one and another in their order: a form letter's 1 and 18 are not the next one's 18 and 67."""
    if len(mine) != len(theirs):
        return _tally(mine, theirs)
    equal = sum(one == other for one, other in zip(mine, theirs, strict=True))
    return Tally(equal, len(mine) - equal)


def _tally(mine: Sequence[str], theirs: Sequence[str], *, garbled: bool = False) -> Tally:
    left, right = Counter(mine), Counter(theirs)
    equal = (left & right).total()
    missed, unmet = list((left - right).elements()), list((right - left).elements())
    pairs = _pair_garbled(missed, unmet) if garbled else 0
    return Tally(equal + pairs, max(len(missed), len(unmet)) - pairs)


def _pair_garbled(left: Sequence[str], right: Sequence[str]) -> int:
    """Names that are one name in two spellings. Figures never are: another figure is another fact."""
    free = list(right)
    for word in left:
        twin = next((other for other in free if _alike(word, other)), None)
        if twin is not None:
            free.remove(twin)
    return len(right) - len(free)


def _alike(one: str, other: str) -> bool:
    """A Dice coefficient over pairs of letters: cheap, and enough for names."""
    mine, theirs = (Counter(pairwise(word)) for word in (one, other))
    total = mine.total() + theirs.total()
    return total > 0 and 2 * (mine & theirs).total() >= ALIKE * total
