"""Lines that say who and when: names before or after the dates, with or without a leading word."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import datetime

from tasks.parse.dates.labels import PUBLISHED, UPDATED, without_labels
from tasks.parse.dates.read import Printed, find_dates
from tasks.parse.dates.relative import find_relative
from tasks.parse.dates.weekdays import without_weekdays
from tasks.parse.people.eastern import is_eastern, signed_by
from tasks.parse.people.names import persons, unglued
from tasks.parse.people.sections import names_section
from tasks.parse.people.words import LEAD_IN, OPENERS, OWN, PHOTO, ROLE_ALONE, ROLE_TAIL, ROLES, SIGNING_LABELS, TOLD_BY

LONGEST = 200
LONGEST_NAMES = 80
_BY = re.compile(rf"^(?:(?:{OPENERS})(?![^\W\d_])\s*[:：]?\s+|(?:{OPENERS}|{SIGNING_LABELS})\s*[:：]\s*)(?=\S)", re.I)
_LONE_DE = re.compile(r"^(?:De|DE)\s+\S+\s+\S")
"""'By' in Romanian, but the head of many a sentence elsewhere: it leads in nothing but names."""
_LABEL = re.compile(
    r"\b(?:last|first|on|at|am|um|le|el|em|il|op|den|dne|в|о|à|a las|às|alle|kl|klo|uhr|ora|date|time|updated?|modified|published|posted|created|\d+ min(?:ute)?s? read)\b\.?:?|"
    r"(?<=\|)\s*\(?(?:est|edt|et|gmt|utc|bst|cet|cest|ist|pst|pdt|msk|trt)\b\)?|\b(?:mon|tue|wed|thu|fri|sat|sun)\b\.?,?(?=\s*\|)",
    re.I,
)
"""Words beside a date. Those that are parts of names as well (Thu, et) only where the date stood."""
_CALLING = re.compile(rf"(?:{ROLE_ALONE.pattern}|(?-i:(?:in|à|en|aus|from|reporting from) [A-ZÀ-Þ][\w-]+)$)", re.I)
"""What somebody is, or where, behind the name."""
_TOOK_PICTURES = re.compile(r"fotogra[fv]|photograph|valokuva|fényképe|фотограф|ช่างภาพ|摄影|攝影", re.I)
_ROLE_BEHIND = re.compile(rf"\s*[,(–—|]\s*(?:(?:the|a|an|bbc|cnn|our|l['’])\s+)?{ROLES}(?:\b.*)?$", re.I)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_ASIDE = re.compile(r"\([^()]*\)")
"""What somebody is, in brackets behind the name."""


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says of who and when."""

    printed: str
    authors: tuple[str, ...]
    published: Printed | None
    updated: Printed | None
    led_in: bool

    @property
    def dated(self) -> bool:
        """True when the line carries a date."""
        return self.published is not None or self.updated is not None


def read_byline(text: str, *, now: datetime, language: str | None) -> Byline | None:
    """Read a line as a byline or a date line; None when it is neither."""
    if len(text) > LONGEST:
        return None
    dates = find_dates(text, language=language)
    if not dates:
        told = find_relative(text, now)
        dates = [told] if told else []
    rest = _without(text, dates)
    rest = next(filter(is_led, rest.split(" | ")), rest) if dates else rest
    led_in = is_led(rest)
    if led_in and not signed_by(rest):
        rest = _BAR.split(rest, maxsplit=1)[0]
    photo = PHOTO.search(rest)
    authors = persons([rest]) if rest and (photo is None or (led_in and photo.start())) else ()
    if dates and not led_in:  # beside a date one word is a place, a section or a label
        authors = tuple(name for name in authors if (" " in name or is_eastern(name)) and not names_section(name))
    if not _is_byline(text, rest, authors, dates=dates, led_in=led_in):
        return None
    published, updated = _which(text, dates)
    return Byline(text, authors, published, updated, led_in)


def is_led(text: str) -> bool:
    """True for a line that 'by' or its like opens, in any script."""
    return _is_led(text[:LONGEST_LEAD])


LONGEST_LEAD = 200
"""Characters of a line in which it is looked for who wrote it."""


@functools.lru_cache(maxsize=1024)
def _is_led(text: str) -> bool:
    if _TOLD.match(text):
        return any(" " in name and not names_section(name) for name in persons([text]))
    return bool(_BY.match(text)) or bool(signed_by(text))


_TOLD = re.compile(rf"^(?:{TOLD_BY}|{OWN}|{SIGNING_LABELS}\s*[:：])(?![^\W\d_])", re.I)
"""Words that begin sentences as well: a full name has to follow."""
_BAR = re.compile(r"\s*(?:[|•●∙⋅]|(?<![가-힣一-龥])·)\s*")


def _is_byline(text: str, rest: str, authors: tuple[str, ...], *, dates: list[Printed], led_in: bool) -> bool:
    named = sum(len(name.split()) for name in authors)
    words = len(_WORDS.findall(LEAD_IN.sub("", rest)))
    if dates:
        return words - named <= 6 and not (words > 4 and text.rstrip().endswith("."))
    if led_in and authors and len(text) <= 140:
        return words <= named + 8 and not text.rstrip().endswith(("?", "!"))
    if authors and _LONE_DE.match(text) and words == named:
        return True
    role = ROLE_TAIL.search(text)
    return bool(role and len(authors) == 1 and named >= 2 and words <= named + 6 and not text.endswith("."))


def _without(text: str, dates: list[Printed]) -> str:
    for printed in sorted(dates, key=lambda found: -found.start):
        text = text[: printed.start] + " | " + _behind_clock(text[printed.end :], timed=printed.clock is not None or printed.at is not None)
    text = without_weekdays(without_labels(text, " | ")) if dates else text
    rest = " ".join((_LABEL.sub(" ", text) if dates else text).split())
    return _EMPTY_BRACKETS.sub(" ", rest).strip(" |-–—:,;·•")


_EMPTY_BRACKETS = re.compile(r"[(\[][\s|,:.-]*[)\]]|^[\s|,:.-]*[)\]]|[(\[][\s|,:.-]*$")
"""What is left of brackets around a date."""
_CLOCK_TEXT = re.compile(
    r"[^\d]{0,28}?\d{1,2}(?:[:.h時时點点시]\s?\d{2})?(?:[:.]\d{2})?\s*(?:a\.?m\.?|p\.?m\.?|uhr|hrs|分|분)?(?:\s*\(?(?:gmt|utc)?\s?[+-]?\d{0,2}(?::?\d{2})?\)?)?",
    re.I,
)


def _behind_clock(text: str, *, timed: bool) -> str:
    match = _CLOCK_TEXT.match(text) if timed else None
    return text[match.end() :] if match else text


def _which(text: str, dates: list[Printed]) -> tuple[Printed | None, Printed | None]:
    """The first date is the publication's unless the words before it say otherwise; a date behind 'updated' is the update's."""
    published: Printed | None = None
    updated: Printed | None = None
    last = 0
    for printed in dates:
        before = text[last : printed.start]
        last = printed.end
        says_updated = UPDATED.search(before)
        if says_updated and not PUBLISHED.search(before[says_updated.end() :]):
            updated = updated or printed
        elif published is None:
            published = printed
        elif updated is None:
            updated = printed
    return published, updated


def is_role(text: str) -> bool:
    """True for a line that is what somebody is: Sports reporter, Korrespondentin in Rom."""
    words = text.split()
    if not 0 < len(words) <= 7 or text.endswith((".", "?", "!", ":")) or any(char.isdigit() for char in text):
        return False
    return bool(ROLE_ALONE.match(text) or (len(words) <= 4 and ROLE_ALONE.match(words[-1])))


def lone_name(text: str) -> tuple[str, ...]:
    """The persons of a line that is nothing but names, two words or more each; () for any other line."""
    return () if len(text) > LONGEST_NAMES or any(map(str.isdigit, text)) else _named_alone(text)


@functools.lru_cache(maxsize=1024)
def _named_alone(text: str) -> tuple[str, ...]:
    """The same of a short line, remembered: several readings look at the same lines."""
    text = unglued(text)
    if _TOOK_PICTURES.search(text) or text.endswith((".", "?", "!", ":")):
        return ()
    named = persons([text])
    if signed_by(text):
        return named
    if any(map(names_section, named)):
        return ()
    if len(named) == 1 and " " in named[0] and text.startswith(named[0]) and _CALLING.match(text[len(named[0]) :].strip()):
        return named
    words = len(_WORDS.findall(_ASIDE.sub("", _ROLE_BEHIND.sub("", text))))
    covered = sum(len(_WORDS.findall(name)) for name in named)
    return named if named and all(len(name.split()) >= 2 for name in named) and words - covered <= len(named) else ()
