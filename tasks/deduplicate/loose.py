"""Furniture in words nobody foresaw: judged only where it comes or goes at the edge of a document that is known.

The tests are about shape and subject: counters, lines that are no sentence, lists under a label, lines about other stories.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from tasks.deduplicate.content import lowered
from tasks.deduplicate.furniture import COUNTER, ENDS, SENTENCE, SEPARATORS, count_share, is_correction, is_sentence, label_of, page_words
from tasks.deduplicate.headline import traits

LONGEST = 60
"""Words."""
COUNTING = 0.5
COUNTING_WORDS = 14
ALIEN = 0.34
"""The share of its telling words that may stand in the story when a line is about others."""
TITLE_WORDS = 20
CLOSED = re.compile(rf"[{ENDS.translate({ord(mark): None for mark in '?？؟'})}]['\"”’»)」』]?$")
LIST = re.compile(r"\s[|·•▪‧»/~›→★■●◆-]\s|[|•▪‧»;]|>>")
PARTED = 2
"""Bars or arrows in a line that lists headlines."""
QUOTED = re.compile(r"«[^«»]*»|»[^«»]*«")
"""A guillemet parts headlines, unless it is one of a pair: then it quotes, in either direction."""
PROSE = 12
"""Words of a paragraph that is told, not listed. A page of short lines only is a table: its figures are the news."""


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


def is_inset(line: str) -> bool:
    """Whether a line between two paragraphs lists other headlines. A few words with a figure may be a subhead, however they count."""
    return not is_sentence(line) and not is_correction(line) and len(LIST.findall(QUOTED.sub("", line))) >= PARTED


def is_title(line: str, story: Collection[str]) -> bool:
    """Whether a line may be another story's headline, be it a question: in a list of such lines, never by itself."""
    return len(lowered(line)) <= TITLE_WORDS and not CLOSED.search(line) and _is_alien(line, story)


def counts(line: str) -> bool:
    """Whether a short line is mostly figures and a counter's words; a sentence hardly has others."""
    words = page_words(line)
    return len(words) <= COUNTING_WORDS and count_share(words) >= (COUNTER if is_sentence(line) else COUNTING)


def _is_alien(line: str, story: Collection[str]) -> bool:
    """Whether a line speaks of other things than the story does."""
    label = label_of(line)
    words = traits(lowered(line[len(label) :]))
    return bool(words) and sum(word in story for word in words) < ALIEN * len(words)


def is_changed_dress(was: Sequence[str], now: Sequence[str], others: Iterable[str]) -> bool:
    """Whether lines gave way to lines around a story told in prose, none of them of it: a counter moved, or another list stands there.

    ``others`` are the paragraphs both editions have. What was reworded is no dress: a line may keep all but its figure, or nothing.
    """
    if not (was and now) or any(is_sentence(line) or is_correction(line) or len(lowered(line)) > LONGEST for line in (*was, *now)):
        return False
    rest = [lowered(line) for line in others]
    if not any(len(words) >= PROSE for words in rest):
        return False
    told = {trait for words in rest for trait in traits(words)}
    mine, theirs = _parts(was), _parts(now)
    if not all(_is_foreign(part, told) for part in (*mine, *theirs)):
        return False
    return all(_is_another(part, mine) for part in theirs)


def _parts(lines: Iterable[str]) -> list[tuple[str, ...]]:
    """What stands between bars and dots, as words with figures taken for one another."""
    parts = [part for line in lines for part in SEPARATORS.split(line)]
    return [tuple("0" if word[0].isdigit() else word for word in lowered(part)) for part in parts if part.strip()]


def _is_foreign(part: Sequence[str], told: Collection[str]) -> bool:
    words = traits(part) - {"0"}
    return sum(word in told for word in words) <= ALIEN * len(words)


def _is_another(part: tuple[str, ...], before: Sequence[tuple[str, ...]]) -> bool:
    """Whether a part stood there with other figures, one at most, or is nothing like any that stood there."""
    if part in before:
        return part.count("0") <= 1
    words = traits(part) - {"0"}
    return all(len(words & traits(each)) <= ALIEN * len(words) for each in before)
