"""When an article is looked at again: the facts, and the decision as a function that the store is handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Looks:
    """An article's history of being looked at."""

    first_seen: datetime
    last_look: datetime
    published: datetime | None = None
    last_edit: datetime | None = None
    """When a look last found a revision."""
    unchanged_in_row: int = 0
    gone: bool = False
    """The page answered 404 or 410, or was withdrawn."""


NextLook = Callable[[Looks, datetime], datetime | None]
"""When to look again, never before the given moment; None for an article that is finished."""


def never(_looks: Looks, _now: datetime) -> None:
    """No article is looked at again."""
