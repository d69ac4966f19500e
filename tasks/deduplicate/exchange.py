"""Lines around a known story that gave way to other lines: a counter that moved, a list that lists others now."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from tasks.deduplicate.content import lowered
from tasks.deduplicate.furniture import SEPARATORS, is_correction, is_sentence
from tasks.deduplicate.headline import traits
from tasks.deduplicate.lists import PARTING, is_listing
from tasks.deduplicate.loose import ALIEN, LONGEST

NAMED_FIGURE = re.compile(r"(?<=\S )([^\W\d_])\w+\s\d")
"""A word before a figure, a name if it has a capital: so do results and tables tell. A counter's line names what it counts behind the figure."""
COUNTED = 3
"""Figures that a line of the page moves at once."""
PROSE = 12
"""Words of a paragraph that is told, not listed. A page of short lines only is a table: its figures are the news."""


def is_exchanged(was: Sequence[str], now: Sequence[str], others: Iterable[str]) -> bool:
    """Whether lines gave way to lines around a story told in prose, none of them of it: a counter moved, or another list stands there.

    ``others`` are the paragraphs both editions have. What was reworded is no dress: a line may keep all but its figure, or nothing.
    """
    lines = (*was, *now)
    if not (was and now) or any(
        (is_sentence(line) and not is_listing(line)) or is_correction(line) or len(lowered(line)) > LONGEST for line in lines
    ):
        return False
    rest = [lowered(line) for line in others]
    if not any(len(words) >= PROSE for words in rest):
        return False
    told = {trait for words in rest for trait in traits(words)}
    mine, theirs = _parts(was), _parts(now)
    if not all(_is_foreign(part, told) for part in (*mine, *theirs)):
        return False
    named = any(found[1].isupper() for line in now for found in NAMED_FIGURE.finditer(line))
    return all(_is_another(part, mine, named=named) for part in theirs)


def _parts(lines: Iterable[str]) -> list[tuple[str, ...]]:
    """What stands between bars and dots, as words with figures taken for one another."""
    parts = [part for line in lines for part in (PARTING if is_listing(line) else SEPARATORS).split(line)]
    return [tuple("0" if word[0].isdigit() else word for word in lowered(part)) for part in parts if part.strip()]


def _is_foreign(part: Sequence[str], told: Collection[str]) -> bool:
    words = traits(part) - {"0"}
    return sum(word in told for word in words) <= ALIEN * len(words)


def _is_another(part: tuple[str, ...], before: Sequence[tuple[str, ...]], *, named: bool) -> bool:
    """Whether a part stood there with other figures, one at most beside names, or is nothing like any that stood there."""
    if part in before:
        return part.count("0") <= (1 if named else COUNTED)
    words = traits(part) - {"0"}
    return all(len(words & traits(each)) <= ALIEN * len(words) for each in before)
