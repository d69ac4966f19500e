"""Dates that are told from now: two hours ago, yesterday. They mean nothing without the moment of the fetch."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from tasks.parse.dates.clock import clock_after, clock_before
from tasks.parse.dates.labels import PUBLISHED, UPDATED, without_labels
from tasks.parse.dates.read import YEARLESS, Printed, find_dates, latin_digits
from tasks.parse.dates.weekdays import without_weekdays
from tasks.parse.dates.zones import ABBREVIATIONS

_UNITS: tuple[tuple[str, timedelta], ...] = (
    (
        r"seconds?|secs?|sekunden?|secondes?|sekund\w*|segundos?|secondi|сек\w*|秒|초|saniye|detik|giây|δευτερ\w+|ثوان\w*",
        timedelta(seconds=1),
    ),
    (
        r"minutes?|mins?|minuten?|minutos?|minuti|minuto|minut\w*|minuč\w*|perce?|perccel|мин\w*|хв\w*|分钟|分鐘|分|분|dakika|dk|menit|phút|λεπτ\w+|دقيقة|دقائق|דקות|นาที|मिनट|মিনিট|நிமிட\w*|منٹ|دقیقه|mín\w*",
        timedelta(minutes=1),
    ),
    (
        r"hours?|hrs?|stunden?|std|heures?|horas?|ore|ora|uur|uren|tim\w*|godzin\w*|hodin\w*|timer|tunti\w*|tunni|tundi|tundid|sat[ai]?|ur(?:ami|ama|o)?|val(?:and\w+)?\.?|stund\w+|hores|klukkustund\w*|сат[аи]?|час\w*|годин\w*|小时|小時|時間|시간|saat|sa|jam|giờ|ώρ\w+|ساعة|ساعات|שעות|ชั่วโมง|घंटे|घंटा|ঘণ্টা|ঘন্টা|மணி நேரம்|گھنٹے|ساعت|óra|órája|órával",
        timedelta(hours=1),
    ),
    (
        r"days?|tagen?|tage|jours?|d[ií]as?|giorni|giorno|dagen|dag\w*|dni|dní|dny|dnevi|dnevom|dana?|zile?|päivä\w*|päeva?|dienas?|dienām|dienų|dies|дн\w+|дана?|день|天|日|일|gün|hari|ngày|ημέρ\w+|أيام|يوم|ימים|วัน|दिन|দিন|நாட்கள்|நாள்|دن|روز|nap|napja|nappal",
        timedelta(days=1),
    ),
    (
        r"weeks?|wochen?|semaines?|semanas?|settiman\w+|weken|week|veck\w+|uker|недел\w*|周|週間|주|hafta|minggu|tuần|أسابيع|أسبوع",
        timedelta(weeks=1),
    ),
)
_PAST = r"ago|zuvor|her\b|fa\b|geleden|sedan|siden|sitten|temu|назад|тому|前|전|önce|(?:yang )?lalu|trước|tagasi|پیش|قبل|আগে|முன்பு|πριν|קודם|ที่แล้ว|पहले|atrás|ezelőtt|earlier"
_PAST_FIRST = r"vor|il y a|hace|há|fa|för|for|fyrir|prije|pre|пре|prieš|pirms|pred|před|pre|před|منذ|לפני|πριν|acum|преди|cách đây|ago"
_NUMBER = r"(\d{1,3}|an?|one|einer?|einem|une?|una?|um|uma|en|ett|één)"
_PATTERNS = [
    (re.compile(rf"(?:(?:{_PAST_FIRST})\s+{_NUMBER}\s*(?:{unit})(?!\w))|(?:(?<!\w){_NUMBER}\s*(?:{unit})\s*(?:{_PAST}))", re.I), length)
    for unit, length in _UNITS
] + [
    (re.compile(rf"^\W*(\d{{1,3}})\s*{unit}\W*$", re.I), length)
    for unit, length in (("perce", timedelta(minutes=1)), ("órája", timedelta(hours=1)), ("napja", timedelta(days=1)))
]
_DAYS = (
    (
        re.compile(
            r"\b(yesterday|gestern|hier|ayer|ontem|ieri|gisteren|igår|i går|wczoraj|včera|вчера|вчора|dün|kemarin|hôm qua|أمس|אתמול|eilen|tegnap|jučer|juče|јуче|včeraj|vakar|eile|χθες|ahir|دیروز|গতকাল)\b|昨天|昨日|어제",
            re.I,
        ),
        1,
    ),
    (
        re.compile(
            r"\b(today|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|idag|i dag|dziś|dzisiaj|dnes|сегодня|сьогодні|bugün|hari ini|hôm nay|اليوم|היום|tänään|danas|данас|danes|šiandien|šodien|täna|σήμερα|astăzi|azi|днес|avui|امروز|আজ|आज)\b|今天|今日|오늘",
            re.I,
        ),
        0,
    ),
)
_JUST_NOW = re.compile(r"\b(just now|gerade eben|à l['’]instant|ahora mismo|agora mesmo|adesso|только что|刚刚|たった今|방금)\b", re.I)
_OTHER_WORDS = re.compile(
    rf"(?<!\w)(?!(?:{'|'.join(ABBREVIATIONS)}|at|um|uhr|à|a las|las|às|plkst|kell|alle|ore|kl|klo|om|uur|o|ob|saat|am|pm|by|von|par|por|on|в|о)\b|[上下]午|午[前後]|오[전후])[^\W\d_]{{2,}}\w*",
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
    dated = _of_this_year(text, now)
    if dated:
        return dated
    for pattern, days in _DAYS:
        match = pattern.search(text)
        if match and _stands_alone(text, match):
            day = (now - timedelta(days=days)).date()
            clock = clock_after(text[match.end() :]) or clock_before(text[: match.start()])
            return Printed(day, None, "relative", *match.span(), clock=clock, reason="told from the fetch")
    return None


_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
_NUMBERS = re.compile(r"\W*(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])\s+\d{2}:\d{2}(?::\d{2})?\W*")


def _of_this_year(text: str, now: datetime) -> Printed | None:
    """A day and a time of day without a year: the latest such day that is not after the fetch."""
    if _CLOCK.search(text) is None:
        return None
    for year in (now.year, now.year - 1):
        numbers = _NUMBERS.fullmatch(text)
        told = f"{year}-{numbers['month']}-{numbers['day']} {text[numbers.end('day') :]}" if numbers else text
        found = find_dates(told, year=year)
        if len(found) != 1 or found[0].clock is None or (found[0].reason != YEARLESS and not numbers):
            return None
        if found[0].day <= now.date() and (numbers or _is_alone(text, found[0].start, found[0].end)):
            return replace(found[0], style="relative", reason="no year printed: the latest such day")
    return None


def _is_alone(text: str, start: int, end: int) -> bool:
    return not _OTHER_WORDS.search(without_weekdays(without_labels(f"{text[:start]}|{text[end:]}")))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before = _PARTERS.split(text[: match.start()])[-1]
    return not _OTHER_WORDS.search(UPDATED.sub("", PUBLISHED.sub("", f"{before}|{text[match.end() :]}")))


def _back(match: re.Match[str], length: timedelta, now: datetime) -> Printed:
    number = next(group for group in match.groups() if group)
    at = now - length * (int(number) if number.isdigit() else 1)
    known = at if length < timedelta(days=1) else None
    return Printed(at.date(), None, "relative", *match.span(), at=known, reason="told from the fetch")
