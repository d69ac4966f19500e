"""A page's time is limited: steps look at the clock between them, so it works in any thread and in any child process.

The clock is the thread's own: on a busy machine a page gets the same reading as on an idle one, only later. A step must be bounded by itself (input sizes are capped before it begins); the deadline only decides whether a next step may begin.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from tasks.errors import FaultCode, Poison

PAGE_SECONDS = 2.0
"""CPU time one document may take before no costly step is begun any more."""
HARD_FACTOR = 4.0
"""At this multiple the document is given up as too slow."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When the work on one document began, and how much of this thread's CPU time it may take. Made in the thread that does the work."""

    seconds: float = PAGE_SECONDS
    began: float = field(default_factory=time.thread_time)

    def spent(self) -> float:
        """Seconds of CPU since the work began."""
        return time.thread_time() - self.began

    def allows(self, share: float = 1.0) -> bool:
        """True while less than this share of the time is used: a costly step may begin."""
        return self.spent() < self.seconds * share

    def check(self, step: str) -> None:
        """Give the document up when it is far beyond its time."""
        if self.spent() > self.seconds * HARD_FACTOR:
            raise Poison(FaultCode.TOO_SLOW, f"gave up before {step} after {self.spent():.1f} s")
