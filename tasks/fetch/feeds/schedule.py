"""When a feed asks to be left alone: ttl, skipHours and skipDays (RSS 2.0), sy:* (RSS 1.0 syndication module)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from tasks.fetch.feeds.elements import Children, first, text
from tasks.fetch.feeds.model import FeedPace

_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 7 * 86400, "monthly": 30 * 86400, "yearly": 365 * 86400}
_DAYS = {name: place for place, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_HOURS_A_DAY = 24


def read_pace(channel: Children) -> FeedPace:
    """What the channel's children ask."""
    return pace_of(
        ttl=text(first(channel, ["ttl"])),
        period=text(first(channel, ["sy:updateperiod"])),
        frequency=text(first(channel, ["sy:updatefrequency"])),
        hours=_inner(channel, "skiphours"),
        days=_inner(channel, "skipdays"),
    )


def pace_of(ttl: str | None, period: str | None, frequency: str | None, hours: Iterable[str], days: Iterable[str]) -> FeedPace:
    """The same from plain texts. Unreadable wishes, and a week made wholly of skipped hours or days, are no wishes."""
    waits = [wait for wait in (_ttl_seconds(ttl), _sy_seconds(period, frequency)) if wait]
    skip_hours = _read_all(hours, _hour)
    skip_days = _read_all(days, lambda word: _DAYS.get(word.strip()[:3].lower()))
    return FeedPace(
        interval_seconds=max(waits) if waits else None,
        skip_hours=skip_hours if len(skip_hours) < _HOURS_A_DAY else frozenset(),
        skip_days=skip_days if len(skip_days) < len(_DAYS) else frozenset(),
    )


def _inner(channel: Children, name: str) -> list[str]:
    holder: etree._Element | None = first(channel, [name])
    return [] if holder is None else [child.text or "" for child in holder]


def _read_all(words: Iterable[str], read: Callable[[str], int | None]) -> frozenset[int]:
    return frozenset(value for word in words if (value := read(word)) is not None)


def _hour(word: str) -> int | None:
    hour = _number(word)
    return None if hour is None or not 0 <= hour <= _HOURS_A_DAY else int(hour) % _HOURS_A_DAY


def _ttl_seconds(ttl: str | None) -> float | None:
    minutes = _number(ttl)
    return minutes * 60 if minutes and minutes > 0 else None


def _sy_seconds(period: str | None, frequency: str | None) -> float | None:
    if not period and not frequency:
        return None
    seconds = _PERIODS.get((period or "daily").strip().lower())
    times = _number(frequency) or 1
    return seconds / times if seconds and times > 0 else None


def _number(word: object) -> float | None:
    try:
        value = float(str(word or "").strip())
    except ValueError:
        return None
    return value if abs(value) < 1e9 else None
