"""The words that tell one story from its siblings: figures and names.

A bulletin's wording is the same every day; its figures and names are not. Scripts with capital letters show names by them,
where no sentence begins; in others katakana and Latin runs and the figures must do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tasks.deduplicate.wording import split_words

SENTENCE_END = re.compile(r"[.!?…:]['\"»”’)\]]*\s+['\"«“‘(\[]*|^['\"«“‘(\[]*|\s['\"«“‘]+(?=\S)")


NOUN_CAPITALS = 0.22
"""The share of capitals inside sentences from which on a language writes all its nouns so, and a capital alone is no name."""

JUDGED = 60
"""Words of a text whose capitals can be judged so."""


def marked_words(lines: Iterable[str]) -> tuple[list[str], frozenset[int]]:
    """All words of :func:`~tasks.deduplicate.wording.plain` lines in lower case, and the places of those that are figures or names."""
    words: list[str] = []
    figures: list[int] = []
    capitals: list[int] = []
    for line in lines:
        for sentence in SENTENCE_END.split(line):
            for place, word in enumerate(split_words(sentence)):
                if word[0].isdigit():
                    figures.append(len(words))
                elif place and word[0].isupper():
                    capitals.append(len(words))
                words.append(word.lower())
    return words, frozenset(figures).union(_names(capitals, len(words)))


def _names(capitals: Sequence[int], length: int) -> Iterable[int]:
    """Capitals that are names: all of them, or where nouns have capitals too, those that stand in a row."""
    if length < JUDGED or len(capitals) <= NOUN_CAPITALS * length:
        return capitals
    known = set(capitals)
    return [place for place in capitals if place - 1 in known or place + 1 in known]
