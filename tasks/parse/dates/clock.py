"""The time of day beside a date: 14:30, 2:30 pm, 14.30 Uhr, 14h30, 14時30分, with or without a zone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.parse.dates.zones import ABBREVIATIONS

_GAP = 28
"""Characters that may stand between a day and its time: a weekday, a dash, 'at'."""
_ZONES = "|".join(sorted(ABBREVIATIONS, key=len, reverse=True))
_ZONE = rf"(?:\s*\(?((?:utc|gmt)?\s?[+\-−]\d{{1,2}}(?::?\d{{2}})?|(?:{_ZONES})(?![\w]))\)?)?"
_CLOCK = (
    r"(?<![\d.,])([01]?\d|2[0-4])\s?(?:[:h٫]|\.|時|时|點|点|시|ч\.?)\s?([0-5]\d)(?!\d)(?:分|분)?(?:[:.]([0-5]\d)(?:[.,]\d+)?)?"
    r"(?:\s*(a\.?\s?m\.?|p\.?\s?m\.?|uhr|hrs?|น\.|πμ|μμ|ص|م)(?![\w]))?" + _ZONE
)
_AFTER = re.compile(rf"^(?P<gap>[^\d]{{0,{_GAP}}}?|[ T]){_CLOCK}", re.I)
_WHOLE_HOUR = re.compile(rf"^[^\d]{{0,{_GAP}}}?(?<!\d)(1[0-2]|0?[1-9])\s*(a\.?m\.?|p\.?m\.?)(?!\w)" + _ZONE, re.I)
_BEFORE = re.compile(rf"{_CLOCK}[^\d]{{0,{_GAP}}}$", re.I)
_CJK_HALF = re.compile(r"(下午|午後|오후|晚上)|(上午|午前|오전|凌晨|早上)")
_COMPACT = re.compile(r"^T?([01]\d|2[0-3])([0-5]\d)([0-5]\d)?" + _ZONE, re.I)
_WITHIN = re.compile(r"\s(\d{1,2}):(\d{2})(?::(\d{2}))?" + _ZONE + r"\s\d{4}$", re.I)
_NOT_A_TIME = re.compile(r"[|;](?!\s*$)|\w.*[|;]|\b(?:update|aktualis|modif|mis à jour|actualiz|upd)", re.I)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day; ``seconds`` tells whether seconds were printed, ``zone`` how the zone was printed."""

    hour: int
    minute: int
    second: int
    seconds: bool
    zone: str | None


def clock_after(text: str) -> ClockTime | None:
    """The time of day that a text begins with, a few words let past."""
    compact = _COMPACT.match(text)
    if compact:
        return _made(compact[1], compact[2], compact[3], None, compact[4])
    match = _AFTER.match(text)
    if match and not _NOT_A_TIME.search(match["gap"]):
        _, hour, minute, second, half, zone = match.groups()
        return _made(hour, minute, second, half or _cjk_half(match["gap"]), zone)
    whole = _WHOLE_HOUR.match(text)
    if whole:
        return _made(whole[1], "0", None, whole[2], whole[3])
    return None


def clock_before(text: str) -> ClockTime | None:
    """The time of day that a text ends with: 10:30 AM EDT, Thu (September 4)."""
    match = _BEFORE.search(text[-60:])
    return _made(*match.groups()) if match else None


def clock_within(text: str) -> ClockTime | None:
    """The time of day inside a date: Thu Sep 4 10:11:12 UTC 2025."""
    match = _WITHIN.search(text)
    return _made(match[1], match[2], match[3], None, match[4]) if match else None


def _cjk_half(gap: str) -> str | None:
    match = _CJK_HALF.search(gap)
    return None if match is None else "pm" if match[1] else "am"


def _made(hour: str, minute: str, second: str | None, half: str | None, zone: str | None) -> ClockTime | None:
    hours = int(hour)
    mark = (half or "").replace(".", "").replace(" ", "").casefold()
    if mark in {"pm", "μμ", "م"} and hours < 12:
        hours += 12
    elif mark in {"am", "πμ", "ص"} and hours == 12:
        hours = 0
    if hours > 23:
        return None
    return ClockTime(hours, int(minute), int(second or 0), second is not None, zone.strip() if zone else None)
