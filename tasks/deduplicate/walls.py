"""Walls and error pages: texts that stand where an article should, the same at a thousand addresses."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.deduplicate.content import Content, lowered
from tasks.deduplicate.lexicon import WALL
from tasks.model import PageKind

LONGEST = 120
"""Words of the longest wall. A longer text with a wall's words is an article about walls."""
WALL_WORDS = 3
DENSE = 12
"""A wall has one word of its kind in twelve."""
POOR = 5
"""And at most one name or figure in five; in languages that write nouns with capitals some look like names."""
LEAST = 12
"""Words a text needs before another can be its copy."""
NOT_NEWS = frozenset({PageKind.CONSENT, PageKind.ERROR, PageKind.LOGIN, PageKind.EMPTY, PageKind.INDEX})


def is_wall(kind: PageKind, content: Content) -> bool:
    """Whether a text names no story: what the parser calls one, or a short text full of a wall's words and poor in names and figures."""
    if kind in NOT_NEWS:
        return True
    lines = [lowered(line) for line in content.lines]
    words = [word for line in lines for word in line]
    if not words or len(words) > LONGEST or 2 * sum(len(line) for line in lines if _tells(line)) > len(words):
        return False
    kinds = {word for word in (*words, *content.headline.words) if word in WALL}
    telling = sum(content.words[place] not in WALL for place in content.marks)
    return len(kinds) >= WALL_WORDS and len(kinds) * DENSE >= len(words) and telling * POOR <= len(words)


def _tells(line: Sequence[str]) -> bool:
    """Whether a paragraph tells something: a brief over a notice about cookies is no wall."""
    return len(line) >= LEAST and sum(word in WALL for word in line) * DENSE < len(line)


def is_identifiable(words: Sequence[str]) -> bool:
    """Whether a text is long enough that sharing it is no accident."""
    return len(words) >= LEAST
