"""Weekdays by name, in the main languages of news."""

from __future__ import annotations

import re

_NAMES: dict[int, str] = {
    0: "monday|montag|lundi|lunes|segunda-feira|lunedì|maandag|måndag|mandag|poniedziałek|pondělí|понедельник|понеділок|pazartesi|senin|星期一|周一|月曜日|월요일|الاثنين",
    1: "tuesday|dienstag|mardi|martes|terça-feira|martedì|dinsdag|tisdag|tirsdag|wtorek|úterý|вторник|вівторок|salı|selasa|星期二|周二|火曜日|화요일|الثلاثاء",
    2: "wednesday|mittwoch|mercredi|miércoles|quarta-feira|mercoledì|woensdag|onsdag|środ[aęy]|středa|сред[ауы]|середа|çarşamba|rabu|星期三|周三|水曜日|수요일|الأربعاء",
    3: "thursday|donnerstag|jeudi|jueves|quinta-feira|giovedì|donderdag|torsdag|czwartek|čtvrtek|четверг|четвер|perşembe|kamis|星期四|周四|木曜日|목요일|الخميس",
    4: "friday|freitag|vendredi|viernes|sexta-feira|venerdì|vrijdag|fredag|piątek|pátek|пятниц[ауы]|п['’]ятниц[ію]|cuma|jumat|星期五|周五|金曜日|금요일|الجمعة",
    5: "saturday|samstag|sonnabend|samedi|sábado|sabato|zaterdag|lördag|lørdag|sobot[aęy]|суббот[ауы]|субот[ау]|cumartesi|sabtu|星期六|周六|土曜日|토요일|السبت",
    6: "sunday|sonntag|dimanche|domingo|domenica|zondag|söndag|søndag|niedziel[aęi]|neděle|воскресенье|неділ[яю]|pazar|minggu|星期日|周日|日曜日|일요일|الأحد",
}
_PATTERN = re.compile("|".join(f"(?P<d{number}>(?<!\\w)(?:{names}))" for number, names in _NAMES.items()), re.I)


def weekday_in(text: str) -> int | None:
    """The first weekday a text names, Monday 0; None when it names none."""
    match = _PATTERN.search(text[:600])
    return int(match.lastgroup[1:]) if match and match.lastgroup else None
