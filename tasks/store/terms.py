"""The terms on which the store works: what it is handed by the composition root instead of knowing it."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.ports.rechecks import NextLook, never


@dataclass(frozen=True, slots=True)
class Terms:
    """``lease`` in seconds: how long a run may hold an item at one stage. ``next_look``: when an article's page is looked at again."""

    lease: float
    next_look: NextLook = never
