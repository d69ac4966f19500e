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
COUNTING_WORDS = 14
ALIEN = 0.34
"""The share of its telling words that may stand in the story when a line is about others."""
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
    alien = _is_alien(line, story)
    if not is_sentence(line):
        return alien or bool(SEPARATORS.search(line)) or any(letter.isdigit() for letter in line)
    return is_listing(line) or (len(BARS.findall(line)) >= (1 if label_of(line) else PARTED) and _is_alien(line, story, LABELLED))


def is_aside(line: str, story: Collection[str]) -> bool:
    """Whether a line counts, or is no sentence and speaks of other things: what may take the place of another such line."""
    return counts(line) or (is_loose(line, story) and (is_listing(line) or not is_sentence(line)) and _is_alien(line, story))


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
    """Whether a line speaks of other things than the story does: less than ``most`` of what it tells stands there."""
    label = label_of(line)
    words = traits(lowered(line[len(label) :]))
    return bool(words) and sum(word in story for word in words) < most * len(words)
