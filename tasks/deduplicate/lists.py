"""Lists of other stories' headlines: a headline a line under a label, or all in one line, parted by bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.deduplicate.furniture import ENDS, LABEL, is_correction, is_sentence, label_of
from tasks.deduplicate.headline import UNSPACED_WORD
from tasks.deduplicate.lexicon import LIST_FILLERS, LISTS
from tasks.deduplicate.wording import split_words

HEADLINE = 20
"""Words a headline in a list has at most."""
FEWEST = 2
MOST = 10
"""Headlines in a list."""
PARTED = 2
"""Headlines in a line that lists them under a label; one more makes a list without."""
LEAST = 3
"""Words of such a headline: of each, where there are no more than two, else in the mean."""
WORD_LETTERS = 2.5
"""Characters of scripts without spaces that make a word."""
PARTING = re.compile(r"\s[|·•▪‧»/~›→★■●◆-]\s|[|•▪‧»;]|>>|(?:^|\s)\(?\d{1,2}[.)]\s")
NUMBER = re.compile(r"\d[\d.,:]*")
QUOTED = re.compile(r"«[^«»]*»|»[^«»]*«")
"""A guillemet parts headlines, unless it is one of a pair: then it quotes, in either direction."""
CLOSED = re.compile(rf"[{ENDS.translate({ord(mark): None for mark in '?？؟!！'})}]['\"”’»)」』]?\s*$")
"""A full stop at the end; a headline may ask or exclaim."""


def without_lists(lines: Sequence[str]) -> tuple[str, ...]:
    """The plain paragraphs of a text told in sentences, without such lists; a page that is one list is left as it is."""
    listed = frozenset(_listed(lines))
    kept = tuple(line for place, line in enumerate(lines) if place not in listed)
    return kept if listed and any(map(is_sentence, kept)) else tuple(lines)


def _listed(lines: Sequence[str]) -> Iterator[int]:
    """The places of labels and of the headlines under them."""
    for place, line in enumerate(lines):
        if _is_label(line):
            last = min(place + MOST + 2, len(lines))  # one more is too many: a label may stand on every line
            end = next((at for at in range(place + 1, last) if not is_headline(lines[at]) or is_correction(lines[at])), last)
            if FEWEST < end - place <= MOST + 1:
                yield from range(place, end)


def _is_label(line: str) -> bool:
    words = split_words(line.lower()) if len(line) <= HEADLINE * LABEL else []
    return 0 < len(words) <= LABEL and any(word in LISTS for word in words) and all(word in LISTS or word in LIST_FILLERS for word in words)


def is_listing(line: str) -> bool:
    """Whether a line is headlines parted by bars, two or more under a label, else three: phrases, not the figures of a result."""
    label = label_of(line)
    parts = [part for part in PARTING.split(QUOTED.sub(_unquoted, line[len(label) :])) if part.strip(" :")]
    if not all(map(is_headline, parts)):
        return False
    told = [_length(NUMBER.sub("", part)) for part in parts]
    if len(parts) == PARTED:
        return bool(label) and min(told) >= LEAST
    return len(parts) > PARTED and sum(told) >= LEAST * len(parts)


def _unquoted(quotation: re.Match[str]) -> str:
    return quotation[0][1:-1]


def is_headline(line: str) -> bool:
    """Whether a line may be a headline by its length and its end."""
    return _length(line) <= HEADLINE and not CLOSED.search(line)


def _length(line: str) -> float:
    """Words; in scripts without spaces as many as the characters would make."""
    words = split_words(line.lower())
    letters = sum(len(word) == 1 and UNSPACED_WORD.match(word) is not None for word in words)
    return len(words) - letters + letters / WORD_LETTERS
