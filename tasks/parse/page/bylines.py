"""The lines around the headline that say who wrote it: led in by 'by' and its like, or a name beside the date."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from tasks.parse.dates.labels import without_labels
from tasks.parse.dates.read import find_dates
from tasks.parse.dates.relative import find_relative
from tasks.parse.dates.weekdays import without_weekdays
from tasks.parse.dates.zones import ABBREVIATIONS
from tasks.parse.layout.byline import is_led, lone_name
from tasks.parse.layout.marks import is_furniture
from tasks.parse.people.eastern import signed_by
from tasks.parse.people.words import LEAD_IN, PHOTO, ROLE_ALONE
from tasks.parse.spacing import squeeze

if TYPE_CHECKING:
    from tasks.parse.dates.read import Printed
    from tasks.parse.page.visible import Shown

_LED_ALONE = re.compile(
    r"^(?:(?:written |words |story |posted |published )?by|authors?|von|autor(?:in|en)?|par|auteure?s?|por|autora?|di|autore|автор|yazan|geschreven door)\s*:?$",
    re.I,
)


def announces(text: str) -> bool:
    """True for a line that says somewhere within it who wrote: posted by, Autorin:."""
    return bool(_SIGNS.search(text))


def parted(shown: Shown) -> tuple[list[str], list[str]]:
    """The lines behind the headline and those before it, the nearest first, without reading times."""
    lines = [text for text in shown.near or shown.under_title if not is_furniture(text)]
    return [text for text in lines if text not in shown.over], [text for text in lines if text in shown.over]


def led_bylines(near: list[str]) -> list[str]:
    """What follows 'by' and its like on the lines around a headline: two at most."""
    led = [undated(text) for text in near if len(text) < LONGEST_LED and is_led(text)]
    led += [after for before, after in pairwise(near) if _LED_ALONE.match(before) and len(after) < 80 and (lone_name(after) or not led)]
    return led[:2]


def led_behind_date(near: list[str]) -> list[str]:
    """What 'by' or its like leads in behind a date or a bar, on the first line where they do."""
    dated = (text for text in near[:MOST_DATED] if len(text) < LONGEST_LED and _dates_on(text))
    parts = (part for text in dated for part in _parts_of(text)[1:])
    return [part for part in parts if is_led(part)][:1]


def announced_bylines(near: list[str]) -> list[str]:
    """The first line around a headline within which somebody is said to have written it."""
    return [undated(text) for text in near if announces(text) and len(text) < 140][:1]


def beside_date(near: list[str], before: list[str]) -> list[str]:
    """A line of names right before or behind a dated line, or on it; with the date over the headline or soon behind it, the first line under it."""
    if near and lone_name(near[0]) and any(_dates_on(text) for text in (*before[:2], *near[1:4])):
        return [near[0], *takewhile(_is_short_name, near[1:MOST_SIGNING])]
    for number, text in enumerate(near[:8]):
        if ROLE_ALONE.match(text) and number and lone_name(near[number - 1]):
            return [near[number - 1]]
        if _dates_on(text):
            for line in (
                *([] if led_behind_date([text]) else [undated(text), *map(without_weekdays, _parts_of(text))]),
                *(near[place] for place in (number - 1, number + 1) if 0 <= place < len(near)),
            ):
                if lone_name(line):
                    return [line]
    return []


def _is_short_name(line: str) -> bool:
    """True for a line that is one name of three words at most: a longer line under a name is a heading."""
    return len(line.split()) <= 3 and len(lone_name(line)) == 1


def _dates_on(text: str) -> list[Printed]:
    """The dates of a line, where they stand: printed ones, or how long ago it was."""
    ago = None if (found := find_dates(text)) or not any(map(str.isdigit, text)) else find_relative(text, _ANY_DAY)
    return [ago] if ago else found


_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Where a date stands on a line is all that is asked of it here."""


def undated(text: str) -> str:
    """A byline without the dates on it and the words that announce a name. Behind a name led in, what follows a bar or a date is no name."""
    text, dates = _barred(text)
    if not dates and signed_by(text):
        return text
    text = _REACTIONS.sub(" | ", _READING_TIME.sub(" | ", text))
    opened = _SIGNS.match(text)
    told, announced = _SIGNS.subn(" | ", text)
    text = squeeze(told).strip(" |,-–—·•●:")
    line = _led_part(text, opened=bool(opened or LEAD_IN.match(text)))
    line = _NEXT_LABEL.sub("", line) if announced else line
    return (_LABEL_TAIL.sub("", without_weekdays(line).rstrip(" |,-–—·•●:")) if dates else line).strip(" |,-–—·•●:")


def _barred(text: str) -> tuple[str, list[Printed]]:
    """A line with bars for its dates and the words beside them, and the dates."""
    dates = _dates_on(text)
    for printed in sorted(dates, key=lambda found: -found.start):
        text = f"{text[: printed.start]} | {_CLOCK.sub('', text[printed.end :])}"
    return without_labels(text, " | ") if dates else text, dates


def _parts_of(text: str) -> list[str]:
    return [_LABEL_TAIL.sub("", _READING_TIME.sub("", part)).strip(" |,-–—·•●:").lstrip(". ") for part in _BAR.split(_barred(text)[0])]


def _led_part(text: str, *, opened: bool) -> str:
    """The part between two bars that names who wrote it; the whole text where no part does."""
    parts = _BAR.split(text)
    if len(parts) > 1 and (led := next(filter(is_led, parts), None)):
        return inner[1] if (inner := _INNER.match(led)) else led
    photo = PHOTO.search(text)
    inner = _INNER.search(text, 0, photo.start() if photo else len(text))
    return _BAR.split(inner[1], maxsplit=1)[0] if inner else parts[0] if opened else text


LONGEST_LED = 140
MOST_SIGNING = 4
"""Names on lines of their own, one under the other."""
MOST_DATED = 8
"""Lines around a headline among which a dated one is asked for a name."""
_CLOCK = re.compile(
    r"^[\s,|·–—/.-]{0,4}(?:(?:at|um|à|às|a las|alle|ore|ora|kl|klo|o|ob|u|om|в|о)\b\.?\s*)?\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?(?![\d:])(?:\s*(?:[ap]\.?m\.?|uhr|hrs|h|น\.)(?!\w))?"
    rf"(?:\s*\(?(?:{'|'.join(ABBREVIATIONS)})(?!\w)\)?)?",
    re.I,
)
"""The time of day right behind a date."""
_BAR = re.compile(r"\s*(?:[|•●∙⋅]|(?<![가-힣一-龥])·)\s*")
_LABEL_TAIL = re.compile(
    r"(?:[\s,|]+(?:on|am|um|vom|le|el|den|em|il|op|à|at|stand|published|posted|updated|last|veröffentlicht|publié|publicado|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|jue|vie|gio|sab|dom|ma|wo|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|"
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
_INNER = re.compile(r"(?:^|[\s|·,–-])(?:[Bb]y|BY|Von|VON|Par|PAR|Por|POR|Di|Door|Av|Af)\s*:?\s+([^\W\d_a-z].*)$")


_SIGNS = re.compile(
    r"\b(?:(?:medically |fact[- ])?(?:written|authored|posted|published|created|reported|reviewed|words|story|article)\s+by|(?:eingestellt|geschrieben|verfasst|veröffentlicht|ein (?:artikel|beitrag)) von|"
    r"(?:écrit|publié|rédigé|posté) par|(?:escrito|publicado) por|(?:articolo )?(?:scritto|pubblicato) da|(?:autor(?:in|innen|en|es|a)?|authors?|auteure?s?|autore|autori|redaktion|redakteur(?:in)?|rédaction|redactie|contributors?)\s?:)\s*",
    re.I,
)
