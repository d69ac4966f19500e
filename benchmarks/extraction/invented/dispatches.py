"""The invented story as plain text in six house styles: copied from a page, byline before or after the date, agency, US and ISO, hard-wrapped or not."""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass, field
from datetime import datetime

from benchmarks.extraction.invented import printed
from benchmarks.extraction.invented.stories import Story, story

STYLES = ("copied page", "byline then date", "date then byline", "agency", "signed in capitals", "iso first")
MAIN_LANGUAGES = "en de fr es pt it nl sv da no fi pl cs hu ro el tr ru uk id vi ja zh ko ar he fa hi".split()
_UNCASED = frozenset("ja zh ko ar he fa hi".split())
_PLACES = {
    "ru": "ВЕЛМОР", "uk": "ВЕЛМОР", "el": "ΒΕΛΜΟΡ",
}  # fmt: skip
_TAILS = {
    "en": "(Reporting by {0} in Velmore; editing by Tove Ashdown)",
    "de": "© Tidewire. Alle Rechte vorbehalten.",
    "fr": "© Tidewire. Tous droits réservés.",
    "es": "© Tidewire. Todos los derechos reservados.",
}


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A text, its story and what was drawn for it."""

    text: str
    story: Story
    choices: dict[str, str] = field(default_factory=dict)
    standfirst: bool = False
    section: bool = False
    caption: bool = False
    tail: str | None = None


def dispatch(seed: int, language: str | None = None) -> Dispatch:
    """The text of this seed."""
    dice = random.Random(f"dispatch {seed}")
    told = story(dice, language or dice.choice(MAIN_LANGUAGES))
    dates = ("long", "medium", "iso", "full") if told.language == "en" else ("long", "medium", "iso", "numeric", "full")
    choices = {
        "style": dice.choice(STYLES), "date": dice.choice(dates), "clock": dice.choice(("yes", "no")), "capitals": dice.choice(("yes", "no", "no")),
        "ends": dice.choice(("unix", "unix", "windows")), "wrapped": dice.choice(("no", "no", "yes")) if told.language not in {"ja", "zh"} else "no", "gaps": dice.choice(("yes", "yes", "no")),
    }  # fmt: skip
    parts, known = _parts(told, dice, choices)
    lines = [*_wrapped(parts, choices)]
    text = ("\n\n" if choices["gaps"] == "yes" or choices["wrapped"] == "yes" else "\n").join(lines) + "\n"
    if choices["ends"] == "windows":
        text = "\ufeff" + text.replace("\n", "\r\n")
    return Dispatch(text, told, choices, **known)  # type: ignore[arg-type]


def _wrapped(parts: list[str], choices: dict[str, str]) -> list[str]:
    return [
        "\n".join(textwrap.wrap(part, 76, break_on_hyphens=False)) if choices["wrapped"] == "yes" and len(part) > 150 else part
        for part in parts
    ]


def _parts(told: Story, dice: random.Random, choices: dict[str, str]) -> tuple[list[str], dict[str, object]]:
    words = told.words
    title = told.title.upper() if choices["capitals"] == "yes" and told.language not in {*_UNCASED, "tr"} else told.title
    at = _day(told, told.published, dice, choices)
    names = printed.names(told)
    by = words["by"].format(names)
    place = _PLACES.get(told.language, "VELMORE")
    body = list(told.paragraphs)
    standfirst = words["standfirst"]
    caption = (
        f"{words['caption']} ({words['photo'].format(told.photographer)})"
        if told.language != "ko"
        else f"{words['caption']} {words['photo'].format(told.photographer)}"
    )
    style = choices["style"]
    tail = (
        _TAILS[told.language].format(told.photographer) if told.language in _TAILS and style in {"agency", "signed in capitals"} else None
    )
    if style == "copied page":
        update = f" - {words['updated']}: {_day(told, told.updated, dice, choices)}" if told.updated else ""
        return [words["section"], title, standfirst, f"{names} | {at}{update}", *body], {"standfirst": True, "section": True}
    if style == "byline then date":
        return [title, by, at, *body], {}
    if style == "date then byline":
        return [title, standfirst, f"{words['published']}: {at}", by, *body], {"standfirst": True}
    if style == "agency":
        opening = body[0] if told.language in _UNCASED else f"{place} ({dice.choice(('TDW', 'Tidewire'))}) — {body[0]}"
        return [title, by, at, opening, *body[1:], *([tail] if tail else [])], {"tail": tail}
    if style == "signed in capitals":
        lead, _, rest = words["by"].partition("{}")
        signed = f"{lead}{names.upper() if told.language not in _UNCASED and told.language not in {'tr', 'el'} else names}{rest}"
        return [title, signed, at, caption, *body, *([tail] if tail else [])], {"tail": tail, "caption": True}
    return [f"{told.published:%Y-%m-%d %H:%M}", title, by, *body], {}


def _day(told: Story, at: datetime, dice: random.Random, choices: dict[str, str]) -> str:
    return printed.when(told, at, dice, style=choices["date"], timed=choices["clock"] == "yes")
