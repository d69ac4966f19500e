"""Furniture in words nobody foresaw: judged only where it comes or goes at the edge of a document that is known.

The tests are about shape and subject: counters, lines that are no sentence, lists under a label, lines about other stories.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from tasks.deduplicate.content import lowered
from tasks.deduplicate.furniture import COUNTER, SEPARATORS, count_share, is_correction, is_sentence, label_of, page_words
from tasks.deduplicate.headline import traits
from tasks.deduplicate.lists import PARTED, is_headline, is_listing

LONGEST = 60
"""Words."""
COUNTING = 0.5
"""The share of figures and a counter's words from which on a line counts, where it comes or goes around a known story,"""
COUNTING_WORDS = 14
"""and the words it has at most."""
ALIEN = 0.34
"""The share of its telling words that may stand in the story when a line is about others."""
NAMES = 2
"""Words of a label that may be one of the story's names: a side's players stand behind it."""
LABELLED = 0.5
"""And when it has a label or bars: everyday words stand in every story."""
BARS = re.compile(r"[|•·▪‧■●◆★]")
"""What stands in no sentence: there a dash, a semicolon or a colon belongs to the story, above all where somebody is quoted."""


def is_loose(line: str, story: Collection[str]) -> bool:
    """Whether a plain line looks like furniture beside a story of these words."""
    words = lowered(line)
    if is_correction(line) or len(words) > LONGEST:
        return False
    if counts(line):
        return True
    if is_listing(line):
        return True
    if is_sentence(line):
        return len(BARS.findall(line)) >= (1 if label_of(line) else PARTED) and _is_alien(line, story, LABELLED)
    marked = bool(SEPARATORS.search(line)) or any(letter.isdigit() for letter in line)
    return _is_alien(line, story, LABELLED if marked else ALIEN)


def is_aside(line: str, story: Collection[str]) -> bool:
    """Whether a line counts, or is no sentence and speaks of other things: what may take the place of another such line."""
    return counts(line) or is_listing(line) or (is_loose(line, story) and not is_sentence(line) and _is_alien(line, story))


def is_inset(line: str) -> bool:
    """Whether a line between two paragraphs lists other headlines. A few words with a figure may be a subhead, however they count."""
    return not is_correction(line) and is_listing(line)


def is_title(line: str, story: Collection[str]) -> bool:
    """Whether a line may be another story's headline, be it a question: in a list of such lines, never by itself."""
    return is_headline(line) and _is_alien(line, story)


def counts(line: str) -> bool:
    """Whether a short line is mostly figures and a counter's words; a sentence hardly has others."""
    words = page_words(line)
    return len(words) <= COUNTING_WORDS and count_share(words) >= (COUNTER if is_sentence(line) else COUNTING)


def _is_alien(line: str, story: Collection[str], most: float = ALIEN) -> bool:
    """Whether a line speaks of other things than the story does: less than ``most`` of its words stand there, and its label does not.

    Figures are not counted: those of a result, or of votes, stand nowhere else either.
    """
    label = label_of(line)
    named = traits(lowered(label))
    if 0 < len(named) <= NAMES and all(word in story for word in named):
        return False
    words = {word for word in traits(lowered(line[len(label) :])) if not word[0].isdigit()}
    return not words or sum(word in story for word in words) < most * len(words)
