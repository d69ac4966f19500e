"""A page as blocks: every run of text between two breaks of the layout, in order, each knowing where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.parse.page.classes import BIT, families
from tasks.parse.spacing import visible, weight

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BLOCKS = 4000
MUCH_HIDDEN = 1000
_UNSEEN = re.compile(r"display\s*:\s*none|(?<!-)visibility\s*:\s*hidden", re.I)
_SILENT = frozenset(
    "script style noscript template svg canvas iframe object embed select option textarea input audio video map head meta link math datalist dialog title".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img picture source amp-img lite-youtube".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True, eq=False)
class Place:
    """An element of the layout, and what the elements around it add up to."""

    element: HtmlElement
    tag: str
    above: Place | None
    depth: int
    tags: frozenset[str]
    """Tags that it stands in, its own included."""
    chars: int = 0
    links: int = 0
    prose: float = 0.0
    worth: float = 0.0
    known: int = -1
    named: int = -1
    outside: bool | None = None

    @property
    def own(self) -> int:
        """Families of its class and id. Read once, when first asked for."""
        if self.named < 0:
            element = self.element
            found = families(f"{element.get('class') or ''} {element.get('id') or ''}")
            self.named = found | BIT["body"] if element.get("itemprop") == "articleBody" else found
        return self.named

    @property
    def around(self) -> int:
        """Families of everything it stands in, its own included, the page's body left out. Read once, when first asked for."""
        if self.known < 0:
            self.known = 0 if self.above is None else self.own | self.above.around
        return self.known


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


_LAYOUT, _RUN, _SKIPPED, _BREAK, _BUTTON = range(5)
_KINDS: dict[object, int] = {**dict.fromkeys(_SILENT, _SKIPPED), **dict.fromkeys(_INLINE, _RUN), "br": _BREAK, "button": _BUTTON}
"""What an element does to the run of text: most lay out, some stand in the line, some say nothing."""


class _Walk:
    """One pass over the tree."""

    def __init__(self, *, with_hidden: bool) -> None:
        self.with_hidden = with_hidden
        self.hidden: list[HtmlElement] = []
        self.found = Blocks()
        self.words: list[str] = []
        self.links = 0
        self.strong = 0
        self.broke = False

    def walk(self, element: HtmlElement, place: Place, linked: bool, strong: bool) -> None:  # noqa: C901, FBT001 - one loop, run for every element of every page
        """Read an element and all in it."""
        said = element.text
        if said:
            self._say(said, linked, strong)
        words = self.words
        for child in element:
            tag = child.tag
            kind = _KINDS.get(tag, _LAYOUT)
            if kind == _BREAK:
                self._break(place)
            elif kind == _SKIPPED or not isinstance(tag, str) or self._is_hidden(child) or (kind == _BUTTON and child.find(".//p") is None):
                pass
            elif kind == _RUN:
                self.broke = False
                self.walk(child, place, linked or tag == "a", strong or tag in {"b", "strong"})
            elif len(self.found.all) < MAX_BLOCKS:
                if words:
                    self._flush(place)
                inner = self._place(child, place, tag)
                self.walk(child, inner, linked, strong)
                if words:
                    self._flush(inner)
            said = child.tail
            if said:
                self._say(said, linked, strong)
        if words and element is place.element:
            self._flush(place)

    def _is_hidden(self, element: HtmlElement) -> bool:
        style = element.get("style")
        if element.get("aria-hidden") != "true" and element.get("hidden") is None and (style is None or not _UNSEEN.search(style)):
            return False
        if self.with_hidden:
            return False
        self.hidden.append(element)
        return True

    def _place(self, element: HtmlElement, above: Place, tag: str) -> Place:
        made = Place(element, tag, above, above.depth + 1, above.tags if tag in above.tags else above.tags | {tag})
        self.found.places.append(made)
        return made

    def _say(self, text: str, linked: bool, strong: bool) -> None:  # noqa: FBT001 - run for every text of every page
        if text.isspace():
            if self.words:
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
        text = " ".join(visible("".join(self.words)).split())
        if text:
            block = Block(text, place, self.links, self.strong >= len(text) * 0.9, len(self.found.all), weight(text))
            self.found.all.append(block)
        self.words.clear()
        self.links, self.strong, self.broke = 0, 0, False


def blocks_of(tree: HtmlElement) -> Blocks:
    """Every block of the page's visible text; of its hidden text too where that is most of the page (shown by a script)."""
    body = tree.find("body") if tree.tag == "html" else tree
    root = body if body is not None else tree
    walk = _walked(root, with_hidden=False)
    if walk.hidden:
        unseen = sum(len(element.text_content()) for element in walk.hidden)
        if unseen > MUCH_HIDDEN and unseen > sum(len(block.text) for block in walk.found.all if len(block.text) > 100):
            walk = _walked(root, with_hidden=True)
    return walk.found


def _walked(root: HtmlElement, *, with_hidden: bool) -> _Walk:
    walk = _Walk(with_hidden=with_hidden)
    top = Place(root, "body", None, 0, frozenset({"body"}))
    walk.found.places.append(top)
    walk.walk(root, top, False, False)  # noqa: FBT003 - as above
    return walk
