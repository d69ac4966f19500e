"""Paragraphs that belong to the page and not to the story.

Three kinds show by themselves in every language with their words in :mod:`lexicon`: counters and clocks (``390 views · updated 5 h ago``),
lists of links (``Most read: … | …``) and notices (``© … all rights reserved``). The rest is learnt: a paragraph that stands, figures aside,
in several documents of one site. A newsroom's correction is never furniture, however often it is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

from tasks.deduplicate.lexicon import (
    CORRECTION_LABELS,
    CORRECTION_PHRASES,
    COUNTERS,
    FILLERS,
    LIST_FILLERS,
    LISTS,
    NOTICES,
    UNSPACED_COUNTERS,
    UNSPACED_FILLERS,
)
from tasks.deduplicate.wording import split_words, straight

SHORT = 24
"""Words a counter has at most."""
COUNTER = 0.8
"""The share of figures and a counter's words from which on a short line is one."""
BUTTON = 4
"""Words a button has at most: a bar of them (``Print · Send``) counts nothing."""
SHORTEST_STORY = 80
"""Characters beyond which no line is read for counters without spaces."""
HEADLINE = 2
"""Words of the shortest headline between bars; a cell of a table has one, and figures."""
LABEL = 6
"""Words a list's label has at most."""
NOTICE = 70
LONGEST = 700
"""Characters of the longest furniture."""
EDGE = 3
"""Paragraphs looked at from either end: furniture stands around the story."""
LEARNABLE = 60

SEPARATORS = re.compile(r"\s[|·•▪‧/—-]\s|[|·•▪‧;]")
LABEL_END = re.compile(r"\s*(?:\([^)]{0,40}\)\s*)?[:.,—–\-)\]]|\s*$|\s+(?:to|on|zu|vom|du|del|della)\b|[\u3000-\u9fff]")
COLON = re.compile(r":(?=[^\w]|[^\x00-\x7f])")
"""A colon that ends a label: none within a word or a time of the day."""
CORRECTION_PHRASE = re.compile("|".join(re.escape(phrase) for phrase in CORRECTION_PHRASES))
ENDS = ".!?。！？।॥؟۔։።။៕"
"""What ends a sentence: full stops of the Latin, Chinese, Indian, Arabic, Urdu, Armenian, Ethiopic, Burmese and Khmer scripts."""
SENTENCE = re.compile(rf"[{ENDS}]['\"”“’»」』)]?(?:\s|$)|。")
UNSPACED = re.compile("|".join(sorted(map(re.escape, UNSPACED_COUNTERS + UNSPACED_FILLERS), key=len, reverse=True)))


def is_furniture(line: str) -> bool:
    """Whether a :func:`~tasks.deduplicate.wording.plain` paragraph shows by itself that it is furniture."""
    if len(line) > LONGEST or is_correction(line):
        return False
    words = page_words(line)
    return not words or _is_counter(line, words) or _is_list(line) or _is_notice(line, words)


def is_correction(line: str) -> bool:
    """Whether a paragraph is a newsroom's note about its own mistake."""
    low = straight(line[:LONGEST].lower()).lstrip("([*_- ")
    if low.startswith(CORRECTION_LABELS) and any(low.startswith(word) and LABEL_END.match(low[len(word) :]) for word in CORRECTION_LABELS):
        return True
    return CORRECTION_PHRASE.search(low) is not None


def is_sentence(line: str) -> bool:
    """Whether a line holds the end of a sentence."""
    return bool(SENTENCE.search(line))


def learnable_keys(lines: Sequence[str], site: str) -> tuple[int, ...]:
    """Site-scoped keys of the short paragraphs at both ends, figures taken for one another; signed 32-bit, each once."""
    edges = (*lines[:EDGE], *lines[max(EDGE, len(lines) - EDGE) :])
    return tuple(dict.fromkeys(key for line in edges for key in (learnable_key(line, site),) if key is not None))


def learnable_key(line: str, site: str) -> int | None:
    """The key under which a site's repeating paragraph is counted; None for one too long to be furniture, or a correction."""
    words = split_words(line)
    if not 0 < len(words) <= LEARNABLE or is_correction(line):
        return None
    label = label_of(line)
    told = (
        label if label and SEPARATORS.search(line[len(label) :]) else " ".join("0" if word[0].isdigit() else word.lower() for word in words)
    )
    return crc32(f"{site}\n{told}".encode()) - 0x80000000


def page_words(line: str) -> list[str]:
    """The words of a plain line in lower case; of scripts without spaces those a page counts with are one word each."""
    if len(line) <= SHORTEST_STORY and not line.isascii():
        line = UNSPACED.sub(lambda found: " views " if found[0] in UNSPACED_COUNTERS else " the ", line)
    return split_words(line.lower())


def _is_counter(line: str, words: Sequence[str]) -> bool:
    """``390 views``, or a bar of buttons."""
    if len(words) > SHORT:
        return False
    if count_share(words) >= COUNTER:
        return True
    if not any(word in COUNTERS for word in words):
        return False
    buttons = [split_words(part) for part in SEPARATORS.split(line) if part.strip()]
    known = sum(word in COUNTERS or word in FILLERS for word in words)
    return len(buttons) > 1 and max(map(len, buttons)) <= BUTTON and known >= COUNTER * len(words)


def count_share(words: Sequence[str]) -> float:
    """The share of figures and a counter's words among lower-case words; 0 without a figure or without a thing that is counted."""
    counted = sum(word in COUNTERS for word in words)
    figures = sum(word[0].isdigit() for word in words)
    if not (counted and figures):
        return 0.0
    return (counted + figures + sum(word in FILLERS and word not in COUNTERS for word in words)) / len(words)


def _is_list(line: str) -> bool:
    """``Most read: one headline | another``; or headlines parted by bars, whatever the label."""
    label = label_of(line)
    items = [item for item in SEPARATORS.split(line[len(label) + 1 :] if label else line) if item.strip()]
    named = [word.lower() for word in split_words(label)]
    if named and all(word in LISTS or (len(items) > 1 and word in LIST_FILLERS) for word in named):
        return True
    told = min((sum(not word[0].isdigit() for word in split_words(item)) for item in items), default=0)
    return "|" in line and len(items) > 1 and told >= HEADLINE and not SENTENCE.search(line[-2:])


def _is_notice(line: str, words: Sequence[str]) -> bool:
    found = {word for word in words if word in NOTICES}
    if line.startswith("©"):
        found.update(("©", "copyright"))
    return len(words) <= NOTICE and (len(found) >= 3 or (len(found) >= 2 and len(words) <= SHORT))


def label_of(line: str) -> str:
    """The few words before a colon that say what a list is; empty without one."""
    found = COLON.search(line)
    return line[: found.start()] if found and 0 < len(split_words(line[: found.start()])) <= LABEL else ""
