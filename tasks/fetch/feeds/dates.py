"""Dates as feeds print them: RFC 822 and its abuses, ISO 8601 and W3C-DTF, month names of many languages. Pure.

A listing's date is a witness for pace and hints, not the article's date: that is read from the page later.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_ISO = re.compile(
    r"^\s*([+-]?\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?"
    r"(?:[T ]\s*(\d{1,2})[:.]?(\d{2})(?:[:.]?(\d{2})(?:[.,](\d+))?)?)?\s*(.*)$",
)
_LOOSE_ISO = re.compile(
    r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?)?)?\s*([^\W\d]+|[+-].*)?$"
)
_EPOCH = re.compile(r"^([1-9]\d{9})(?:\d{3})?$")
_YEAR_AND_WORD = re.compile(r"\b(\d{4})[.\s-]+([^\W\d_]{3,})[.\s-]+(\d{1,2})(?!\d)")
_ORDINAL = re.compile(r"^\s*(\d{4})-?(\d{3})\s*$")
_WEEK = re.compile(r"^\s*(\d{4})-?W(\d{2})(?:-?(\d))?\s*$")
_OFFSET = re.compile(r"^(?:GMT|UTC|UT)?\s*([+-])\s*(\d{1,2}):?(\d{2})?(?::?\d{2})?(?:\s*\(.*\))?$", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\b\.?)?", re.IGNORECASE)
_COLON_CLOCK = re.compile(_CLOCK.pattern.replace("[:.]", ":"), re.IGNORECASE)
_KOREAN = re.compile(r"(\d{4})\s*[년年.]\s*(\d{1,2})\s*[월月.]\s*(\d{1,2})\s*[일日日号號.]?")
_NUMERIC = re.compile(r"\b(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})\b")
_WORD_DATE = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|-)?[\s.-]*(?:de\s+|d')?([^\W\d_]{3,})\.?,?[\s.-]*(?:de\s+|del\s+)?(\d{4}|\d{2})\b", re.IGNORECASE
)
_WORD_DATE_US = re.compile(r"([^\W\d_]{3,})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:.*?\s)?(\d{4})\b", re.IGNORECASE)

_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120, "eet": 120,
    "eest": 180, "msk": 180, "ist": 330, "sgt": 480, "hkt": 480, "awst": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660,
    "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360, "mst": -420, "mdt": -360,
    "mt": -420, "pst": -480, "pdt": -420, "pt": -480, "akst": -540, "akdt": -480, "hst": -600, "art": -180, "brt": -180, "at": -240,
    "ast": -240, "adt": -180, "clt": -240, "cot": -300, "pet": -300, "wat": 60, "cat": 120, "sast": 120, "eat": 180, "trt": 180,
    "pkt": 300, "npt": 345, "wib": 420, "ict": 420, "pht": 480,
}  # fmt: skip

# First letters of month names, lower case, in the languages that feeds were seen to use. Longer prefixes first when ambiguous.
_MONTHS: dict[int, tuple[str, ...]] = {
    1: ("jan", "gen", "ene", "янв", "oca", "sty", "ιαν", "led", "sij", "січ", "jän", "urt", "ינו", "ينا", "ján", "janv"),
    2: ("feb", "fév", "fev", "фев", "şub", "sub", "lut", "φεβ", "úno", "vel", "лют", "helm", "פבר", "فبر"),
    3: ("mar", "mär", "mae", "maa", "мар", "μαρ", "μάρ", "bře", "ožu", "бер", "mrt", "marz", "מרץ", "مار"),
    4: ("apr", "avr", "abr", "апр", "nis", "kwi", "απρ", "dub", "tra", "кві", "huht", "אפר", "أبر"),
    5: ("may", "mai", "maj", "mei", "mag", "май", "мая", "μαϊ", "μαΐ", "μάι", "kvě", "svi", "тра", "touk", "מאי", "ماي", "máj"),
    6: ("jun", "juin", "giu", "июн", "haz", "cze", "ιουν", "ιούν", "čer", "lip", "чер", "kes", "יונ", "يون", "jún"),
    7: ("jul", "juil", "lug", "июл", "tem", "ιουλ", "ιούλ", "červenec", "srp", "лип", "hein", "יול", "يول", "júl"),
    8: ("aug", "aoû", "aou", "ago", "авг", "ağu", "agu", "sie", "αυγ", "αύγ", "srp", "kol", "сер", "elo", "אוג", "أغس"),
    9: ("sep", "set", "сен", "eyl", "wrz", "σεπ", "zář", "ruj", "вер", "syys", "ספט", "سبت", "szept"),
    10: ("oct", "okt", "out", "ott", "окт", "eki", "paź", "paz", "οκτ", "říj", "lis", "жов", "loka", "אוק", "أكت"),
    11: ("nov", "ноя", "kas", "νοε", "νοέ", "studen", "лис", "נוב", "نوف"),
    12: ("dec", "déc", "dez", "dic", "des", "дек", "ara", "gru", "δεκ", "pro", "гру", "joulu", "דצמ", "ديس"),
}
# Names that a shared prefix would give to the wrong month.
_WHOLE = {
    "lipiec": 7, "lipca": 7, "lip": 7, "lipnja": 6, "lipanj": 6, "listopad": 11, "listopada": 11, "lis": 11, "listopadu": 11, "sub": 2,
    "červenec": 7, "července": 7, "srpen": 8, "srpna": 8, "srpanj": 7, "srpnja": 7, "marraskuu": 11, "marraskuuta": 11, "maaliskuu": 3,
    "maaliskuuta": 3, "travnja": 4, "travanj": 4, "листопад": 11, "листопада": 11, "липень": 7, "липня": 7, "травень": 5, "травня": 5,
    "juin": 6, "juillet": 7, "juil": 7, "august": 8, "agosto": 8, "agustus": 8, "setembro": 9, "settembre": 9, "maart": 3, "mrt": 3,
    "marzo": 3, "mayıs": 5, "mayis": 5, "május": 5, "március": 3, "märz": 3,
}  # fmt: skip
_MONTH_OF = {prefix: month for month, prefixes in _MONTHS.items() for prefix in prefixes}
_FAR_ZONE = 24 * 60
_LONGEST = 120
"""Characters of the longest text that is taken for a date."""


@lru_cache(maxsize=4096)
def read_date(text: str | None) -> datetime | None:
    """A moment in UTC, or None when the text names none. A date without a time is midnight UTC."""
    if not text or len(text) > _LONGEST:
        return None
    text = " ".join(text.split())
    for reading in (_read_rfc822, _read_iso, _read_loose_iso, _read_epoch, _read_ordinal, _read_foreign):
        try:
            found = reading(text)
        except (ValueError, OverflowError):
            continue
        if found is not None:
            return found
    return None


_RFC822 = re.compile(
    r"^(?:[A-Za-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})"
    r"(?:,?\s+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?\s*(.*)$"
)
_ENGLISH = {
    name: place for place, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}


def _read_rfc822(text: str) -> datetime | None:
    match = _RFC822.match(text)
    month = _ENGLISH.get(match.group(2)[:3].lower()) if match else None
    if match is None or month is None:
        return None
    day, _, year, hour, minute, second, zone = match.groups()
    moment = datetime(_full_year(year), month, int(day), tzinfo=UTC)
    return _shifted(moment, int(hour or 0), int(minute or 0), int(second or 0), zone)


def _read_iso(text: str) -> datetime | None:
    match = _ISO.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, _, zone = match.groups()
    if len(year) != 4 or (zone and hour is None and zone.strip() != "Z"):
        return None
    moment = datetime(int(year), int(month or 1), int(day or 1), tzinfo=UTC)
    return _shifted(moment, int(hour or 0), int(minute or 0), int(second or 0), zone)


def _read_loose_iso(text: str) -> datetime | None:
    """With parts of one digit, or an hour and no minutes."""
    match = _LOOSE_ISO.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    moment = datetime(int(year), int(month), int(day), tzinfo=UTC)
    return _shifted(moment, int(hour or 0), int(minute or 0), int(second or 0), zone)


def _read_epoch(text: str) -> datetime | None:
    """Seconds or thousandths since 1970."""
    match = _EPOCH.match(text)
    return datetime.fromtimestamp(int(match.group(1)), UTC) if match else None


def _read_ordinal(text: str) -> datetime | None:
    if match := _ORDINAL.match(text):
        return datetime(int(match.group(1)), 1, 1, tzinfo=UTC) + timedelta(days=int(match.group(2)) - 1)
    if match := _WEEK.match(text):
        return datetime.fromisocalendar(int(match.group(1)), int(match.group(2)), int(match.group(3) or 1)).replace(tzinfo=UTC)
    return None


def _read_foreign(text: str) -> datetime | None:
    """Any date that is written out somewhere in the text: foreign month names, numeric dates, asctime, 12-hour clocks."""
    day = _read_day(text)
    if day is None:
        return None
    start, moment = day
    clock = _CLOCK.search(text, start) or _COLON_CLOCK.search(text)
    if clock is None:
        return moment
    hour = int(clock.group(1))
    half = (clock.group(4) or _half(text)).lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = text[clock.end() :].strip()
    return _shifted(moment, hour, int(clock.group(2)), int(clock.group(3) or 0), zone.split(" ")[0] if zone else "")


def _half(text: str) -> str:
    if "오후" in text or "下午" in text or "午後" in text:
        return "p"
    return "a" if "오전" in text or "上午" in text or "午前" in text else ""


def _read_day(text: str) -> tuple[int, datetime] | None:
    if match := _KOREAN.search(text):
        return match.end(), datetime(int(match.group(1)), int(match.group(2)), int(match.group(3)), tzinfo=UTC)
    for pattern, order in ((_YEAR_AND_WORD, (2, 1, 0)), (_WORD_DATE, (0, 1, 2)), (_WORD_DATE_US, (1, 0, 2))):
        for match in pattern.finditer(text):
            groups = match.groups()
            month = _month(groups[order[1]])
            if month is not None:
                end = match.end(2) if pattern is _WORD_DATE_US else match.end()
                return end, datetime(_full_year(groups[order[2]]), month, int(groups[order[0]]), tzinfo=UTC)
    return _read_numeric(text)


def _read_numeric(text: str) -> tuple[int, datetime] | None:
    """Year first, or dots day first; slashes month first unless a part over 12 says otherwise."""
    match = _NUMERIC.search(text)
    if match is None:
        return None
    first, mark, second, third = match.group(1), match.group(2), int(match.group(3)), match.group(4)
    if len(first) == 4:
        return match.end(), datetime(int(first), second, int(third), tzinfo=UTC)
    day, month = (int(first), second) if mark in ".-" or int(first) > 12 else (second, int(first))
    if month > 12:
        day, month = month, day
    return match.end(), datetime(_full_year(third), month, day, tzinfo=UTC)


def _month(word: str) -> int | None:
    word = word.lower().rstrip(".")
    if word in _WHOLE:
        return _WHOLE[word]
    return next((_MONTH_OF[word[:size]] for size in (7, 6, 5, 4, 3) if word[:size] in _MONTH_OF), None)


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (1900 if year >= 70 else 2000)


def _shifted(day: datetime, hour: int, minute: int, second: int, zone: str | None) -> datetime:
    """The day at that clock time in that zone, in UTC. 24:00 and leap seconds roll over; an unknown zone is UTC."""
    moment = day + timedelta(hours=hour, minutes=minute, seconds=second)
    if hour > 24 or minute > 59 or second > 61:
        raise ValueError(hour, minute, second)
    return moment - timedelta(minutes=_zone_minutes((zone or "").strip()))


def _zone_minutes(zone: str) -> int:
    if not zone:
        return 0
    named = _ZONES.get(zone.split(" ", maxsplit=1)[0].strip("().,").lower())
    match = _OFFSET.match(zone)
    if match is None:
        return named or 0
    minutes = int(match.group(2)) * 60 + int(match.group(3) or 0)
    return 0 if minutes >= _FAR_ZONE else (minutes if match.group(1) == "+" else -minutes)


def utc(at: datetime) -> datetime:
    """The same moment in UTC; a naive one is taken as UTC."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
