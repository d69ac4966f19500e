"""A page as blocks: every run of text between two breaks of the layout, in order, each knowing where it stands."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from tasks.parse.page.classes import BIT, families, names_of
from tasks.parse.page.tree import path
from tasks.parse.spacing import squeeze, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MAX_BLOCKS = 4000
MUCH_HIDDEN = 1000
LITTLE_PROSE, MUCH_UNSCRIPTED = 400, 400
"""A page with less prose than the one, and more text than the other for readers without scripts, may have its story there."""
UNSCRIPTED_TIMES = 5
"""How many times the prose that everybody sees it must come to with that text; what is less is a word about scripts or consent under a short story."""
_UNSEEN = re.compile(r"display\s*:\s*none|(?<!-)visibility\s*:\s*hidden", re.I)
_SILENT = frozenset(
    "script style noscript template svg canvas iframe object embed select option textarea input audio video map head meta link math datalist dialog title".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img picture source amp-img lite-youtube".split()
)
_STRONG = frozenset({"b", "strong"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(eq=False)
class Place:
    """An element of the layout, and what the elements around it add up to. Made by the hundred: what is not told yet stands in the class, not in slots."""

    element: HtmlElement
    tag: str
    above: Place | None
    depth: int
    tags: frozenset[str]
    """Tags that it stands in, its own included."""
    prose: float = field(default=0.0, init=False)
    worth: float = field(default=0.0, init=False)
    known: int = field(default=-1, init=False)
    named: int = field(default=-1, init=False)
    outside: bool | None = field(default=None, init=False)

    @property
    def own(self) -> int:
        """Families of its class and id. Read once, when first asked for."""
        if self.named < 0:
            element = self.element
            found = families(names_of(element))
            self.named = found | BIT["body"] if element.get("itemprop") == "articleBody" else found
        return self.named

    @property
    def around(self) -> int:
        """Families of everything it stands in, its own included, the page's body left out. Read once, when first asked for."""
        if self.known < 0:
            self.known = 0 if self.above is None else self.own | self.above.around
        return self.known

    def line(self) -> Iterator[Place]:
        """The place and all that it stands in, from within."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.above


@dataclass(slots=True, eq=False)
class Block:
    """One run of text."""

    text: str
    place: Place
    links: int
    """How many of its characters are links."""
    bold: bool
    number: int = 0
    size: int = 0
    """Its length in Latin characters."""
    score: float = 0.0
    why: str = ""

    @property
    def tag(self) -> str:
        """Tag of the element it is the text of."""
        return self.place.tag

    @property
    def is_heading(self) -> bool:
        """True for h1 to h6."""
        return self.place.tag in _HEADINGS


@dataclass(slots=True)
class Blocks:
    """The blocks of a page, and the places they stand in."""

    all: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


_LAYOUT, _RUN, _BREAK, _SKIPPED, _BUTTON = range(5)
_KINDS: dict[object, int] = {
    **dict.fromkeys(_SILENT, _SKIPPED),
    **dict.fromkeys(_INLINE, _RUN),
    "br": _BREAK,
    "button": _BUTTON,
    etree.Comment: _SKIPPED,
    etree.ProcessingInstruction: _SKIPPED,
    etree.Entity: _SKIPPED,
}
"""What an element does to the run of text: most lay out, some stand in the line, some say nothing."""
_UNSCRIPTED_KINDS = _KINDS | {"noscript": _LAYOUT}
"""The same for a reader without scripts."""
_HIDDEN = path(".//@hidden")
_HIDDEN_FROM_READERS = path(".//@aria-hidden[. = 'true']")
_STYLES = path(".//@style[contains(., 'one') or contains(., 'ONE') or contains(., 'idden') or contains(., 'IDDEN')]")


def _hidden_in(root: HtmlElement) -> set[HtmlElement]:
    """The elements that their own markup hides, asked for at once: asking every element costs more than reading the page."""
    marks = [*_HIDDEN(root), *_HIDDEN_FROM_READERS(root), *(style for style in _STYLES(root) if _UNSEEN.search(style))]
    return {mark.getparent() for mark in marks}


@functools.lru_cache(maxsize=4096)
def _and(tags: frozenset[str], tag: str) -> frozenset[str]:
    return tags | {tag}


class _Walk:
    """One pass over the tree, past what is hidden."""

    def __init__(self, hidden: set[HtmlElement], kinds: dict[object, int]) -> None:
        self.hidden = hidden
        self.kinds = kinds
        self.unseen: list[HtmlElement] = []
        self.found = Blocks()
        self.words: list[str] = []
        self.links = 0
        self.strong = 0
        self.broke = False

    def walk(self, element: HtmlElement, place: Place, linked: bool, strong: bool) -> None:  # noqa: C901, FBT001, PLR0912 - one loop, run for every element of every page
        """Read an element and all in it."""
        words, hidden, kinds = self.words, self.hidden, self.kinds
        said = element.text
        if said and (words or not said.isspace()):
            self._say(said, linked, strong)
        for child in element:
            tag = child.tag
            kind = kinds.get(tag, _LAYOUT)
            if kind == _BREAK:
                self._break(place)
            elif kind == _SKIPPED:
                pass
            elif child in hidden:
                self.unseen.append(child)
            elif kind == _RUN:
                self.broke = False
                if len(child):
                    self.walk(child, place, linked or tag == "a", strong or tag in _STRONG)
                elif (said := child.text) and (words or not said.isspace()):
                    self._say(said, linked or tag == "a", strong or tag in _STRONG)
            elif len(self.found.all) < MAX_BLOCKS and (kind == _LAYOUT or child.find(".//p") is not None):
                if words:
                    self._flush(place)
                inner = Place(child, tag, place, place.depth + 1, place.tags if tag in place.tags else _and(place.tags, tag))
                self.found.places.append(inner)
                self.walk(child, inner, linked, strong)
                if words:
                    self._flush(inner)
            said = child.tail
            if said and (words or not said.isspace()):
                self._say(said, linked, strong)
        if words and element is place.element:
            self._flush(place)

    def _say(self, text: str, linked: bool, strong: bool) -> None:  # noqa: FBT001 - run for every text of every page
        """Add a text to the run. White space before a run, half of all texts, is not brought here."""
        if text.isspace():
            self.words.append(" ")
            return
        self.words.append(text)
        self.broke = False
        if linked or strong:
            length = len(text.strip())
            self.links += length if linked else 0
            self.strong += length if strong else 0

    def _break(self, place: Place) -> None:
        """Two line breaks make a paragraph; one is a space."""
        if self.broke:
            self._flush(place)
        else:
            self.words.append(" ")
        self.broke = True

    def _flush(self, place: Place) -> None:
        if not self.words:
            return
        text = squeeze("".join(self.words))
        if text:
            blocks = self.found.all
            blocks.append(Block(text, place, self.links, self.strong >= len(text) * 0.9, len(blocks), weight(text)))
        self.words.clear()
        self.links, self.strong, self.broke = 0, 0, False


def blocks_of(tree: HtmlElement) -> Blocks:
    """Every block of the page's visible text.

    Where a script shows the story, what is hidden until then is read too if it is most of the page, and on a page without prose what stands there
    for readers without scripts.
    """
    body = tree.find("body") if tree.tag == "html" else tree
    root = body if body is not None else tree
    hidden = _hidden_in(root)
    walk = _walked(root, hidden)
    if walk.unseen:
        unseen = sum(len(element.text_content()) for element in walk.unseen)
        if unseen > MUCH_HIDDEN and unseen > sum(len(block.text) for block in walk.found.all if len(block.text) > 100):
            walk = _walked(root, set())
    prose = _prose_in(walk.found)
    if prose < LITTLE_PROSE and _is_told_unscripted(root):
        unscripted = _walked(root, hidden, _UNSCRIPTED_KINDS).found
        if _prose_in(unscripted) > UNSCRIPTED_TIMES * prose:
            return unscripted
    return walk.found


def _prose_in(blocks: Blocks) -> int:
    return sum(block.size for block in blocks.all if len(block.text) > 60 and block.links * 2 < len(block.text))


def _is_told_unscripted(root: HtmlElement) -> bool:
    return any(len(element.text_content()) > MUCH_UNSCRIPTED for element in root.iter("noscript"))


def _walked(root: HtmlElement, hidden: set[HtmlElement], kinds: dict[object, int] = _KINDS) -> _Walk:
    walk = _Walk(hidden, kinds)
    top = Place(root, "body", None, 0, frozenset({"body"}))
    walk.found.places.append(top)
    walk.walk(root, top, False, False)  # noqa: FBT003 - as above
    return walk
