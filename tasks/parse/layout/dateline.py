"""Datelines: the place, day and agency that a story opens with, in the styles of the agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAPS = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŐŒŔŘŚŞŠȘŤȚŪŮŰŲŹŻŽΑ-ΩΆ-ΏА-ЯЁЄІЇҐ]"
_CAPS_WORD = rf"{_CAPS}(?:{_CAPS}|['’.\-])+"
_PLACE = rf"{_CAPS_WORD}(?:(?:\s|/|,\s?|-)(?:{_CAPS_WORD}|{_CAPS}))*"
_REGION = r"(?:,\s+[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)??"  # lazy: a month behind the place is the day's
_DAY = r"(?:,?\s+(?P<day>\d{1,2}(?:\.|st|nd|rd|th)?\s+[^\W\d]{3,12}\.?(?:\s+\d{4})?|[^\W\d]{3,12}\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}))?"
_AGENCY = r"(?P<agency>[^()\d]{2,40})"
_DASH = r"(?:—|–|--|-|―|:|=|−)"
_TITLE_PLACE = r"[^\W\d_a-zß-öø-ÿ][\w.'’\-]+(?:[\s/](?:[^\W\d_][\w.'’\-]+)){0,3}"
_INLINE = (
    # (ANSA) - ROMA, 04 SET - The text
    re.compile(rf"^\(\s*{_AGENCY}\)\s*{_DASH}\s*(?P<place>{_PLACE}){_DAY}\s*{_DASH}\s+"),
    # WASHINGTON, Sept 4 (Reuters) - The text · Berlin (dpa) - · MADRID, 4 Sep. (EUROPA PRESS) -
    re.compile(rf"^(?P<place>{_PLACE}{_REGION}|{_TITLE_PLACE}{_REGION}){_DAY}\s*[(\[]\s*{_AGENCY}[)\]]\s*{_DASH}+\s*"),
    re.compile(rf"^(?P<place>{_PLACE}{_REGION}){_DAY}\s*\(\s*{_AGENCY}\)\s+(?=\S)"),
    # Berlin (dpa). The text · Mainz (dpa/lrs): The text
    re.compile(
        rf"^(?P<place>{_TITLE_PLACE}{_REGION}){_DAY}\s*\(\s*(?P<agency>[a-z]{{2,3}}(?:/[a-z]{{2,4}})?|[A-Z]{{3,5}})\s*\)[.:]?\s+(?=[^\W\d_a-z]|[\"„“«»'])"
    ),
    # МОСКВА, 4 сен - РИА Новости. · Москва. 4 сентября. ИНТЕРФАКС -
    re.compile(rf"^(?P<place>{_PLACE}){_DAY}\s*{_DASH}\s+(?P<agency>[А-ЯA-Z][\w ]{{1,25}})\.\s+(?=\S)"),
    re.compile(rf"^(?P<place>{_TITLE_PLACE})\.\s+(?P<day>\d{{1,2}}\s+[^\W\d]{{3,12}})\.\s+(?P<agency>[\w. ]{{2,25}}?)\s+{_DASH}\s+"),
    # LONDON — The text · PARIS, Sept. 4 — The text · NEW YORK, N.Y. -
    re.compile(rf"^(?P<place>{_PLACE}{_REGION}){_DAY}\s*(?:—|–|--|―|\s-)\s*(?=\S)"),
    # PUERTO LANZA. The text · ROMA.- The text
    re.compile(rf"^(?P<place>{_CAPS}{{4,}}(?:[ -]{_CAPS}{{2,}}){{0,3}})\.(?:\s?[-–—])?\s+(?=[^\W\d_a-z]|[\"„“«»'])"),
    # 新华社北京9月4日电（记者…）
    re.compile(
        r"^(?:【|（|\()?(?P<agency>[\u4e00-\u9fff]{2,6}(?:社|网|網|报|報))(?P<place>[\u4e00-\u9fff]{2,6}?)(?P<day>\d{1,2}月\d{1,2}日)(?:电|電|讯|訊)(?:】|）|\))?\s*(?:[（(][^（）()]{2,40}[）)])?\s*"
    ),
    # (서울=연합뉴스) 홍길동 기자 =
    re.compile(
        r"^[\[(](?P<place>[가-힣]{2,6})=(?P<agency>[가-힣\w]{2,12})[\])]\s*(?:[가-힣]{2,4}(?:·[가-힣]{2,4})*\s*(?:기자|특파원)\s*=?)?\s*=?\s*"
    ),
)
_ALONE = re.compile(rf"^(?P<place>{_PLACE}{_REGION}){_DAY}\s*(?:\(\s*{_AGENCY}\))?\s*{_DASH}?\s*$")
_NOT_PLACES = frozenset(
    "BREAKING NEWS UPDATE UPDATED WATCH VIDEO LIVE EXCLUSIVE OPINION ANALYSIS ADVERTISEMENT FILE PHOTO Q A WORLD POLITICS BUSINESS SPORTS SPORT TECHNOLOGY ENTERTAINMENT HEALTH SCIENCE REVIEW EDITORIAL NOTE CORRECTION".split()
)
_LONGEST_PLACE = 45


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: the place as printed, the day and the agency where named, and how many characters it takes."""

    place: str
    day: str | None
    agency: str | None
    length: int


def opening_dateline(text: str) -> Dateline | None:
    """The dateline a paragraph opens with, or None."""
    head = text[:160]
    for pattern in _INLINE:
        match = pattern.match(head)
        if match and match.end() < len(text) and _is_place(match["place"]):
            return _made(match)
    return None


def lone_dateline(text: str) -> Dateline | None:
    """The dateline that stands on a line of its own, or None."""
    if len(text) > 90:
        return None
    match = _ALONE.match(text)
    return _made(match) if match and _is_place(match["place"]) else None


def _made(match: re.Match[str]) -> Dateline:
    named = match.groupdict()
    agency = (named.get("agency") or "").strip() or None
    return Dateline(named["place"].strip(" ,.-"), named.get("day"), agency, match.end())


def _is_place(place: str) -> bool:
    words = [word.strip(".,") for word in place.replace("/", " ").split()]
    return 1 < len(place) <= _LONGEST_PLACE and len(words) <= 6 and not any(word in _NOT_PLACES for word in words)
