"""Time zones as news names them: offsets, abbreviations, and the zone of a country that has only one."""

from __future__ import annotations

import functools
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ABBREVIATIONS: dict[str, str] = {
    "utc": "UTC",
    "gmt": "UTC",
    "z": "UTC",
    "est": "-05:00",
    "edt": "-04:00",
    "et": "America/New_York",
    "cst": "-06:00",
    "cdt": "-05:00",
    "ct": "America/Chicago",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "pt": "America/Los_Angeles",
    "akst": "-09:00",
    "akdt": "-08:00",
    "hst": "-10:00",
    "bst": "+01:00",
    "ist": "+05:30",
    "wet": "+00:00",
    "west": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "mez": "+01:00",
    "mesz": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "мск": "+03:00",
    "trt": "+03:00",
    "sast": "+02:00",
    "eat": "+03:00",
    "wat": "+01:00",
    "cat": "+02:00",
    "gst": "+04:00",
    "pkt": "+05:00",
    "npt": "+05:45",
    "wib": "+07:00",
    "wita": "+08:00",
    "wit": "+09:00",
    "ict": "+07:00",
    "hkt": "+08:00",
    "sgt": "+08:00",
    "awst": "+08:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "acst": "+09:30",
    "aest": "+10:00",
    "aedt": "+11:00",
    "nzst": "+12:00",
    "nzdt": "+13:00",
    "brt": "-03:00",
    "art": "-03:00",
    "clt": "-04:00",
}
"""As printed (case folded) to an offset or an IANA name. IST is read as Indian: Irish and Israeli pages name their zone in markup."""

_MAIN_ZONE = {
    "us": "America/New_York",
    "ca": "America/Toronto",
    "ru": "Europe/Moscow",
    "br": "America/Sao_Paulo",
    "au": "Australia/Sydney",
    "mx": "America/Mexico_City",
    "es": "Europe/Madrid",
    "pt": "Europe/Lisbon",
    "de": "Europe/Berlin",
    "cn": "Asia/Shanghai",
    "id": "Asia/Jakarta",
    "ar": "America/Argentina/Buenos_Aires",
    "ua": "Europe/Kyiv",
    "nz": "Pacific/Auckland",
    "cl": "America/Santiago",
    "kz": "Asia/Almaty",
    "my": "Asia/Kuala_Lumpur",
    "uk": "Europe/London",
    "ec": "America/Guayaquil",
    "cy": "Asia/Nicosia",
    "uz": "Asia/Tashkent",
    "ps": "Asia/Gaza",
    "vn": "Asia/Ho_Chi_Minh",
}
"""Countries with several zones: where most of their news is written."""
_GENERIC = frozenset({"io", "co", "tv", "me", "ai", "fm", "ly", "cc", "ws", "gg", "to", "sh", "la", "ac", "eu", "nu", "su"})
"""Country domains that are sold to the world: they say nothing of a zone."""
_LANGUAGE_ZONE = {
    "de": "Europe/Berlin",
    "fr": "Europe/Paris",
    "it": "Europe/Rome",
    "nl": "Europe/Amsterdam",
    "sv": "Europe/Stockholm",
    "da": "Europe/Copenhagen",
    "no": "Europe/Oslo",
    "nb": "Europe/Oslo",
    "fi": "Europe/Helsinki",
    "pl": "Europe/Warsaw",
    "cs": "Europe/Prague",
    "sk": "Europe/Bratislava",
    "hu": "Europe/Budapest",
    "ro": "Europe/Bucharest",
    "bg": "Europe/Sofia",
    "el": "Europe/Athens",
    "tr": "Europe/Istanbul",
    "uk": "Europe/Kyiv",
    "ja": "Asia/Tokyo",
    "ko": "Asia/Seoul",
    "zh": "Asia/Shanghai",
    "he": "Asia/Jerusalem",
    "th": "Asia/Bangkok",
    "vi": "Asia/Ho_Chi_Minh",
    "hr": "Europe/Zagreb",
    "sl": "Europe/Ljubljana",
    "lt": "Europe/Vilnius",
    "lv": "Europe/Riga",
    "et": "Europe/Tallinn",
    "hi": "Asia/Kolkata",
    "is": "Atlantic/Reykjavik",
    "id": "Asia/Jakarta",
    "ka": "Asia/Tbilisi",
    "az": "Asia/Baku",
    "fa": "Asia/Tehran",
    "ur": "Asia/Karachi",
    "sr": "Europe/Belgrade",
    "mk": "Europe/Skopje",
    "bs": "Europe/Sarajevo",
    "sq": "Europe/Tirane",
    "hy": "Asia/Yerevan",
    "kk": "Asia/Almaty",
    "ta": "Asia/Kolkata",
    "te": "Asia/Kolkata",
    "ml": "Asia/Kolkata",
    "mr": "Asia/Kolkata",
    "gu": "Asia/Kolkata",
    "kn": "Asia/Kolkata",
    "pa": "Asia/Kolkata",
    "ne": "Asia/Kathmandu",
    "si": "Asia/Colombo",
    "my": "Asia/Yangon",
    "km": "Asia/Phnom_Penh",
    "lo": "Asia/Vientiane",
    "mn": "Asia/Ulaanbaatar",
    "fil": "Asia/Manila",
}
"""Languages that are at home in one zone."""
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$", re.I)


def zone_named(name: str | None) -> tzinfo | None:
    """The zone of an offset (+0300, GMT+3), an abbreviation (CET) or an IANA name (Europe/Berlin); None for any other word."""
    if not name:
        return None
    text = name.strip().replace("\u2212", "-")
    known = ABBREVIATIONS.get(text.casefold(), text)
    if known == "UTC":
        return UTC
    offset = _OFFSET.match(known)
    if offset:
        return _fixed(*offset.groups())
    return _iana(known) if "/" in known else None


def _fixed(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if ahead > timedelta(hours=14):
        return None
    return UTC if not ahead else timezone(ahead if sign == "+" else -ahead)


@functools.lru_cache(maxsize=512)
def _iana(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@functools.cache
def _only_zones() -> dict[str, str]:
    """Country code to zone, of the countries that have exactly one."""
    try:
        table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("ascii")
    except (ModuleNotFoundError, OSError):  # pragma: no cover - a host without the tzdata package
        return {}
    found: dict[str, list[str]] = {}
    for row in table.splitlines():
        if row and not row.startswith("#"):
            code, _, name, *_ = row.split("\t")
            found.setdefault(code.lower(), []).append(name)
    return {code: names[0] for code, names in found.items() if len(names) == 1}


def zone_of_place(host: str | None, language: str | None) -> str | None:
    """The IANA zone a site's naive times are most likely in: by country domain, else by a language with one home."""
    country = (host or "").rpartition(".")[2].lower()
    if len(country) == 2 and country not in _GENERIC:
        named = _MAIN_ZONE.get(country) or _only_zones().get(country)
        if named:
            return named
    return _LANGUAGE_ZONE.get((language or "").lower())


def zone_label(moment: datetime) -> str | None:
    """How a zone is kept: its IANA name, else its offset."""
    zone = moment.tzinfo
    if isinstance(zone, ZoneInfo):
        return zone.key
    offset = moment.utcoffset()
    if offset is None:
        return None
    return _offset_text(offset) if offset else "UTC"


def _offset_text(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
