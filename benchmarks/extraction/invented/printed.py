"""Dates and bylines as houses print them, in the language of the story."""

from __future__ import annotations

import random
from datetime import datetime

from babel.dates import format_date, format_time

from benchmarks.extraction.invented.stories import Story

_NUMERIC = {"en": "%d/%m/%Y", "fr": "%d/%m/%Y", "es": "%d/%m/%Y", "pt": "%d/%m/%Y", "it": "%d/%m/%Y", "zh": "%Y-%m-%d", "ja": "%Y/%m/%d", "ko": "%Y.%m.%d", "hu": "%Y.%m.%d.", "lt": "%Y-%m-%d", "sv": "%Y-%m-%d"}  # fmt: skip
_DIGITS = {"ar": "٠١٢٣٤٥٦٧٨٩", "fa": "۰۱۲۳۴۵۶۷۸۹", "hi": "०१२३४५६७८९", "bn": "০১২৩৪৫৬৭৮৯"}
_TWELVE = frozenset({"en", "hi", "ta", "bn", "ko", "ar"})


def day(story: Story, at: datetime, style: str) -> str:
    """The day as printed: long, medium, full, numeric, iso."""
    if style == "iso":
        return f"{at:%Y-%m-%d}"
    if style == "numeric":
        return at.strftime(_NUMERIC.get(story.language, "%d.%m.%Y"))
    if style == "buddhist":
        return format_date(at, "d MMMM", story.locale) + f" {at.year + 543}"
    return format_date(at, style, story.locale)


def clock(story: Story, at: datetime, dice: random.Random) -> str:
    """The time of day as printed."""
    if story.language in _TWELVE and dice.random() < 0.5:
        return format_time(at, "h:mm a", locale=story.locale)
    northern = (f"kl. {at:%H.%M}", f"{at:%H.%M}")
    styles = {
        "de": (f"{at:%H:%M} Uhr", f"{at:%H.%M} Uhr"), "fr": (f"{at:%Hh%M}",), "fi": (f"klo {at.hour}.{at:%M}",), "da": northern, "no": northern, "sv": northern,
        "ja": (f"{at:%H:%M}", f"{at.hour}時{at.minute:02d}分"),
    }  # fmt: skip
    return dice.choice(styles.get(story.language, (f"{at:%H:%M}",)))


def when(story: Story, at: datetime, dice: random.Random, *, style: str, timed: bool) -> str:
    """Day and time as printed."""
    text = day(story, at, style)
    if timed:
        joint = dice.choice((", ", " ", " | ", " - "))
        text += joint + clock(story, at, dice)
    if story.language in _DIGITS and dice.random() < 0.4:
        text = text.translate(str.maketrans("0123456789", _DIGITS[story.language]))
    return text


def names(story: Story, joint: str | None = None) -> str:
    """The authors in one string."""
    word = story.words["and"]
    if joint is None:
        joint = word if word == "、" else f" {word}" if story.language in {"ar", "he"} else f" {word} "
    return joint.join(story.authors)


def byline(story: Story, dice: random.Random) -> str:
    """The authors as printed beside the headline, with the word that leads them in, or without."""
    text = story.words["by"].format(names(story))
    style = dice.random()
    if style < 0.15 and story.words["by"].startswith(("By", "Von", "Par", "Por")):
        return text.upper()
    return text if style < 0.75 else names(story)
