"""The words that tell one story from its siblings: figures and names.

A bulletin's wording is the same every day; its figures and names are not. Scripts with capital letters show names by them,
where no sentence begins; in others katakana and Latin runs and the figures must do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.deduplicate.wording import split_words

SENTENCE_END = re.compile(r"[.!?…:]['\"»”’)\]]*\s+['\"«“‘(\[]*|^['\"«“‘(\[]*|\s['\"«“‘]+(?=\S)")


def marked_words(lines: Iterable[str]) -> tuple[list[str], frozenset[int]]:
    """All words of :func:`~tasks.deduplicate.wording.plain` lines in lower case, and the places of those that are figures or names."""
    words: list[str] = []
    marks: list[int] = []
    for line in lines:
        for sentence in SENTENCE_END.split(line):
            for place, word in enumerate(split_words(sentence)):
                if word[0].isdigit() or (place and word[0].isupper()):
                    marks.append(len(words))
                words.append(word.lower())
    return words, frozenset(marks)
