"""Walls and error pages: texts that stand where an article should, the same at a thousand addresses."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.deduplicate.lexicon import WALL
from tasks.model import PageKind

LONGEST = 120
"""Words of the longest wall. A longer text with a wall's words is an article about walls."""
LEAST = 12
"""Words a text needs before another can be its copy."""
NOT_NEWS = frozenset({PageKind.CONSENT, PageKind.ERROR, PageKind.LOGIN, PageKind.EMPTY, PageKind.INDEX})


def is_wall(kind: PageKind, words: Sequence[str], marks: int) -> bool:
    """Whether a text names no story: what the parser calls one, or a short text full of a wall's words and poor in names and figures."""
    if kind in NOT_NEWS:
        return True
    if len(words) > LONGEST:
        return False
    kinds = {word for word in words if word in WALL}
    return len(kinds) >= 3 and len(kinds) * 12 >= len(words) and marks * 12 <= len(words)


def is_identifiable(words: Sequence[str]) -> bool:
    """Whether a text is long enough that sharing it is no accident."""
    return len(words) >= LEAST
