"""How often new entries come: two fading counts, one that remembers hours and one that remembers days. Pure.

A feed that breaks news now is asked by the fast count, a feed that sleeps at night by the slow one; the larger rate rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp
from typing import Any

FAST = 4 * 3600.0
"""Seconds after which the fast count has forgotten two thirds."""

SLOW = 5 * 86400.0

BURST = 40.0
"""Times the usual rate that breaking news is reckoned with."""

UNKNOWN_SECONDS = 3600.0
"""Expected wait when nothing is known: no dates in the feed, no second reading yet."""

_SHORTEST_HISTORY = 1800.0


@dataclass(frozen=True, slots=True)
class Cadence:
    """Fading counts at the second ``at``, over a history that began at ``since``."""

    at: float = 0.0
    since: float = 0.0
    fast: float = 0.0
    slow: float = 0.0
    total: float = 0.0
    """All of them, unfading: a quiet week does not make a feed's usual rate small."""

    def after(self, now: float, new: int, dates: Iterable[float] = ()) -> Cadence:
        """The counts at ``now``, ``new`` entries having come since ``at``.

        ``dates`` of some of them place those in time; the others came somewhere in the gap and count as if in its middle.
        """
        if not self.at:
            return Cadence(now, now, 0.0, 0.0)
        gap = max(0.0, now - self.at)
        ages = [now - date for date in dates if self.at <= date <= now]
        ages += [gap / 2] * max(0, new - len(ages))
        return Cadence(
            now,
            self.since,
            self.fast * exp(-gap / FAST) + sum(exp(-age / FAST) for age in ages),
            self.slow * exp(-gap / SLOW) + sum(exp(-age / SLOW) for age in ages),
            self.total + new,
        )

    @classmethod
    def from_dates(cls, dates: Iterable[float], now: float) -> Cadence:
        """A first guess from the dates of the entries that a feed shows; future and ancient ones are left out."""
        ages = [age for age in (now - date for date in dates) if 0 <= age <= 30 * 86400]
        if len(ages) < 3:
            return cls(now, now, 0.0, 0.0)
        return cls(now, now - max(ages), sum(exp(-age / FAST) for age in ages), sum(exp(-age / SLOW) for age in ages), len(ages))

    def expected_wait(self, length: int = 0) -> float:
        """Seconds until the next new entry, as far as can be told.

        ``length`` is the number of entries that the feed shows at once: a wait never lasts so long that news breaking at
        :data:`BURST` times the usual rate would push an entry out unseen.
        """
        rates = [rate for rate in (self._rate(self.fast, FAST), self._rate(self.slow, SLOW)) if rate > 0]
        if not rates:
            return max(UNKNOWN_SECONDS, (self.at - self.since) / 4)
        usual = max(self._rate(self.slow, SLOW), self.total / max(self.at - self.since, 86400.0))
        return min(1 / max(rates), length / (BURST * usual)) if length else 1 / max(rates)

    def per_day(self) -> float:
        """Entries a day, by the slow count."""
        return self._rate(self.slow, SLOW) * 86400

    def _rate(self, count: float, memory: float) -> float:
        history = max(self.at - self.since, _SHORTEST_HISTORY)
        return count / (memory * (1 - exp(-history / memory)))

    def pack(self) -> list[float]:
        """As plain JSON."""
        return [round(self.at), round(self.since), round(self.fast, 4), round(self.slow, 4), round(self.total)]

    @classmethod
    def unpack(cls, packed: Any) -> Cadence:
        """From plain JSON; fresh when it is none."""
        if isinstance(packed, list) and len(packed) in {4, 5} and all(isinstance(value, int | float) for value in packed):
            return cls(*packed)
        return cls()
