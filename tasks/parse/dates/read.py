"""Dates found in text, as printed: every usual spelling, with the other reading kept where day and month could change places."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from tasks.parse.dates.calendars import gregorian
from tasks.parse.dates.clock import ClockTime, clock_after, clock_before, clock_within
from tasks.parse.dates.months import BY_NAME, NAMES, month_number

YEARLESS = "month by name, year not printed"
LONGEST = 400
"""Characters of a text in which dates are looked for."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed: the day it most plainly means, the other day it could mean, and the time of day beside it."""

    day: date
    other: date | None
    style: str
    """iso, numeric, dotted, dashed, named, cjk, compact, epoch, relative."""
    start: int
    end: int
    clock: ClockTime | None = None
    at: datetime | None = None
    """Set when the moment is known outright (an epoch, a relative time)."""
    reason: str = ""


_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})(?:/|\.\s?)(\d{1,2})(?:/|\.\s?)(\d{1,2})\.?(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?=T?\d{4}|\D|$)")
_NUMERIC = re.compile(r"(?<![\d.,/])(?<!\d:)(\d{1,2})\s?([./\-·|])\s?(\d{1,2})\s?[./\-·|]\s?(\d{4}|\d{2})(?!\d)")
_ERA = re.compile(r"(令和|平成|民國|民国)\s*(\d{1,3}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_BEFORE_ERA = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号號]?")
_VIETNAMESE = re.compile(r"(\d{1,2})\s+(?:th[aá]ng|thg\.?)\s+(\d{1,2})[,\s]+(?:n[aă]m\s+)?(\d{4})", re.I)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_INNER_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s[A-Z]{3,4})?"
"""The time of day as the C library prints it, between day and year: Thu Sep 4 10:11:12 UTC 2025."""
_EPOCH = re.compile(r"^\s*(\d{10}|\d{13})(?:\.\d+)?\s*$")


@functools.cache
def _names() -> str:
    return "|".join(sorted((re.escape(name) for name in BY_NAME), key=len, reverse=True))


@functools.cache
def _first_words() -> frozenset[str]:
    return frozenset(word.group().lower() for name in (*BY_NAME, "tháng", "thang", "thg") if (word := _WORD.search(name)))


def _may_name_month(text: str) -> bool:
    """False where no word is the first of a month's name: looking up words costs a hundredth of searching for them all."""
    return "\u0130" in text or "\u0131" in text or " ב" in text or not _first_words().isdisjoint(_WORD.findall(text.lower()))


@functools.cache
def _day_month() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d.])(?<!\d:)(\d{1,2})(?:st|nd|rd|th|er|ère|º|ª|°|-?[aeior]{1,2}|\.)?[\s\-–./]{0,3}(?:(?:de|del|d['’]|of|do|di|η)\s*|ב)?"
        rf"(?:(?<!\w)|(?<=\sב))({_names()})(?![^\W\d_])\.?(?:\s?/\s?(?:{_names()})(?![^\W\d_]))?,?[\s\-–./]{{0,3}}(?:(?:de|del|of|do|di)\s+|(?:พ|ค)\.ศ\.\s*)?(\d{{4}})?(?!\d)",
        re.I,
    )


@functools.cache
def _month_day() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)({_names()})(?![^\W\d_])\.?\s{{0,2}}(\d{{1,2}})(?:st|nd|rd|th|\.)?(?![\d:])(?:,?\s{{1,2}}(?:{_INNER_CLOCK}\s)?(\d{{4}})(?!\d))?",
        re.I,
    )


@functools.cache
def _year_month_day() -> re.Pattern[str]:
    """Hungarian, Basque, Lithuanian, Mongolian: 2025. szeptember 4."""
    return re.compile(rf"(?<!\d)(\d{{4}})[.,]?\s{{0,2}}(?:m\.\s|eko\s|ko\s)?(?<!\w)({_names()})(?:aren)?\.?\s{{0,2}}(\d{{1,2}})", re.I)


@functools.cache
def _year_day_month() -> re.Pattern[str]:
    """Latvian: 2025. gada 4. septembris."""
    return re.compile(rf"(?<!\d)(\d{{4}})\.?\s+gada\s+(\d{{1,2}})\.?\s+({_names()})(?![^\W\d_])\.?", re.I)


def latin_digits(text: str) -> str:
    """The text with the digits of every script as 0-9, character for character."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(char)) if char.isdigit() and not char.isascii() and unicodedata.digit(char, None) is not None else char
        for char in text
    )


def find_dates(text: str, *, language: str | None = None, year: int | None = None) -> list[Printed]:
    """Every date printed in a short text, in order. ``year`` is taken where none is printed; without it such dates are no dates."""
    return list(_found(text[:LONGEST], language, year))


@functools.lru_cache(maxsize=1024)
def _found(text: str, language: str | None, year: int | None) -> tuple[Printed, ...]:
    """The same, remembered: several fields look at the same lines."""
    text = latin_digits(text[:LONGEST]).replace("\xa0", " ").replace("\u202f", " ")
    if _DIGIT.search(text) is None:
        return ()
    epoch = _epoch(text)
    if epoch is not None:
        return (epoch,)
    found: list[Printed] = []
    for printed in _all(text, language, year):
        if not any(printed.start < held.end and held.start < printed.end for held in found):
            found.append(printed)
    found.sort(key=lambda printed: printed.start)
    return tuple(_with_clock(printed, text, found) for printed in found)


def _all(text: str, language: str | None, year: int | None) -> Iterator[Printed]:
    yield from _ordered(_ISO, text, "iso")
    yield from _ordered(_CJK, text, "cjk")
    yield from _of_an_era(text)
    yield from _ordered(_YEAR_FIRST, text, "iso")
    if _may_name_month(text):
        yield from _named_year_first(text, language)
        yield from _named(_day_month(), text, language, year, day_at=1)
        yield from _named(_month_day(), text, language, year, day_at=2)
        yield from _vietnamese(text)
        yield from _short_thai(text)
    yield from _numeric(text)
    yield from _ordered(_COMPACT, text, "compact")


def _ordered(pattern: re.Pattern[str], text: str, style: str) -> Iterator[Printed]:
    for match in pattern.finditer(text):
        day = gregorian(*(int(part) for part in match.groups()))
        if day:
            yield Printed(day, None, style, *match.span(), reason="year first")


def _named_year_first(text: str, language: str | None) -> Iterator[Printed]:
    for match in _year_day_month().finditer(text) if "gada" in text else ():
        day = gregorian(int(match[1]), month_number(match[3], language) or 0, int(match[2]))
        if day:
            yield Printed(day, None, "named", *match.span(), reason="month by name")
    for match in _year_month_day().finditer(text):
        day = gregorian(int(match[1]), month_number(match[2], language) or 0, int(match[3]))
        if day:
            yield Printed(day, None, "named", *match.span(), reason="month by name")


def _named(pattern: re.Pattern[str], text: str, language: str | None, year: int | None, day_at: int) -> Iterator[Printed]:
    for match in pattern.finditer(text):
        number, name = match[day_at], match[3 - day_at]
        told = int(match[3]) if match[3] else year
        day = gregorian(told, month_number(name, language) or 0, int(number)) if told else None
        if day:
            yield Printed(day, None, "named", *match.span(), reason="month by name" if match[3] else YEARLESS)


def _vietnamese(text: str) -> Iterator[Printed]:
    for match in _VIETNAMESE.finditer(text):
        day = gregorian(int(match[3]), int(match[2]), int(match[1]))
        if day:
            yield Printed(day, None, "named", *match.span(), reason="month by name")


@functools.cache
def _thai() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in NAMES["th"].replace("|", ",").split(",") if not name.isascii())
    return re.compile(rf"(?<!\d)(\d{{1,2}})\s*({names})\.?\s*([4-9]\d)(?!\d)")


def _short_thai(text: str) -> Iterator[Printed]:
    """04 ก.ย. 68: the year of the Buddha in two digits."""
    for match in _thai().finditer(text) if _THAI_LETTERS.search(text) else ():
        day = gregorian(2500 + int(match[3]), month_number(match[2], "th") or 0, int(match[1]))
        if day:
            yield Printed(day, None, "named", *match.span(), reason="month by name")


_THAI_LETTERS = re.compile(r"[\u0e01-\u0e2e]")


def _of_an_era(text: str) -> Iterator[Printed]:
    """令和7年9月4日, 民國114年9月4日: years counted from an emperor's first, or the republic's."""
    for match in _ERA.finditer(text):
        year = 1 if match[2] == "元" else int(match[2])
        day = gregorian(_BEFORE_ERA[match[1]] + year, int(match[3]), int(match[4]))
        if day:
            yield Printed(day, None, "cjk", *match.span(), reason="year first")


def _numeric(text: str) -> Iterator[Printed]:
    for match in _NUMERIC.finditer(text):
        first, mark, second, year = int(match[1]), match[2], int(match[3]), _full_year(match[4])
        if mark == "|" and len(match[4]) == 2:  # the numbers of pages
            continue
        day_first, month_first = gregorian(year, second, first), gregorian(year, first, second)
        if day_first and month_first and first != second:
            style = "dotted" if mark in ".·|" else "dashed" if mark == "-" else "numeric"
            yield Printed(day_first, month_first, style, *match.span())
        elif day_first or month_first:
            order = "day first" if day_first else "month first"
            reason = "both parts equal" if first == second else f"a part is over 12: {order}"
            yield Printed(day_first or month_first or date.min, None, "numeric", *match.span(), reason=reason)


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else 2000 + year if year < 70 else 1900 + year


def _epoch(text: str) -> Printed | None:
    match = _EPOCH.match(text)
    if not match:
        return None
    seconds = int(match[1][:10])
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return Printed(at.date(), None, "epoch", *match.span(1), at=at, reason="seconds since 1970") if 1990 <= at.year <= 2100 else None


def _with_clock(printed: Printed, text: str, found: list[Printed]) -> Printed:
    """The time of day that belongs to a date: behind it, up to the next date; else right before it."""
    following = min((other.start for other in found if other.start >= printed.end), default=len(text))
    clock = clock_after(text[printed.end : following])
    if clock is None:
        before = max((other.end for other in found if other.end <= printed.start), default=0)
        clock = clock_before(text[before : printed.start]) or clock_within(text[printed.start : printed.end])
    return replace(printed, clock=clock) if clock else printed


def midnight(day: date) -> datetime:
    """The first moment of a day, zone unknown."""
    return datetime.combine(day, time.min)
