"""Other stories that the votes took for this one: what stands under a heading that announces them, and excerpts that break off.

The votes know a teaser by its neighbours, and often take the heading over a list of them for what it is while a long one among them passes for a
paragraph. What the heading's element holds besides prose of its own goes with the heading then.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from tasks.parse.layout.marks import opens_related

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tasks.parse.page.blocks import Block, Place

OUT = 0.5
"""A heading that fewer than these vote for is no part of the story."""
MOST = 0.2
"""Part of the page's prose that a box of other stories may hold; a wider element holds this story as well."""
SHORT = 160
"""Weight below which a line with a link in it is a teaser, where a heading announces some."""
NAMED = 0.9
"""Part of a line that must be a link for it to be the name of another story."""
_BROKEN_OFF = re.compile(r"\[\s?(?:…|\.\.\.)\s?\]$")


def teasers_in(blocks: Sequence[Block], total: float) -> set[Block]:
    """The blocks of a region that name or tell other stories. The blocks were voted on; ``total`` is the prose of the page."""
    found: set[Block] = set()
    end = 0
    for number, block in enumerate(blocks):
        if number >= end and block.score < OUT and opens_related(block.text) and not _is_link(block):
            inside = list(_box_under(blocks, number, total))
            end = number + len(inside)
            found.update(_teasers(inside))
        elif block.text.endswith("]") and _BROKEN_OFF.search(block.text):
            names = [other for other in (*blocks[max(0, number - 1) : number], *blocks[number + 1 : number + 2]) if _is_name(other)]
            found.update((block, *names) if names else ())
    return found


def _teasers(inside: Sequence[Block]) -> Iterator[Block]:
    """Of a box what leads elsewhere, and what shares a card with the name of another story."""
    cards = {card for block in inside if _is_name(block) for card in _cards(block)}
    for block in inside:
        if _is_link(block) or (block.links and block.size < SHORT) or not cards.isdisjoint(_cards(block)):
            yield block


def _box_under(blocks: Sequence[Block], number: int, total: float) -> Iterator[Block]:
    """What stands under a heading in the widest element that it opens. Links that only follow it may be a story's own sources."""
    box = _opened(blocks, number, total)
    if box is not None:
        yield from takewhile(lambda block: box in block.place.line(), blocks[number + 1 :])


def _opened(blocks: Sequence[Block], number: int, total: float) -> Place | None:
    """The widest element that begins with a block and is small enough to be a box."""
    before = set(blocks[number - 1].place.line()) if number else set()
    box: Place | None = None
    for place in blocks[number].place.line():
        if place in before or place.prose > MOST * total:
            break
        box = place
    return box


def _cards(block: Block) -> list[Place]:
    """What a block may share with the name of the story that it tells: the element around it, around a heading the one around that too."""
    around = list(block.place.line())[1:3]
    return around if block.is_heading else around[:1]


def _is_link(block: Block) -> bool:
    return block.links * 2 > len(block.text)


def _is_name(block: Block) -> bool:
    return block.links >= NAMED * len(block.text)
