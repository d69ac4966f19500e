"""Weekdays by name, in the main languages of news."""

from __future__ import annotations

import re

_NAMES: dict[int, str] = {
    0: "monday|montag|lundi|lunes|segunda-feira|lunedì|maandag|måndag|mandag|poniedziałek|pondělí|понедельник|понеділок|pazartesi|senin|星期一|周一|月曜日|월요일|الاثنين|"
    "maanantaina|maanantai|pondelok|hétfő|понеделник|δευτέρα|ponedjeljak|понедељак|ponedeljek|pirmadienis|pirmdiena|esmaspäev|יום שני|دوشنبه|सोमवार|সোমবার|திங்கள்|پیر|วันจันทร์|thứ hai|dilluns|astelehena|luns|isnin|ორშაბათი|երկուշաբթի|дүйсенбі|e hënë|mánudagur",
    1: "tuesday|dienstag|mardi|martes|terça-feira|martedì|dinsdag|tisdag|tirsdag|wtorek|úterý|вторник|вівторок|salı|selasa|星期二|周二|火曜日|화요일|الثلاثاء|"
    "tiistaina|tiistai|utorok|kedd|marți|τρίτη|utorak|уторак|torek|antradienis|otrdiena|teisipäev|יום שלישי|سه‌شنبه|मंगलवार|মঙ্গলবার|செவ்வாய்|منگل|วันอังคาร|thứ ba|dimarts|asteartea|სამშაბათი|երեքշաբթի|сейсенбі|e martë|þriðjudagur",
    2: "wednesday|mittwoch|mercredi|miércoles|quarta-feira|mercoledì|woensdag|onsdag|środ[aęy]|středa|сред[ауы]|середа|çarşamba|rabu|星期三|周三|水曜日|수요일|الأربعاء|"
    "keskiviikkona|keskiviikko|streda|szerda|miercuri|сряда|τετάρτη|srijeda|sreda|trečiadienis|trešdiena|kolmapäev|יום רביעי|چهارشنبه|बुधवार|বুধবার|புதன்|بدھ|วันพุธ|thứ tư|dimecres|asteazkena|mércores|ოთხშაბათი|չորեքշաբթի|сәрсенбі|e mërkurë|miðvikudagur",
    3: "thursday|donnerstag|jeudi|jueves|quinta-feira|giovedì|donderdag|torsdag|czwartek|čtvrtek|четверг|четвер|perşembe|kamis|星期四|周四|木曜日|목요일|الخميس|"
    "torstaina|torstai|štvrtok|csütörtök|joi|четвъртък|πέμπτη|četvrtak|четвртак|četrtek|ketvirtadienis|ceturtdiena|neljapäev|יום חמישי|پنجشنبه|गुरुवार|বৃহস্পতিবার|வியாழன்|جمعرات|วันพฤหัสบดี|thứ năm|dijous|osteguna|xoves|khamis|ხუთშაბათი|հինգշաբթի|бейсенбі|четврток|e enjte|fimmtudagur",
    4: "friday|freitag|vendredi|viernes|sexta-feira|venerdì|vrijdag|fredag|piątek|pátek|пятниц[ауы]|п['’]ятниц[ію]|cuma|jumat|星期五|周五|金曜日|금요일|الجمعة|"
    "perjantaina|perjantai|piatok|péntek|vineri|петък|παρασκευή|пʼятниця|petak|петак|petek|penktadienis|piektdiena|יום שישי|جمعه|शुक्रवार|শুক্রবার|வெள்ளி|جمعہ|วันศุกร์|thứ sáu|divendres|ostirala|venres|jumaat|პარასკევი|ուրբաթ|жұма|петок|e premte|föstudagur",
    5: "saturday|samstag|sonnabend|samedi|sábado|sabato|zaterdag|lördag|lørdag|sobot[aęy]|суббот[ауы]|субот[ау]|cumartesi|sabtu|星期六|周六|土曜日|토요일|السبت|"
    "lauantaina|lauantai|szombat|sâmbătă|събота|σάββατο|subota|šeštadienis|sestdiena|laupäev|יום שבת|شنبه|शनिवार|শনিবার|சனி|ہفتہ|วันเสาร์|thứ bảy|dissabte|larunbata|შაბათი|շաբաթ|сенбі|сабота|e shtunë|laugardagur",
    6: "sunday|sonntag|dimanche|domingo|domenica|zondag|söndag|søndag|niedziel[aęi]|neděle|воскресенье|неділ[яю]|pazar|minggu|星期日|周日|日曜日|일요일|الأحد|"
    "sunnuntai|nedeľa|vasárnap|duminică|неделя|κυριακή|nedjelja|недеља|nedelja|sekmadienis|svētdiena|pühapäev|יום ראשון|یکشنبه|रविवार|রবিবার|ஞாயிறு|اتوار|วันอาทิตย์|chủ nhật|diumenge|igandea|კვირა|կիրակի|жексенбі|недела|e diel|sunnudagur",
}
_PATTERN = re.compile("|".join(f"(?P<d{number}>(?<!\\w)(?:{names}))" for number, names in _NAMES.items()), re.I)


_WHOLE = re.compile(rf"(?<!\w)(?:{'|'.join(_NAMES.values())})(?!\w)", re.I)


def without_weekdays(text: str) -> str:
    """The text with the names of weekdays taken out, for a line of which the date has been read."""
    return _WHOLE.sub(" ", text)


_OPENS = re.compile(rf"(?:{'|'.join(_NAMES.values())})\s*(?:[,.\d]|$)", re.I)


def opens_with_weekday(text: str) -> bool:
    """True for a text that is a weekday, or begins with one as a date does. Joi Ito is neither, though joi is a weekday."""
    return bool(_OPENS.match(text))


def weekday_in(text: str) -> int | None:
    """The first weekday a text names, Monday 0; None when it names none."""
    match = _PATTERN.search(text[:600])
    return int(match.lastgroup[1:]) if match and match.lastgroup else None
