"""One invented story in any of forty languages, with a date, authors and a picture drawn for it."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FETCHED = datetime(2025, 9, 26, 12, 0, tzinfo=UTC)
_ZONES = {
    "en": "Europe/London", "de": "Europe/Berlin", "fr": "Europe/Paris", "es": "Europe/Madrid", "pt": "Europe/Lisbon", "it": "Europe/Rome", "nl": "Europe/Amsterdam", "sv": "Europe/Stockholm",
    "da": "Europe/Copenhagen", "no": "Europe/Oslo", "fi": "Europe/Helsinki", "pl": "Europe/Warsaw", "cs": "Europe/Prague", "sk": "Europe/Bratislava", "hu": "Europe/Budapest", "ro": "Europe/Bucharest",
    "bg": "Europe/Sofia", "el": "Europe/Athens", "tr": "Europe/Istanbul", "ru": "Europe/Moscow", "uk": "Europe/Kyiv", "hr": "Europe/Zagreb", "sr": "Europe/Belgrade", "sl": "Europe/Ljubljana",
    "lt": "Europe/Vilnius", "lv": "Europe/Riga", "et": "Europe/Tallinn", "ar": "Africa/Cairo", "he": "Asia/Jerusalem", "fa": "Asia/Tehran", "hi": "Asia/Kolkata", "bn": "Asia/Dhaka", "ta": "Asia/Kolkata",
    "ur": "Asia/Karachi", "th": "Asia/Bangkok", "vi": "Asia/Ho_Chi_Minh", "id": "Asia/Jakarta", "ko": "Asia/Seoul", "ja": "Asia/Tokyo", "zh": "Asia/Shanghai",
}  # fmt: skip
_DOMAINS = {
    "en": "co.uk", "da": "dk", "sv": "se", "cs": "cz", "el": "gr", "uk": "com.ua", "sl": "si", "et": "ee", "ar": "com.eg", "he": "co.il", "fa": "ir", "hi": "in", "bn": "com.bd", "ta": "in",
    "ur": "com.pk", "th": "co.th", "vi": "vn", "id": "co.id", "ko": "co.kr", "ja": "co.jp", "zh": "com.cn", "sr": "rs",
}  # fmt: skip
HOUSES = ("Tidewire", "Velmore Courier", "Northquay Post", "Harbourlight24", "The Sluice Gazette", "Kestrelbay Today")


@dataclass(frozen=True, slots=True)
class Story:
    """What a page must be read as."""

    language: str
    locale: str
    words: dict[str, Any]
    house: str
    url: str
    zone: ZoneInfo
    published: datetime
    updated: datetime | None
    authors: tuple[str, ...]
    photographer: str
    image: str

    @property
    def site(self) -> str:
        """Scheme and host."""
        return "/".join(self.url.split("/")[:3])

    @property
    def title(self) -> str:
        """The headline."""
        return str(self.words["headline"])

    @property
    def paragraphs(self) -> list[str]:
        """The body: each sentence twice, with its number, so that there is enough of it."""
        sentences = self.words["sentences"]
        return [sentences[place % 3][:-1] + (f" ({place + 1})" if place > 2 else "") + sentences[place % 3][-1] for place in range(7)]


@cache
def languages() -> list[dict[str, Any]]:
    """The words of each language."""
    return json.loads((Path(__file__).parent / "languages.json").read_text("utf-8"))  # type: ignore[no-any-return]


def story(dice: random.Random, language: str | None = None) -> Story:
    """A story, drawn."""
    words = next(one for one in languages() if one["code"] == language) if language else dice.choice(languages())
    code = words["code"]
    zone = ZoneInfo(_ZONES[code])
    at = (FETCHED - timedelta(minutes=dice.randint(90, 60 * 24 * 900))).astimezone(zone).replace(second=0)
    number = dice.randint(100_000, 999_999)
    house = dice.choice(HOUSES)
    domain = _DOMAINS.get(code, code) if dice.random() < 0.6 else "com"
    site = f"https://www.{''.join(filter(str.isalnum, house.lower()))}.{domain}"
    path = dice.choice((f"/{at:%Y/%m/%d}/old-bridge-{number}", f"/city/old-bridge-{number}.html", f"/a/{number}", f"/{at:%Y-%m-%d}/bridge"))
    return Story(
        language=code,
        locale=words["locale"],
        words=words,
        house=house,
        url=site + path,
        zone=zone,
        published=at,
        updated=min(at + timedelta(hours=dice.randint(2, 70)), FETCHED) if dice.random() < 0.5 else None,
        authors=tuple(words["names"][: 2 if words["and"] and dice.random() < 0.35 else 1]),
        photographer=words["names"][2],
        image=f"{site}/media/{number}/bridge-{number}.jpg",
    )
