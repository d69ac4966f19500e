"""When a child that died is started again."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0
SETTLED = 60.0
"""A child that lived this long has settled: its next death is waited out as if it were the first."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """How patient we are with one child. ``deaths`` counts those since it last settled."""

    deaths: int = 0

    def after_death(self, lived: float) -> Backoff:
        """The patience left after the child lived for ``lived`` seconds and died."""
        return Backoff(1 if lived >= SETTLED else self.deaths + 1)

    @property
    def wait(self) -> float:
        """Seconds to the next start: 1, doubling with every quick death, never more than 30."""
        return 0.0 if self.deaths == 0 else min(FIRST_WAIT * 2.0 ** min(self.deaths - 1, 16), LONGEST_WAIT)
