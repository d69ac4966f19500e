"""Furniture in words nobody foresaw: judged only where it comes or goes at the edge of a document that is known.

The tests are about shape and subject: counters, lines that are no sentence, lists under a label, lines about other stories.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from tasks.deduplicate.content import lowered
from tasks.deduplicate.furniture import SENTENCE, SEPARATORS, count_share, is_correction, label_of, page_words
from tasks.deduplicate.headline import telling

LONGEST = 60
"""Words."""
COUNTING = 0.5
COUNTING_WORDS = 14
ALIEN = 0.34
"""The share of its telling words that may stand in the story when a line is about others."""
TITLE_WORDS = 20
CLOSED = re.compile(r"[.!。！]['\"”’)]?$")
LIST = re.compile(r"\s[|·•▪‧»/~›→★■●◆-]\s|[|•▪‧»;]|>>")
INSET_WORDS = 10
PARTED = 2
"""Bars or arrows in a line that lists headlines."""
QUOTED = re.compile(r"«[^«»]*»|»[^«»]*«")
"""A guillemet parts headlines, unless it is one of a pair: then it quotes, in either direction."""


def is_loose(line: str, story: Collection[str]) -> bool:
    """Whether a plain line looks like furniture beside a story of these words."""
    words = lowered(line)
    if is_correction(line) or len(words) > LONGEST:
        return False
    if counts(line):
        return True
    alien = _is_alien(line, story)
    if not SENTENCE.search(line):
        return alien or bool(SEPARATORS.search(line)) or any(letter.isdigit() for letter in line)
    return alien and bool(label_of(line) or LIST.search(QUOTED.sub("", line)))


def is_aside(line: str, story: Collection[str]) -> bool:
    """Whether a line counts, or is no sentence and speaks of other things: what may take the place of another such line."""
    return counts(line) or (is_loose(line, story) and not is_sentence(line) and _is_alien(line, story))


def is_inset(line: str, story: Collection[str]) -> bool:
    """Whether a line between two paragraphs is the page's: a counter, a list of other headlines, or a few words with figures about neither."""
    if counts(line):
        return True
    if is_sentence(line) or is_correction(line):
        return False
    if len(LIST.findall(QUOTED.sub("", line))) >= PARTED:
        return True
    return len(lowered(line)) <= INSET_WORDS and any(letter.isdigit() for letter in line) and _is_alien(line, story)


def is_title(line: str, story: Collection[str]) -> bool:
    """Whether a line may be another story's headline, be it a question: in a list of such lines, never by itself."""
    return len(lowered(line)) <= TITLE_WORDS and not CLOSED.search(line) and _is_alien(line, story)


def is_sentence(line: str) -> bool:
    """Whether a line holds the end of a sentence."""
    return bool(SENTENCE.search(line))


def counts(line: str) -> bool:
    """Whether a short line is mostly figures and a counter's words."""
    words = page_words(line)
    return len(words) <= COUNTING_WORDS and count_share(words) >= COUNTING


def _is_alien(line: str, story: Collection[str]) -> bool:
    """Whether a line speaks of other things than the story does."""
    label = label_of(line)
    words = telling(lowered(line[len(label) :]))
    return bool(words) and sum(word in story for word in words) < ALIEN * len(words)
