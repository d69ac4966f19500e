"""Whether two aligned texts tell the same facts: figures and names inside what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tasks.deduplicate.align import Alignment, Gap
from tasks.deduplicate.content import Content

ALIKE = 0.6
"""Letters two spellings of one name share when a scanner or a typist garbled one."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures and names that are equal in the shared stretches, and those that differ in the gaps closed between them."""

    equal: int
    other: int

    @property
    def share(self) -> float:
        """How much of what could differ is equal; 1 where nothing could."""
        return self.equal / (self.equal + self.other) if self.equal + self.other else 1.0


def agree(alignment: Alignment, here: Content, there: Content) -> Agreement:
    """Count the marks of both texts that stand in what they share."""
    equal = sum(
        (stretch.here + step) in here.marks or (stretch.there + step) in there.marks for stretch in alignment.stretches for step in range(stretch.length)
    )
    other = 0
    for gap in alignment.gaps:
        found, missed = _compare(gap, here, there)
        equal, other = equal + found, other + missed
    return Agreement(equal, other)


def _compare(gap: Gap, here: Content, there: Content) -> tuple[int, int]:
    mine = Counter(here.words[place] for place in gap.here if place in here.marks)
    theirs = Counter(there.words[place] for place in gap.there if place in there.marks)
    equal = (mine & theirs).total()
    left, right = list((mine - theirs).elements()), list((theirs - mine).elements())
    garbled = _pair_garbled(left, right)
    return equal + garbled, max(len(left), len(right)) - garbled


def _pair_garbled(left: Iterable[str], right: list[str]) -> int:
    """Names that are one name in two spellings. Figures are never: another figure is another fact."""
    free = [word for word in right if not word[0].isdigit()]
    pairs = 0
    for word in left:
        twin = next((other for other in free if not word[0].isdigit() and _alike(word, other)), None)
        if twin is not None:
            free.remove(twin)
            pairs += 1
    return pairs


def _alike(one: str, other: str) -> bool:
    """A Dice coefficient over pairs of letters: cheap, and enough for names."""
    mine, theirs = (Counter(zip(word, word[1:], strict=False)) for word in (one, other))
    total = mine.total() + theirs.total()
    return total > 0 and 2 * (mine & theirs).total() >= ALIKE * total
