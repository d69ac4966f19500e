"""What lies over a page and is shown when somebody asks for it, or until somebody agrees: dialogs beside the page's own frame, notices about cookies.

Their text reads like prose, and on a page whose own story is short the votes keep it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tasks.parse.page.classes import BIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.parse.page.blocks import Block, Place

MUCH = 0.6
"""Part of the page's prose from which an overlay is where the story stands."""
HALF = 0.45
"""Part of the page's prose from which no element is a notice."""
MENTIONS, OFTEN = 3, 250
"""How many times a notice names its cookies at least, and once in how many characters."""
_LATIN_COOKIE = ("ookie", "OOKIE")
_COOKIE = (*_LATIN_COOKIE, "クッキー", "쿠키", "куки", "Куки")
_OF_A_SITE = re.compile(
    r"web|browser|\bsites?\b|\bsitio|navigateur|navegador|consent|zustimm|privacy|datenschutz|analytics|сайт|サイト|사이트", re.I
)
"""What a recipe for cookies does not speak of."""
_BY_THE_HOUSE = re.compile(
    r"\b(?:we|our|wir|uns(?:er\w*)?|nous|nos|notre|nuestr\w+|utilizamos|usamos|noss\w+|nostr\w+|utilizziamo|usiamo|wij|onze|ons|vi|vår\w*|oss|os|nasz\w*|naš\w*|používáme|meidän|käytämme|használunk|folosim|kami)\b"
    r"|(?:this|diese[rn]?|unsere[rn]?|ce|este|questo|deze|denne|denna) (?:web ?)?(?:site|seite|sitio|sito|side)|accept|consent|zustimm|[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]",
    re.I,
)
"""How a house speaks of its own cookies; what a reporter tells of those of others is a story."""
_FRAMES = frozenset({"article", "main"})
"""What stands in one of them is no dialog, whatever a theme names the element around."""


def overlays_in(blocks: Sequence[Block], places: Sequence[Place], total: float, *, headline: str) -> set[Block]:
    """The blocks of overlays and of notices about cookies. ``places`` are those of the page, ``total`` its prose."""
    over = {place for place in places if place.depth == 1 and _lies_over(place, total)}
    found: set[Block] = set()
    if over:
        tops = {block: top for block in blocks if (top := next((place for place in block.place.line() if place in over), None))}
        framed = {top for block, top in tops.items() if block.tag == "h1" or block.place.tags & _FRAMES}
        found = {block for block, top in tops.items() if top not in framed}
    if not _mentions(headline):
        found.update(_about_cookies(blocks, total))
    return found


def _lies_over(top: Place, total: float) -> bool:
    return bool(top.own & BIT["overlay"]) and not top.own & BIT["body"] and top.prose < MUCH * total


def _about_cookies(blocks: Sequence[Block], total: float) -> list[Block]:
    """The blocks of elements that speak of little else."""
    mentions: Counter[Place] = Counter()
    for block in blocks:
        count = _mentions(block.text)
        if count:
            mentions.update({place: count for place in block.place.line() if place.above is not None and place.prose < HALF * total})
    often = {place for place, count in mentions.items() if count >= MENTIONS}
    sizes: Counter[Place] = Counter()
    of_a_site: set[Place] = set()
    by_the_house: set[Place] = set()
    for block in blocks if often else ():
        around = often.intersection(block.place.line())
        sizes.update(dict.fromkeys(around, len(block.text)))
        if around and _OF_A_SITE.search(block.text):
            of_a_site |= around
        if around and _BY_THE_HOUSE.search(block.text):
            by_the_house |= around
    notices = {place for place in of_a_site & by_the_house if mentions[place] * OFTEN > sizes[place]}
    return [block for block in blocks if not notices.isdisjoint(block.place.line())] if notices else []


def _mentions(text: str) -> int:
    return sum(map(text.count, _LATIN_COOKIE if text.isascii() else _COOKIE))
