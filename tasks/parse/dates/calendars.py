"""Calendars other than the Gregorian in which news dates itself: Thai Buddhist, Persian."""

from __future__ import annotations

from datetime import date, timedelta

_BUDDHIST_AHEAD = 543
_NOWRUZ_1404 = date(2025, 3, 21)
_MONTHS_OF_31 = 6


def gregorian(year: int, month: int, day: int) -> date | None:
    """The day, read in the calendar its year belongs to; None when there is no such day."""
    try:
        if 2440 <= year <= 2643:
            return date(year - _BUDDHIST_AHEAD, month, day)
        if 1340 <= year <= 1500:
            return _from_persian(year, month, day)
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except (ValueError, OverflowError):
        return None


def _from_persian(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    before = 31 * (month - 1) if month <= _MONTHS_OF_31 + 1 else 31 * _MONTHS_OF_31 + 30 * (month - 1 - _MONTHS_OF_31)
    # The 33-year cycle with 8 leap years holds for every year that news is written in.
    leaps = _leaps(year) - _leaps(1404)
    return _NOWRUZ_1404 + timedelta(days=(year - 1404) * 365 + leaps + before + day - 1)


def _leaps(year: int) -> int:
    """Leap years before this year, up to a constant."""
    cycles, rest = divmod(year, 33)
    return cycles * 8 + sum(1 for mark in (1, 5, 9, 13, 17, 22, 26, 30) if mark < rest)
