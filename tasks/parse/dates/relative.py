"""Dates that are told from now: two hours ago, yesterday. They mean nothing without the moment of the fetch."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from tasks.parse.dates.clock import clock_after, clock_before
from tasks.parse.dates.labels import PUBLISHED, UPDATED
from tasks.parse.dates.read import Printed, latin_digits
from tasks.parse.dates.zones import ABBREVIATIONS

_UNITS: tuple[tuple[str, timedelta], ...] = (
    (r"seconds?|secs?|sekunden?|secondes?|segundos?|secondi|сек\w*|秒|초|saniye|detik|giây|δευτερ\w+|ثوان\w*", timedelta(seconds=1)),
    (
        r"minutes?|mins?|minuten?|minutos?|minuti|minuto|minut\w*|мин\w*|хв\w*|分钟|分鐘|分|분|dakika|dk|menit|phút|λεπτ\w+|دقيقة|دقائق|דקות|นาที|मिनट",
        timedelta(minutes=1),
    ),
    (
        r"hours?|hrs?|stunden?|std|heures?|horas?|ore|ora|uur|uren|tim\w*|godzin\w*|hodin\w*|час\w*|годин\w*|小时|小時|時間|시간|saat|sa|jam|giờ|ώρ\w+|ساعة|ساعات|שעות|ชั่วโมง|घंटे|óra|órája",
        timedelta(hours=1),
    ),
    (
        r"days?|tagen?|tage|jours?|d[ií]as?|giorni|giorno|dagen|dag\w*|dni|дн\w+|день|天|日|일|gün|hari|ngày|ημέρ\w+|أيام|يوم|ימים|วัน|दिन|nap|napja",
        timedelta(days=1),
    ),
    (
        r"weeks?|wochen?|semaines?|semanas?|settiman\w+|weken|week|veck\w+|uker|недел\w*|周|週間|주|hafta|minggu|tuần|أسابيع|أسبوع",
        timedelta(weeks=1),
    ),
)
_PAST = r"ago|zuvor|her\b|fa\b|geleden|sedan|siden|sitten|temu|назад|тому|前|전|önce|lalu|trước|πριν|קודם|ที่แล้ว|पहले|atrás|ezelőtt|earlier"
_PAST_FIRST = r"vor|il y a|hace|há|fa|för|for|prije|pred|před|pre|před|منذ|לפני|πριν|acum|преди|cách đây|ago"
_NUMBER = r"(\d{1,3}|an?|one|einer?|einem|une?|una?|um|uma|en|ett|één)"
_PATTERNS = [
    (re.compile(rf"(?:(?:{_PAST_FIRST})\s+{_NUMBER}\s*(?:{unit})(?!\w))|(?:(?<!\w){_NUMBER}\s*(?:{unit})\s*(?:{_PAST}))", re.I), length)
    for unit, length in _UNITS
]
_DAYS = (
    (
        re.compile(
            r"\b(yesterday|gestern|hier|ayer|ontem|ieri|gisteren|igår|i går|wczoraj|včera|вчера|вчора|dün|kemarin|hôm qua|أمس|אתמול)\b|昨天|昨日|어제",
            re.I,
        ),
        1,
    ),
    (
        re.compile(
            r"\b(today|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|idag|i dag|dziś|dzisiaj|dnes|сегодня|сьогодні|bugün|hari ini|hôm nay|اليوم|היום)\b|今天|今日|오늘",
            re.I,
        ),
        0,
    ),
)
_JUST_NOW = re.compile(r"\b(just now|gerade eben|à l['’]instant|ahora mismo|agora mesmo|adesso|только что|刚刚|たった今|방금)\b", re.I)
_OTHER_WORDS = re.compile(
    rf"(?<!\w)(?!(?:{'|'.join(ABBREVIATIONS)}|at|um|uhr|à|a las|às|alle|ore|kl|klo|om|uur|o|ob|saat|am|pm|by|von|par|por|on|в|о)\b|[上下]午|午[前後]|오[전후])[^\W\d_]{{2,}}\w*",
    re.I,
)
"""Beside 'today' there is a time of day and little else; with other words it begins a sentence."""
_PARTERS = re.compile(r"[|·•,;–—]|\s-\s")
LONGEST = 60
"""Longer texts speak of other things than when they were published."""


def find_relative(text: str, now: datetime) -> Printed | None:
    """The moment a short text tells from ``now``: to the hour or better a moment, else a day."""
    if len(text) > LONGEST:
        return None
    text = latin_digits(text)
    for pattern, length in _PATTERNS:
        match = pattern.search(text)
        if match:
            return _back(match, length, now)
    if _JUST_NOW.search(text):
        return Printed(now.date(), None, "relative", 0, len(text), at=now, reason="told from the fetch")
    for pattern, days in _DAYS:
        match = pattern.search(text)
        if match and _stands_alone(text, match):
            day = (now - timedelta(days=days)).date()
            clock = clock_after(text[match.end() :]) or clock_before(text[: match.start()])
            return Printed(day, None, "relative", *match.span(), clock=clock, reason="told from the fetch")
    return None


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before = _PARTERS.split(text[: match.start()])[-1]
    return not _OTHER_WORDS.search(UPDATED.sub("", PUBLISHED.sub("", f"{before}|{text[match.end() :]}")))


def _back(match: re.Match[str], length: timedelta, now: datetime) -> Printed:
    number = next(group for group in match.groups() if group)
    at = now - length * (int(number) if number.isdigit() else 1)
    known = at if length < timedelta(days=1) else None
    return Printed(at.date(), None, "relative", *match.span(), at=known, reason="told from the fetch")
