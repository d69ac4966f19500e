"""From a date as printed to a moment: which part is the day, which zone, what it cannot be, and the evidence for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from tasks.model import Moment, Precision
from tasks.parse.dates.read import Printed
from tasks.parse.dates.weekdays import weekday_in
from tasks.parse.dates.zones import zone_label, zone_named

_AHEAD = timedelta(days=1, hours=2)
"""Clocks differ and the earth is round: a day may lie this far ahead of the fetch and still be printed truly."""
FIRM_CUSTOM = 2.5
"""Weight of the custom of languages in which nobody writes the month first."""
_MONTH_FIRST_LANGUAGES = frozenset({"en"})
_FIRST_HALF = re.compile(
    r"\b(?:first half|january[- ]?(?:to|-)[- ]?june|h1|erstes halbjahr|premier semestre|primer semestre)\b.{0,12}\b(20\d\d)\b", re.I
)
"""Figures of a half-year are printed after it: a story that has them was not written in its first months."""


@dataclass(frozen=True, slots=True)
class Bearings:
    """What is known before a date is read."""

    fetched_at: datetime
    zone: str | None = None
    zone_reason: str = ""
    local: bool = False
    """True when the zone is the site's own beyond doubt (its country's): times in UTC are told in it."""
    day_first: bool | None = None
    """The source's own habit, once it is known."""
    language: str | None = None
    region: str | None = None
    """Country of the site, two letters, lower case, where the domain or the markup names one."""
    lead: str = ""
    """The story's first sentences: their weekday is a vote."""
    witness: date | None = None
    """A day from better evidence on the same page (structured data, the address)."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The day chosen, how sure, and why."""

    day: date
    confidence: float
    evidence: tuple[str, ...]


def settle_day(printed: Printed, bearings: Bearings) -> Settled:
    """Choose between day first and month first, in the order in which the evidence is to be trusted."""
    if printed.other is None:
        return Settled(printed.day, 0.95, (printed.reason or "only one reading",))
    day_first, month_first = printed.day, printed.other
    latest = (bearings.fetched_at + _AHEAD).date()
    evidence: list[str] = []
    if bearings.witness is not None and bearings.witness in {day_first, month_first}:
        order = "day first" if bearings.witness == day_first else "month first"
        return Settled(bearings.witness, 0.97, (f"another date of the page names this day: {order}",))
    if printed.style == "dotted":
        evidence.append("dotted dates are written day first")
        return Settled(day_first, 0.95, tuple(evidence + _extra(day_first, month_first, bearings)))
    if bearings.day_first is not None:
        habit = "day" if bearings.day_first else "month"
        return Settled(day_first if bearings.day_first else month_first, 0.93, (f"the source writes the {habit} first",))
    late = _not_after(day_first, month_first, latest)
    if late:
        return late
    return _by_votes(day_first, month_first, bearings, dashed=printed.style == "dashed")


def _extra(day_first: date, month_first: date, bearings: Bearings) -> list[str]:
    weekday = weekday_in(bearings.lead)
    if weekday is None:
        return []
    agreeing = [name for name, day in (("day first", day_first), ("month first", month_first)) if day.weekday() == weekday]
    return [f"the lead's weekday votes {' and '.join(agreeing)}"] if agreeing else []


def _not_after(day_first: date, month_first: date, latest: date) -> Settled | None:
    if day_first <= latest < month_first:
        return Settled(day_first, 0.9, ("month first would lie after the fetch",))
    if month_first <= latest < day_first:
        return Settled(month_first, 0.9, ("day first would lie after the fetch",))
    return None


def _by_votes(day_first: date, month_first: date, bearings: Bearings, *, dashed: bool) -> Settled:
    votes = {day_first: 0.0, month_first: 0.0}
    reasons: list[str] = []

    def vote(day: date, weight: float, reason: str) -> None:
        votes[day] += weight
        reasons.append(reason)

    american = bearings.region == "us" or (bearings.region is None and (bearings.language or "en") in _MONTH_FIRST_LANGUAGES and not dashed)
    vote(
        month_first if american else day_first,
        1.5 if bearings.region else FIRM_CUSTOM if (bearings.language or "en") not in _MONTH_FIRST_LANGUAGES else 1.0,
        "custom of the place: " + ("month first" if american else "day first"),
    )
    weekday = weekday_in(bearings.lead)
    for day in (day_first, month_first):
        if weekday is not None and day.weekday() == weekday:
            vote(day, 1.2, f"the lead's weekday fits {day.isoformat()}")
    anchor = _FIRST_HALF.search(bearings.lead)
    if anchor:
        for day in (day_first, month_first):
            if day.year > int(anchor[1]) or (day.year == int(anchor[1]) and day.month > 6):
                vote(day, 1.2, f"the text has figures of the first half of {anchor[1]}")
    recent = min(votes, key=lambda day: abs((bearings.fetched_at.date() - day).days))
    if abs((bearings.fetched_at.date() - recent).days) <= 3:
        vote(recent, 2.0, f"{recent.isoformat()} is within days of the fetch")
    best = max(votes, key=lambda day: votes[day])
    return Settled(best, 0.6 + min(0.3, 0.1 * abs(votes[day_first] - votes[month_first])), tuple(reasons))


def moment_of(printed: Printed, bearings: Bearings, source: str, trust: float = 1.0) -> Moment | None:
    """The moment a printed date means. None when it lies after the fetch: a page cannot know tomorrow."""
    settled = settle_day(printed, bearings)
    confidence = round(settled.confidence * trust, 3)
    if printed.at is not None:
        return _known(printed, bearings, source, confidence)
    if printed.clock is None:
        if settled.day > (bearings.fetched_at + _AHEAD).date():
            return None
        return Moment(day=settled.day, precision=Precision.DAY, source=source, confidence=confidence, evidence=settled.evidence)
    return _with_clock(printed, settled, bearings, source, confidence)


def _known(printed: Printed, bearings: Bearings, source: str, confidence: float) -> Moment | None:
    at = printed.at
    if at is None or at > bearings.fetched_at + _AHEAD:
        return None
    exact = Precision.SECOND if printed.style == "epoch" else Precision.MINUTE
    return Moment(
        day=at.date(), at=at, precision=exact, zone=zone_label(at), source=source, confidence=confidence, evidence=(printed.reason,)
    )


def _with_clock(printed: Printed, settled: Settled, bearings: Bearings, source: str, confidence: float) -> Moment | None:
    clock = printed.clock
    if clock is None:
        return None
    zone, evidence = _zone(clock.zone, bearings)
    at = datetime.combine(settled.day, time(clock.hour, clock.minute, clock.second), tzinfo=zone or UTC)
    if at > bearings.fetched_at + _AHEAD:
        return None
    at, evidence = _local(at, evidence, bearings)
    if zone is None:
        confidence = round(confidence * 0.8, 3)
    precision = Precision.SECOND if clock.seconds else Precision.MINUTE
    label = zone_label(at) if zone else "UTC"
    return Moment(
        day=at.date(), at=at, precision=precision, zone=label, source=source, confidence=confidence, evidence=(*settled.evidence, evidence)
    )


def _local(at: datetime, evidence: str, bearings: Bearings) -> tuple[datetime, str]:
    """A time given in UTC, told in the zone of the place: the same moment, on the day the readers there call it."""
    place = zone_named(bearings.zone) if bearings.local and at.tzinfo is UTC else None
    return (at.astimezone(place), f"{evidence}; told in {bearings.zone}") if place is not None else (at, evidence)


def _zone(printed: str | None, bearings: Bearings) -> tuple[tzinfo | None, str]:
    named = zone_named(printed)
    if named is not None:
        return named, f"zone printed: {printed}"
    place = zone_named(bearings.zone)
    if place is not None:
        return place, f"zone {bearings.zone}: {bearings.zone_reason or 'of the source'}"
    return None, "no zone known: taken as UTC"


_OPENING = re.compile(r"[.!?。！？]\s")


def lead_of(body: str) -> str:
    """The first sentence of a story."""
    first = body.split("\n\n", 1)[0]
    return _OPENING.split(first, maxsplit=1)[0][:400]
