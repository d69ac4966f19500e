"""Lists of other stories' headlines under a label of their own line: ``Most read``, then a headline a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasks.deduplicate.furniture import ENDS, LABEL, is_correction, is_sentence
from tasks.deduplicate.lexicon import LIST_FILLERS, LISTS
from tasks.deduplicate.wording import split_words

HEADLINE = 20
"""Words a headline in a list has at most."""
FEWEST = 2
MOST = 10
"""Headlines in a list."""
QUESTION = "?？؟\"'”’»)」』"


def without_lists(lines: Sequence[str]) -> tuple[str, ...]:
    """The plain paragraphs of a text told in sentences, without such lists; a page that is one list is left as it is."""
    listed = frozenset(_listed(lines))
    kept = tuple(line for place, line in enumerate(lines) if place not in listed)
    return kept if listed and any(map(is_sentence, kept)) else tuple(lines)


def _listed(lines: Sequence[str]) -> Iterator[int]:
    """The places of labels and of the headlines under them."""
    for place, line in enumerate(lines):
        if _is_label(line):
            end = next((at for at in range(place + 1, len(lines)) if not _is_headline(lines[at])), len(lines))
            if FEWEST < end - place <= MOST + 1:
                yield from range(place, end)


def _is_label(line: str) -> bool:
    words = split_words(line.lower()) if len(line) <= HEADLINE * LABEL else []
    return 0 < len(words) <= LABEL and any(word in LISTS for word in words) and all(word in LISTS or word in LIST_FILLERS for word in words)


def _is_headline(line: str) -> bool:
    """A line that no sentence ends with, unless it is a question."""
    told = line.rstrip(QUESTION)
    return not told.endswith(tuple(ENDS)) and not is_correction(line) and 0 < len(split_words(line)) <= HEADLINE
