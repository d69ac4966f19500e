"""Where a source's stories stand, page after page: an element told by its name, sought again on the next page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.parse.page.region import OUTSIDE, PROSE

if TYPE_CHECKING:
    from tasks.parse.page.blocks import Block, Blocks, Place

_OF_ONE_PAGE = re.compile(r"\d{2}|[0-9a-f]{8}|[-_][A-Za-z0-9]*\d[A-Za-z0-9]*$", re.I)
"""Parts of class names that belong to one page or to one build of the site."""
MOST_NAMES, MOST_NAMELESS = 3, 5
LONGEST, LONGEST_NAME = 400, 40


def home_of(kept: list[Block]) -> Place | None:
    """The smallest element that holds all paragraphs of a story."""
    prose = [block.place for block in kept if block.size >= PROSE and not block.is_heading]
    home = prose[0].above if prose else None
    for place in prose:
        while home is not None and not _holds(home, place):
            home = home.above
    return home


def name_of(place: Place | None) -> str:
    """What an element is called wherever the source prints it: its tag with its lasting class names, behind those of the nearest around it that has some.

    '' for one that stands too deep in elements without a name.
    """
    below = ""
    for _ in range(MOST_NAMELESS):
        if place is None:
            break
        named = (place.element.get("class") or place.element.get("id") or "")[:LONGEST].split()
        lasting = [name for name in named if len(name) <= LONGEST_NAME and not _OF_ONE_PAGE.search(name)]
        if lasting or place.above is None or place.tag in {"article", "main"}:
            return f"{'.'.join([place.tag, *lasting[:MOST_NAMES]])}{below}"[:LONGEST]
        below, place = f" > {place.tag}{below}", place.above
    return ""


def find_home(blocks: Blocks, name: str) -> Place | None:
    """The element of that name, when the page has one and only one with prose in it."""
    tag = name.rpartition(" > ")[2].partition(".")[0]
    found = [place for place in blocks.places if place.tag == tag and place.prose >= PROSE and name_of(place) == name]
    return found[0] if len(found) == 1 else None


def is_mostly_outside(kept: list[Block]) -> bool:
    """True where most of a story stands in places named after comments, other stories and the like."""
    return 2 * sum(block.size for block in kept if block.place.around & OUTSIDE) > sum(block.size for block in kept)


def _holds(outer: Place, inner: Place) -> bool:
    at: Place | None = inner
    while at is not None and at.depth >= outer.depth:
        if at is outer:
            return True
        at = at.above
    return False
