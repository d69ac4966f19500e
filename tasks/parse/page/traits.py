"""What can be told of a block without knowing its language: its size, its links, where it stands, what surrounds it.

:mod:`tasks.parse.page.verdict` weighs these numbers; its weights were fitted to them, so their order is one with :data:`NAMES`.
"""

from __future__ import annotations

import functools
import re
import string
from collections import Counter
from collections.abc import Callable
from itertools import accumulate, islice, takewhile
from typing import Any

from tasks.parse.layout.marks import is_boilerplate, is_furniture, looks_like_caption, opens_related
from tasks.parse.page.appeals import appeals, discloses, gives_address
from tasks.parse.page.blocks import Blocks, Place
from tasks.parse.page.classes import BIT
from tasks.parse.page.region import MUCH, PROSE, ends_sentence, is_outside

ALL_LINK = 0.9
"""Share of a block that makes it nothing but a link."""
CUED = 260
"""Weight up to which a block is searched for the words of boilerplate."""
MOST_SIZE = 600
"""A longer block is as good as one of this size."""
_TAGS = ("div", "li", "pre", "p", "h3", "h2")
_WITHIN = ("ul", "table", "form", "article", "footer", "figcaption", "figure", "aside", "pre", "blockquote", "header", "dl")
_AROUND = (
    "comment", "meta", "box", "caption", "media", "signup", "overlay", "related", "body", "hidden", "ad", "share", "side", "nav", "standfirst", "bio", "embed", "notes", "toc", "offer",
)  # fmt: skip
_OWN = ("caption", "body", "standfirst", "meta", "related", "box", "bio", "notes", "offer", "nav")
NAMES = (
    *(f"tag_{tag}" for tag in _TAGS), *(f"in_{tag}" for tag in _WITHIN), *(f"around_{family}" for family in _AROUND), *(f"own_{family}" for family in _OWN),
    "region_depth", "parent_share", "grand_share", "outside", "siblings", "sibling_links", "children", "region_share",
    "size", "linked", "ends", "bold", "kin", "echo", "commas", "digits", "upper", "repeat", "boilerplate", "related", "furniture", "caption", "appeal", "disclosure", "address", "labelled", "closing",
    "position", "prose_before", "prose_after", "after_last", "after_h1", "h1_gap",
    "prev_size", "prev_links", "next_size", "next_links", "next_ends", "next_heading", "prev2_size", "prev2_links", "next2_size", "next2_links", "next3_size",
)  # fmt: skip
COSTLY = ("commas", "disclosure", "boilerplate", "related", "furniture", "caption", "appeal", "address")
"""Traits of a block's words: dear to tell, and asked for by few of the branches that a block comes to."""
COUNTS = frozenset(name for name in NAMES if name.endswith("size")) | {
    "region_depth",
    "siblings",
    "children",
    "commas",
    "repeat",
    "h1_gap",
    "closing",
}
"""Traits that are whole numbers."""
EAGER = tuple(name for name in NAMES if name not in COSTLY)
_UNTOLD: tuple[float | None, ...] = (None,) * (len(COSTLY) - 2)
_LONG = (0.0, 0.0, *(0.0 for _ in _UNTOLD))
"""What a longer block is told of its words: no digits, no capitals, no cue; only its commas are counted and disclosures sought."""
_MASK = sum(BIT[family] for family in _AROUND)
_OWN_MASK = sum(BIT[family] for family in _OWN)
_AROUND_BITS = tuple(BIT[family] for family in _AROUND)
_OWN_BITS = tuple(BIT[family] for family in _OWN)
_ASCII_COMMAS, _COMMAS = ",;", ",،、，;；"
_DIGITS, _UPPERS, _LOWERS = string.digits.encode(), string.ascii_uppercase.encode(), string.ascii_lowercase.encode()
"""Deleting bytes is the quickest way there is to count them."""
_DIGIT = re.compile(r"\d")
_TAG_TRAITS = {tag: tuple(tag == other for other in _TAGS) for tag in _TAGS}
_NO_TAG = (False,) * len(_TAGS)
_NO_SIZES, _NO_LINKS = [0] * 5, [0.0] * 5
"""Three neighbours behind the last block that are none, and two before the first: where a list is counted from its end."""


class Traits:
    """The traits of the blocks of one region."""

    def __init__(self, blocks: Blocks, region: Place) -> None:
        self.region = region
        self.total = blocks.places[0].prose or 1.0
        inside = _within(blocks, region)
        self.blocks = [block for block in blocks.all if block.place in inside]
        self.before = blocks.all[: self.blocks[0].number if self.blocks else len(blocks.all)]
        # what a block's neighbours are told of it, with the nothing behind the last and, at the end of a list as well, before the first
        self.sizes = [min(MOST_SIZE, block.size) for block in self.blocks] + _NO_SIZES
        self.linked = [block.links / len(block.text) for block in self.blocks] + _NO_LINKS
        self.ends = [ends_sentence(block.text) for block in self.blocks] + [False]
        self.headings = [block.is_heading for block in self.blocks] + [False]
        prose = [block.size if block.size >= PROSE and share < 0.5 else 0 for block, share in zip(self.blocks, self.linked, strict=False)]
        self.running = list(accumulate(prose, initial=0.0))
        numbers = [number for number, size in enumerate(prose) if size]
        self.first, self.last = (numbers[0], numbers[-1]) if numbers else (0, len(self.blocks))
        self.h1 = self._h1()
        self.mates = self._mates()
        self.seen = Counter([block.text for block in self.blocks])
        self.headlines = {block.text for block in self.blocks if block.is_heading}
        self.clans = [_clan(block.place) for block in self.blocks]
        self.kin = self._kin(prose)
        self.kindred = sum(self.kin.values()) or 1
        self.places: dict[Place, tuple[float, ...]] = {}
        self.parents: dict[Place, tuple[float, ...]] = {}
        self.minor: dict[Place, int] = {}

    def _h1(self) -> int:
        """Number of the last h1 before the first paragraph; negative when it stands before the region."""
        inside = [number for number, block in enumerate(self.blocks[: self.first + 1]) if block.tag == "h1"]
        if inside:
            return inside[-1]
        above = [place for place, block in enumerate(self.before) if block.tag == "h1"]
        return above[-1] - len(self.before) if above else -30

    def _mates(self) -> dict[Place, tuple[int, float, int]]:
        """Per parent: paragraphs among its blocks, the mean of their links, how many blocks."""
        groups: dict[Place, list[int]] = {}
        for number, block in enumerate(self.blocks):
            groups.setdefault(block.place.above or block.place, []).append(number)
        return {
            parent: (
                sum([self.sizes[mate] >= PROSE for mate in mates]),
                sum([self.linked[mate] for mate in mates]) / len(mates),
                len(mates),
            )
            for parent, mates in groups.items()
        }

    def _kin(self, prose: list[int]) -> dict[tuple[str, str | None], int]:
        """How much prose stands in places that are set alike."""
        kin: dict[tuple[str, str | None], int] = {}
        for clan, size in zip(self.clans, prose, strict=True):
            kin[clan] = kin.get(clan, 0) + size
        return kin

    def leads_away(self, number: int) -> bool:
        """True for nothing but a link, no heading, before the region's first paragraph or behind its last."""
        return self.linked[number] > ALL_LINK and not self.first <= number <= self.last and not self.headings[number]

    def of(self, number: int) -> list[float]:
        """The traits of one block of the region, in the order of :data:`NAMES`."""
        *told, text = self.asked(number)
        known = dict(zip((*EAGER, *COSTLY), told, strict=True))
        return [TOLD[name](text) if known[name] is None else known[name] for name in NAMES]

    def asked(self, number: int) -> tuple[Any, ...]:
        """The same as the trees ask for it: the traits of :data:`EAGER`, those of :data:`COSTLY` as far as they are known (else None), the text."""
        block, sizes, linked, running = self.blocks[number], self.sizes, self.linked, self.running
        gap = number - self.h1
        text = block.text
        digits, upper, *cues = (_digits(text), _uppers(text), *_UNTOLD) if block.size <= CUED else _LONG
        return (
            *self._of_place(block.place), sizes[number], linked[number], self.ends[number], block.bold, self.kin[self.clans[number]] / self.kindred,
            not self.headings[number] and text in self.headlines, digits, upper, min(self.seen[text], 4), is_labelled(text, block.links), _closing(text, ends=self.ends[number]),
            number / len(self.blocks), running[number] / self.total, (running[-1] - running[number + 1]) / self.total, number > self.last, gap > 0, min(abs(gap), 30),
            sizes[number - 1], linked[number - 1], sizes[number + 1], linked[number + 1], self.ends[number + 1], self.headings[number + 1],
            sizes[number - 2], linked[number - 2], sizes[number + 2], linked[number + 2], sizes[number + 3], None, None, *cues, text,
        )  # fmt: skip

    def _of_place(self, place: Place) -> tuple[float, ...]:
        known = self.places.get(place)
        if known is not None:
            return known
        found = self.places[place] = (
            *_TAG_TRAITS.get(place.tag, _NO_TAG), *_within_traits(place.tags), *_family_traits(self._minor(place) & _MASK, place.own & _OWN_MASK),
            place.depth - self.region.depth, *self._of_parent(place.above or place, outside=is_outside(place, self.total)),
        )  # fmt: skip
        return found

    def _of_parent(self, parent: Place, *, outside: bool) -> tuple[float, ...]:
        """What the places in one element have in common."""
        known = self.parents.get(parent)
        if known is None:
            prose, links, count = self.mates.get(parent, (0, 0.0, 0))
            grand = parent.above or parent
            known = (
                parent.prose / self.total, grand.prose / self.total, outside, min(prose, 20), links, min(count, 40), self.region.prose / self.total,
            )  # fmt: skip
            self.parents[parent] = known
        return known if known[2] == outside else (*known[:2], outside, *known[3:])

    def _minor(self, place: Place) -> int:
        """Families of the elements around that do not hold most of the page."""
        known = self.minor.get(place)
        if known is None:
            mine = place.own if place.prose < MUCH * self.total else 0
            known = mine | (self._minor(place.above) if place.above is not None else 0)
            self.minor[place] = known
        return known


def _commas(text: str) -> int:
    head = text[:300]
    return min(sum(map(head.count, _ASCII_COMMAS if head.isascii() else _COMMAS)), 8)


def _digits(text: str) -> float:
    head = text[:200]
    return (len(head) - len(head.encode().translate(None, _DIGITS)) if head.isascii() else len(_DIGIT.findall(head))) / len(head)


def _uppers(text: str) -> float:
    head = text[:60]
    if head.isascii():
        octets = head.encode()
        small = octets.translate(None, _UPPERS)
        upper, letters = len(octets) - len(small), len(octets) - len(small.translate(None, _LOWERS))
    else:
        upper, letters = sum(map(str.isupper, head)), sum(map(str.isalpha, head))
    return upper / letters if letters else 0.0


_CLOSINGS = {":": 2, "：": 2, "?": 3, "!": 3, "？": 3, "！": 3, "…": 4, "»": 5, "›": 5, "→": 5, ">": 5}
LABEL_MOST = 40
"""Characters that a label before a link may have."""
DISCLOSED_MOST = 700
"""Characters up to which a block is searched for what the house earns."""


def _closing(text: str, *, ends: bool) -> int:
    """Which mark a text ends with: 0 none, 1 a full stop, 2 a colon, 3 a question or a call, 4 dots, 5 an arrow."""
    return _CLOSINGS.get(text[-1], ends)


def is_labelled(text: str, links: int) -> bool:
    """True for a short label and, behind its colon or arrow, nothing but a link: another story named."""
    return 3 < len(text) - links < min(LABEL_MOST, links) and len(text) <= 300 and any(mark in text[:LABEL_MOST] for mark in ":»>|–：→")


def _disclosure(text: str) -> bool:
    return len(text) <= DISCLOSED_MOST and discloses(text)


TOLD: dict[str, Callable[[str], float]] = {
    "commas": _commas,
    "disclosure": _disclosure,
    "boilerplate": is_boilerplate,
    "related": opens_related,
    "furniture": is_furniture,
    "caption": looks_like_caption,
    "appeal": appeals,
    "address": gives_address,
}
"""How each trait of :data:`COSTLY` is told."""


def _clan(place: Place) -> tuple[str, str | None]:
    """What places that are set alike share."""
    return place.tag, place.element.get("class")


@functools.lru_cache(maxsize=4096)
def _within_traits(tags: frozenset[str]) -> tuple[bool, ...]:
    return tuple(tag in tags for tag in _WITHIN)


@functools.lru_cache(maxsize=4096)
def _family_traits(around: int, own: int) -> tuple[bool, ...]:
    return (*(around & bit > 0 for bit in _AROUND_BITS), *(own & bit > 0 for bit in _OWN_BITS))


def _within(blocks: Blocks, region: Place) -> set[Place]:
    """The places that are the region or stand in it: they follow it in the list, deeper than it."""
    behind = islice(blocks.places, blocks.places.index(region) + 1, None)
    return {region, *takewhile(lambda place: place.depth > region.depth, behind)}
