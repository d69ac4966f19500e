"""The lines around the headline that say who wrote it: led in by 'by' and its like, or a name beside the date."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from tasks.parse.dates.labels import PUBLISHED, UPDATED
from tasks.parse.dates.read import find_dates
from tasks.parse.dates.relative import find_relative
from tasks.parse.dates.weekdays import without_weekdays
from tasks.parse.layout.byline import lone_name
from tasks.parse.layout.marks import is_furniture
from tasks.parse.people.words import LEAD_IN, OPENERS, ROLE_ALONE, SIGNED_CJK
from tasks.parse.spacing import squeeze

if TYPE_CHECKING:
    from tasks.parse.dates.read import Printed
    from tasks.parse.page.visible import Shown

_LED = re.compile(rf"^(?:{OPENERS})(?![^\W\d_])\s*[:：]?\s+\S|{SIGNED_CJK.pattern}", re.I)

_LED_ALONE = re.compile(
    r"^(?:(?:written |words |story |posted |published )?by|authors?|von|autor(?:in|en)?|par|auteure?s?|por|autora?|di|autore|автор|yazan|geschreven door)\s*:?$",
    re.I,
)


def is_led(text: str) -> bool:
    """True for a line that 'by' or its like opens."""
    return bool(_LED.match(text))


def announces(text: str) -> bool:
    """True for a line that says somewhere within it who wrote: posted by, Autorin:."""
    return bool(_SIGNS.search(text))


def parted(shown: Shown) -> tuple[list[str], list[str]]:
    """The lines behind the headline and those before it, the nearest first, without reading times."""
    lines = [text for text in shown.near if not is_furniture(text)]
    return [text for text in lines if text not in shown.over], [text for text in lines if text in shown.over]


def led_bylines(near: list[str]) -> list[str]:
    """What follows 'by' and its like on the lines around a headline: two at most."""
    led = [undated(text) for text in near if _LED.match(text) and len(text) < 140]
    led += [after for before, after in pairwise(near) if _LED_ALONE.match(before) and len(after) < 80 and (lone_name(after) or not led)]
    return led[:2]


def announced_bylines(near: list[str]) -> list[str]:
    """The first line around a headline within which somebody is said to have written it."""
    return [undated(text) for text in near if announces(text) and len(text) < 140][:1]


def beside_date(near: list[str], before: list[str]) -> list[str]:
    """A line of names right before or behind a dated line, or on it; with the date over the headline or soon behind it, the first line under it."""
    if near and lone_name(near[0]) and any(_dates_on(text) for text in (*before[:2], *near[1:4])):
        return near[:1]
    for number, text in enumerate(near[:8]):
        if ROLE_ALONE.match(text) and number and lone_name(near[number - 1]):
            return [near[number - 1]]
        if _dates_on(text):
            for line in (
                undated(text),
                _BAR.split(text, maxsplit=1)[0],
                *(near[place] for place in (number - 1, number + 1) if 0 <= place < len(near)),
            ):
                if lone_name(line):
                    return [line]
    return []


def _dates_on(text: str) -> list[Printed]:
    """The dates of a line, where they stand: printed ones, or how long ago it was."""
    ago = None if (found := find_dates(text)) or not any(map(str.isdigit, text)) else find_relative(text, _ANY_DAY)
    return [ago] if ago else found


_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Where a date stands on a line is all that is asked of it here."""


def undated(text: str) -> str:
    """A byline without the dates on it and the words that announce a name. Behind a name led in, what follows a bar or a date is no name."""
    dates = _dates_on(text)
    for printed in sorted(dates, key=lambda found: -found.start):
        text = f"{text[: printed.start]} | {text[printed.end :]}"
    if dates:
        text = UPDATED.sub(" | ", PUBLISHED.sub(" | ", text))
    text = _REACTIONS.sub(" | ", _READING_TIME.sub(" | ", text))
    opened = _SIGNS.match(text)
    told, announced = _SIGNS.subn(" | ", text)
    text = squeeze(told).strip(" |,-–—·•●:")
    led = _INNER.search(text)
    line = _BAR.split(led[1] if led else text, maxsplit=1)[0] if led or opened or LEAD_IN.match(text) else text
    line = _NEXT_LABEL.sub("", line) if announced else line
    return (_LABEL_TAIL.sub("", without_weekdays(line).rstrip(" |,-–—·•●:")) if dates else line).strip(" |,-–—·•●:")


_BAR = re.compile(r"\s*[|·•●∙⋅]\s*")
_LABEL_TAIL = re.compile(
    r"(?:[\s,|]+(?:on|am|um|vom|le|el|den|em|il|op|à|at|stand|published|posted|updated|last|veröffentlicht|publié|publicado|mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b[.:,]*)+\s*$",
    re.I,
)
_READING_TIME = re.compile(r"\d+\s*(?:-\s*)?min(?:ute)?s?\.?(?:\s*(?:read|lesezeit|de lecture|de lectura))?|\bIn$", re.I)
_REACTIONS = re.compile(
    r"\b(?:\d+|no|one|ein|eine|keine?|aucun|un|sin|nessun|geen)\s+(?:comment|kommentar|commentaire|comentario|comentário|commento|reactie|share|like|view)\b|"
    r"\b(?:\d+\s+)?(?:comments|kommentare|commentaires|comentarios|comentários|commenti|reacties)\b|\bleave a (?:comment|reply)\b",
    re.I,
)
"""How many answered, on the line that names the author."""
_NEXT_LABEL = re.compile(r"\s+[^\W\d_]+\s?:\s.*$")
"""The label of the next thing on the line: behind the author's name, the source's."""
_INNER = re.compile(r"(?:^|[\s|·,–-])(?:[Bb]y|BY|Von|VON|Par|PAR|Por|POR|Di|Door|Av|Af)\s+([^\W\d_a-z].*)$")


_SIGNS = re.compile(
    r"\b(?:(?:medically |fact[- ])?(?:written|authored|posted|published|created|reported|reviewed|words|story|article)\s+by|(?:eingestellt|geschrieben|verfasst|veröffentlicht|ein (?:artikel|beitrag)) von|"
    r"(?:écrit|publié|rédigé|posté) par|(?:escrito|publicado) por|(?:scritto|pubblicato) da|(?:autor(?:in|innen|en|es|a)?|authors?|auteure?s?|autore|autori|redaktion|redakteur(?:in)?|rédaction|redactie|contributors?)\s?:)\s*",
    re.I,
)
