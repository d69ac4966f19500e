"""Which unit of a plain text plays which part: section, headline, standfirst, byline, caption, highlights, dateline, story, tail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from tasks.parse.dates.read import find_dates
from tasks.parse.layout.byline import Byline, is_led, is_role, lone_name, read_byline
from tasks.parse.layout.dateline import Dateline, lone_dateline, opening_dateline
from tasks.parse.layout.lines import Unit
from tasks.parse.layout.marks import (
    ends_sentence,
    is_boilerplate,
    is_furniture,
    is_key_points,
    looks_like_caption,
    opens_related,
    without_bullet,
)
from tasks.parse.people.eastern import signed_within
from tasks.parse.people.names import persons
from tasks.parse.spacing import weight

HEAD_UNITS = 24
"""Units from the top among which the parts of the head are looked for."""
PROSE = 110
"""A sentence-ending unit of this weight is a paragraph of the story, or a standfirst."""
SUBHEAD = 110
SECTION_WORDS = 5


@dataclass(slots=True)
class Layout:
    """The parts, as printed."""

    section: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    highlights: list[str] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    authors: tuple[str, ...] = ()
    captions: list[str] = field(default_factory=list)
    dateline: Dateline | None = None
    story: list[str] = field(default_factory=list)
    subheads: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)


def lay_out(units: list[Unit], *, now: datetime, language: str | None) -> Layout:
    """Give every unit its part."""
    layout = Layout()
    labels = [_Label.of(unit, now, language) for unit in units[:HEAD_UNITS]]
    start = _story_start(units, labels)
    _read_head(units[:start], labels[:start], layout)
    story, layout.tail = _cut_tail(units[start:])
    _read_story(_without_signature(story, layout), layout)
    if not layout.story and layout.standfirst:
        layout.story, layout.standfirst = [layout.standfirst], None
    return layout


@dataclass(frozen=True, slots=True)
class _Label:
    """What one unit of the head looks like."""

    kind: str
    byline: Byline | None = None
    dateline: Dateline | None = None

    @classmethod
    def of(cls, unit: Unit, now: datetime, language: str | None) -> _Label:
        text = unit.text
        opening = opening_dateline(text)
        if opening and weight(text) - opening.length > 40:
            return cls("opening", dateline=opening)
        byline = (
            None if (is_furniture(text) and not find_dates(text)) or without_bullet(text) else read_byline(text, now=now, language=language)
        )
        return cls("byline", byline=byline) if byline else cls(_look_of(text))


def _look_of(text: str) -> str:
    """The kind of a unit that is neither dateline nor byline."""
    looks = (
        ("furniture", is_furniture(text)), ("bullet", bool(without_bullet(text))), ("caption", looks_like_caption(text) and not (ends_sentence(text) and weight(text) > 200)),
        ("key points", is_key_points(text)), ("prose", weight(text) >= PROSE and ends_sentence(text)),
    )  # fmt: skip
    return next((kind for kind, fits in looks if fits), "line")


def _story_start(units: list[Unit], labels: list[_Label]) -> int:
    """Index of the first unit of the story: behind the last part of the head that no more than two paragraphs precede."""
    start, paragraphs = 0, 0
    for place, label in enumerate(labels):
        if label.kind == "opening":
            return place
        if label.kind == "prose":
            paragraphs += 1
            if paragraphs > 2:
                break
        elif paragraphs <= 2 and _belongs_to_head(place, units, labels, paragraphs):
            start = place + 1
    headline = next((place for place, label in enumerate(labels) if label.kind in {"line", "prose"}), -1)
    start = max(start, headline + 1) if len(units) > 1 else 0
    return _behind_standfirst(start, units, labels)


def _belongs_to_head(place: int, units: list[Unit], labels: list[_Label], paragraphs: int) -> bool:
    label = labels[place]
    if label.kind in {"byline", "bullet", "key points"}:
        return paragraphs <= (2 if label.kind == "byline" else 1)
    if label.kind in {"caption", "furniture"}:
        return paragraphs <= 1
    return paragraphs <= 2 and lone_dateline(units[place].text) is not None and place > 0


def _behind_standfirst(start: int, units: list[Unit], labels: list[_Label]) -> int:
    """A first line without a full stop, before paragraphs that have one, is a standfirst printed behind the byline."""
    behind = start
    while (
        behind < len(labels)
        and labels[behind].kind == "line"
        and not ends_sentence(units[behind].text)
        and not opens_related(units[behind].text)
    ):
        behind += 1
        if behind - start >= 3:
            return start
    followed = behind < len(units) and (
        behind >= len(labels) or labels[behind].kind in {"prose", "opening"} or ends_sentence(units[behind].text)
    )
    return behind if followed else start


def _read_head(units: list[Unit], labels: list[_Label], layout: Layout) -> None:
    texts: list[str] = []
    for place, (unit, label) in enumerate(zip(units, labels, strict=True)):
        if label.kind == "byline" and label.byline:
            layout.bylines.append(label.byline)
        elif label.kind == "bullet":
            layout.highlights.append(without_bullet(unit.text) or unit.text)
        elif label.kind == "caption":
            layout.captions.append(unit.text)
        elif label.kind in {"line", "prose"} and not _taken_apart(place, units, labels, layout, headed=bool(texts)):
            texts.append(unit.text)
    _name_texts(texts, layout)


def _beside(place: int, units: list[Unit], labels: list[_Label]) -> Iterator[Byline]:
    """The bylines right before and behind a line, and those one line further where what a name has beside it stands between."""
    for step in (-1, 1):
        near = place + step
        if not 0 <= near < len(labels):
            continue
        text = units[near].text
        if labels[near].byline is None and (
            labels[near].kind == "furniture" or is_role(text) or "@" in text or (step < 0 and place in UNDER_HEADLINE)
        ):
            near += step
        if 0 <= near < len(labels) and (byline := labels[near].byline) is not None:
            yield byline


UNDER_HEADLINE = (2, 3)
"""Places of a name under the headline, where the date stands over it."""
LONGEST_LED = 60
_SOURCE = re.compile(
    r"^(?:quelle|source|fuente|fonte|bron|källa|źródło|zdroj|forrás|sursa|източник|источник|джерело|izvor|πηγή|kaynak|来源|來源|출처|nguồn|sumber|المصدر|منبع)\s*[:：]",
    re.I,
)


def _is_aside(place: int, units: list[Unit], labels: list[_Label]) -> bool:
    """True for a calling under a name or a byline, a desk that signs, a source."""
    text = units[place].text
    if place and is_role(text) and (labels[place - 1].kind == "byline" or lone_name(units[place - 1].text)):
        return True
    return bool(_SOURCE.match(text)) or (is_led(text) and weight(text) < LONGEST_LED)


def _taken_apart(place: int, units: list[Unit], labels: list[_Label], layout: Layout, *, headed: bool) -> bool:
    """A line of the head that is no headline or standfirst: a dateline of its own, a name beside the date, a desk or a source."""
    unit = units[place]
    if not headed or labels[place].kind != "line":
        return False
    if _is_aside(place, units, labels):
        return True
    named = lone_name(unit.text)
    if named and any(byline.dated and not byline.authors for byline in _beside(place, units, labels)):
        layout.authors = layout.authors or named
        layout.why["authors"] = "a line of names beside the date"
        layout.bylines.append(Byline(unit.text, named, None, None, led_in=False))
        return True
    alone = lone_dateline(unit.text)
    if alone and place >= len(labels) - 3:
        layout.dateline = alone
        layout.why["dateline"] = "a place in capitals on a line of its own before the story"
        return True
    return False


def _name_texts(texts: list[str], layout: Layout) -> None:
    """Of the plain texts of the head: section, headline, standfirst."""
    texts = _without_repeats(texts)
    if len(texts) > 1 and _is_section(texts[0], texts[1]):
        layout.section = texts.pop(0)
        layout.why["section"] = "a few words over the headline"
    if texts:
        layout.headline = _LABEL.sub("", texts.pop(0))
        layout.why["headline"] = "the first line that is no section, date or furniture"
    layout.captions = [*_captions_of(texts, layout), *layout.captions]
    rest = [text for text in texts if text not in layout.captions]
    if rest:
        layout.standfirst = max(rest, key=weight) if len(rest) > 1 and weight(rest[0]) < 30 else " ".join(rest[:2])
        layout.why["standfirst"] = "between headline and story"


_LABEL = re.compile(r"^(?:#{1,3}\s+|(?:title|headline|titel|titre|título|titolo)\s*:\s+)(?=\S)", re.I)
"""What marks a headline where a text names its parts."""


def _captions_of(texts: list[str], layout: Layout) -> list[str]:
    """A line that begins with the whole headline is the picture's alternative text and credit."""
    return [text for text in texts if layout.headline and text != layout.headline and text.startswith(layout.headline)]


def _without_repeats(texts: list[str]) -> list[str]:
    kept: list[str] = []
    for text in texts:
        if text.casefold() not in {held.casefold() for held in kept}:
            kept.append(text)
    return kept


def _is_section(first: str, second: str) -> bool:
    if weight(first) > 45 or len(first.split()) > SECTION_WORDS or ends_sentence(first):
        return False
    return weight(second) > weight(first) and not (ends_sentence(second) and not second.endswith("?") and len(first.split()) > 2)


def _without_signature(story: list[Unit], layout: Layout) -> list[Unit]:
    """The story without the name under it, which signs it where the head names nobody."""
    if len(story) < LEAST_SIGNED or layout.authors or any(byline.authors for byline in layout.bylines):
        return story
    named = _named_below(story)
    if named:
        layout.authors = named
        layout.why["authors"] = "a name under the story"
        return story[:-1]
    layout.authors = signed_within(story[0].text)
    return story


def _named_below(story: list[Unit]) -> tuple[str, ...]:
    """Who signs on the last line: led in, or a name alone under a whole sentence that the story does not tell of."""
    last = story[-1].text
    if weight(last) > LONGEST_LED or ends_sentence(last) or looks_like_caption(last):
        return ()
    if is_led(_ADDRESS.sub("", last).strip()):
        return persons([last])
    named = lone_name(last.strip("()（） ")) if ends_sentence(story[-2].text) else ()
    return () if any(name in unit.text for name in named for unit in story[:-1]) else named


LEAST_SIGNED = 3
"""Paragraphs from which on the last line may be a signature."""
_ADDRESS = re.compile(r"\S+@\S+")


def _cut_tail(units: list[Unit]) -> tuple[list[Unit], list[str]]:
    """The story and what stands behind it: notices and credits at the end, and everything from a list of related stories on."""
    end = len(units)
    for place in range(len(units) // 2, len(units)):
        if opens_related(units[place].text) and all(weight(unit.text) < PROSE for unit in units[place + 1 : place + 4]):
            end = place
            break
    tail_start = end
    while tail_start > 1 and _is_tail(units[tail_start - 1]):
        tail_start -= 1
    return units[:tail_start], [unit.text for unit in units[tail_start:]]


def _is_tail(unit: Unit) -> bool:
    return is_boilerplate(unit.text) or is_furniture(unit.text)


def _read_story(units: list[Unit], layout: Layout) -> None:
    units = _without_opening_dateline(units, layout)
    for place, unit in enumerate(units):
        text = without_bullet(unit.text) or unit.text
        if is_furniture(text) or opens_related(text):
            continue
        if looks_like_caption(text) and weight(text) < 250 and not (ends_sentence(text) and weight(text) > PROSE):
            layout.captions.append(text)
            continue
        if text == unit.text and _is_subhead(place, units):
            layout.subheads.append(text)
        layout.story.append(text)


def _without_opening_dateline(units: list[Unit], layout: Layout) -> list[Unit]:
    if not units:
        return units
    opening = opening_dateline(units[0].text)
    if opening is None:
        return units
    layout.dateline = opening
    layout.why["dateline"] = "the story opens with it"
    return [Unit(units[0].text[opening.length :].strip(), units[0].gap), *units[1:]]


def _is_subhead(place: int, units: list[Unit]) -> bool:
    """A short line without a full stop between two paragraphs of the story."""
    text = units[place].text
    if not 0 < place < len(units) - 1 or weight(text) > SUBHEAD or text.endswith((",", ";", ":")):
        return False
    if ends_sentence(text) and not text.endswith(("?", "!", "？", "؟")):
        return False
    if text[:1].islower() or (text[:1] in '"“„«' and text[-1:] in '"”“»'):
        return False
    following = units[place + 1].text
    return weight(following) > weight(text) and (ends_sentence(following) or weight(following) >= PROSE)
