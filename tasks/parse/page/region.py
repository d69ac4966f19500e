"""Where the story stands: the element whose text, prose counted for it and links against it, is worth most."""

from __future__ import annotations

import re

from tasks.parse.page.blocks import Block, Blocks, Place
from tasks.parse.page.classes import BIT

_ENDS = frozenset(".!?…。！？।؟۔")
_END = re.compile(rf"[{''.join(sorted(_ENDS))}][\"'”’»」』)\]]*\s*$")
PROSE = 60
"""Weight from which an unlinked run of text counts as a paragraph."""
_MOST = 500
LINK_MOST, LINK_RATE, SHORT, OUT_RATE = 40.0, 0.25, 4.0, 0.1
NEARLY = 0.85
"""Share of the best element's worth from which one around it is taken instead."""
MUCH = 0.45
"""Share of the page's prose that makes any element a place for the story, whatever it is called."""
_OUTSIDE_TAGS = frozenset({"nav", "footer", "aside", "form", "figcaption", "button", "dialog"})
OUTSIDE = BIT["comment"] | BIT["related"] | BIT["signup"] | BIT["overlay"] | BIT["side"] | BIT["nav"] | BIT["share"]
"""Families of names of places in which no story stands."""


def ends_sentence(text: str) -> bool:
    """True when a text closes with the end of a sentence. Most close with a letter or with a mark, and need no search."""
    last = text[-1:]
    return last in _ENDS or (not last.isalnum() and bool(_END.search(text[-8:])))


def story_region(blocks: Blocks) -> Place | None:
    """The element that holds the story, or None on a page without text."""
    total = _add_prose(blocks)
    for block in blocks.all:
        block.score = _worth(block, total)
        block.place.worth += block.score
    for place in reversed(blocks.places):
        if place.worth and place.above is not None:
            place.above.worth += place.worth
    best = max(blocks.places, key=lambda place: (place.worth, place.depth), default=None)
    return _widened(best) if best is not None and best.worth > 0 else None


def _widened(best: Place) -> Place:
    """The largest element around that is worth nearly as much: the lead and the standfirst may stand beside the columns of the story."""
    widest, place = best, best.above
    while place is not None:
        if place.worth >= NEARLY * best.worth:
            widest = place
        place = place.above
    return widest


def _add_prose(blocks: Blocks) -> float:
    """Tell every place how much prose stands in it; return the page's. A place comes behind the one it stands in."""
    for block in blocks.all:
        if block.size >= PROSE and block.links <= len(block.text) * 0.5:
            block.place.prose += block.size
    for place in reversed(blocks.places):
        if place.prose and place.above is not None:
            place.above.prose += place.prose
    return blocks.places[0].prose


def _worth(block: Block, total: float) -> float:
    size = block.size
    density = block.links / len(block.text)
    if density > 0.5:
        return -min(LINK_MOST, 4 + size * LINK_RATE)
    if size < PROSE or (block.place.tag == "li" and size < 2 * PROSE):
        return -SHORT
    value = min(float(size), _MOST) * (1 - density)
    if not ends_sentence(block.text):
        value *= 0.5
    return value * OUT_RATE if is_outside(block.place, total) else value


def is_outside(place: Place, total: float) -> bool:
    """True in an element that stories do not stand in (a footer, comments, related links), unless it holds much of the page's prose."""
    if place.outside is None:
        mine = place.prose < MUCH * total and bool(place.tag in _OUTSIDE_TAGS or (place.own & OUTSIDE and not place.own & BIT["body"]))
        place.outside = mine or (place.above is not None and is_outside(place.above, total))
    return place.outside
