"""The terms on which the store works: what it is handed by the composition root instead of knowing it."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.ports.learning import Learner
from tasks.ports.rechecks import NextLook, never


@dataclass(frozen=True, slots=True)
class Terms:
    """How long a run may hold an item, when pages are looked at again, and who learns from them.

    ``lease`` is in seconds, for one stage; without a ``learner`` nothing is learnt.
    """

    lease: float
    next_look: NextLook = never
    learner: Learner | None = None
