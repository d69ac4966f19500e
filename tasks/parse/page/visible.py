"""What a page shows of itself around the headline: microdata, times, bylines, the first figure."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from tasks.parse.layout.marks import opens_related
from tasks.parse.page.blocks import Block, Blocks, Place
from tasks.parse.page.classes import BIT, LONGEST, families, names_of
from tasks.parse.page.heading import kickers_of, leads_home, text_of
from tasks.parse.page.headline import key_of
from tasks.parse.page.region import PROSE, ends_sentence
from tasks.parse.page.tree import path
from tasks.parse.spacing import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from tasks.parse.page.links import Link

MOST = 40
LONGEST_HEADING = 200
MOST_SIGNED = 12
MOST_IN_BOX = 12
"""Texts of a box about the author among which the name is."""
_ELSEWHERE = BIT["nav"] | BIT["side"] | BIT["related"] | BIT["comment"] | BIT["overlay"]
_OTHERS = BIT["nav"] | BIT["related"] | BIT["comment"]
NEAR = 14
"""Blocks behind the headline among which its byline and date are looked for."""
MOST_PROSE = 5
"""Paragraphs among them, a long one counted twice: behind a standfirst and the first paragraphs come other stories' bylines."""
_SIGNED_TAGS = ("ul", "span", "div", "p", "a", "address", "li", "cite", "h3", "h4", "strong")
_SIGNED = ("uthor", "yline", "y-line", "utor", "uteur", "ontributor")
"""Parts of class names, without their first letter, whose case differs."""
_LED = re.compile(
    r"^(?:written |posted |story )?(?:[Bb]y|BY|Von|Par|Por|Di|Door|Av|Af|Text|Autor(?:in)?|Author)\s*:?\s+[^\W\d_a-z][\w.'’-]+(?:\s+[\w.'’-]+){1,3}$|^(?:written|posted|story) by\b",
    re.I,
)
_ABOUT = re.compile(
    r"(?:about|über|zur person|zum autor|à propos|sobre|acerca de|sull['’]autore|chi è|over de|om (?:skribenten|forfatteren|författaren)|o autor|об авторе|про автора|yazar hakkında|关于作者)\b",
    re.I,
)
"""How a box about the author is headed."""
_LED_BEGINS = frozenset("wpsbvdatrWPSBVDATR")
_LABELS = frozenset(
    "author autor autorin autoren auteur auteure auteurs autora autores autore autori redaktion redakteur redakteurin forfatter författare skribent kirjoittaja szerző autorka автор автори авторы συντάκτης yazar penulis".split()
)
"""What stands alone over the name of an author."""
_NAMES = re.compile(r"^[^\W\d_a-z][\w.'’-]+(?:\s+[^\W\d_a-z][\w.'’-]+){1,3}\s*,?$")
_LABELLED = re.compile(
    r"^(?:text|texto|texte|testo|tekst|teksti|words|author|autor(?:in|a|e)?|auteure?|redaktion|redakteur(?:in)?)\s*:\s+[^\W\d_][\w.'’-]+(?:\s+[^\W\d_][\w.'’-]+){1,3}(?:\s*[,(|].*)?$",
    re.I,
)
LONGEST_SIGNED, LONGEST_LABEL = 110, 14
_ITEMS = path("//@itemprop")
_PROPERTIES = path("//@property")
_TO_AUTHORS = ("/aut", "/skribent", "/forfatter", "/redakt")
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:es|en|a|in|innen|zy|i)?|auteurs?|auteurices|autor[ei]|skribent(?:er)?|forfatter(?:e)?|redakteur(?:e|in)?|redaktion)/[^/?#]*[^\W\d][^/?#]*/?(?:[?#]|$)",
    re.I,
)
"""Addresses of the pages on which an outlet shows what somebody wrote."""
LONGEST_LINK = 60
_WANTED = frozenset(
    {
        "headline",
        "datepublished",
        "datemodified",
        "datecreated",
        "author",
        "articlesection",
        "description",
        "image",
        "name",
        "keywords",
        "alternativeheadline",
    }
)


@dataclass(slots=True)
class Shown:
    """Readings of the visible page, in the order of the page."""

    tree: HtmlElement
    links: list[Link]
    items: dict[str, list[str]] = field(default_factory=dict)
    """Values of microdata and RDFa by lower-case name."""
    strangers: int = 0
    """Authors marked elsewhere than beside the first."""
    author_links: list[str] = field(default_factory=list)
    signed_lines: list[str] = field(default_factory=list)
    """Short blocks anywhere that begin with 'by' or its like and a name."""
    near: list[str] = field(default_factory=list)
    """Short texts around the headline: those behind it, then those before it, each the nearest first."""
    over: frozenset[str] = frozenset()
    """Those of them that stand before it, where the site's own head prints today's date as well."""
    under_title: list[str] = field(default_factory=list)
    """Where no h1 stands, short texts behind the block that the title repeats: who signs may be among them; of dates other places know more."""
    lead: str | None = None
    """What stands under the headline in an element named as a standfirst."""
    h1s: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """Headings under the first level, those that stand behind the first h1: what stands before it is its kicker, or a menu."""
    kickers: list[str] = field(default_factory=list)
    """What within an h1 is named as a kicker."""
    logos: list[str] = field(default_factory=list)
    """Texts of an h1 that leads to the front page: names of the site."""


def read_shown(tree: HtmlElement, blocks: Blocks, links: list[Link], *, octets: bytes, title: str) -> Shown:
    """Read the visible page once. ``octets`` is its source, ``title`` what its head calls it."""
    shown = Shown(tree, links, h1s=[block.text for block in blocks.all if block.tag == "h1" or "h1" in block.place.tags][:6])
    shown.headings = _headings_behind(blocks.all)
    for h1 in islice(tree.iter("h1"), 6):
        shown.kickers += kickers_of(h1)
        shown.logos += [text_of(h1)] if leads_home(h1) else []
    signers: list[HtmlElement] = []
    for element, names in _marked(tree, octets):
        for name in names:
            value = _value(element) if name in _WANTED else ""
            if name == "author" and not _is_beside(element, signers):
                shown.strangers += 1
                continue
            if value:
                shown.items.setdefault(name, []).append(value)
    linked: list[HtmlElement] = []
    shown.author_links = [
        text
        for element in [link for link, _, rel in links if "author" in rel and "author" in rel.split()][:10]
        if (text := text_of(element)) and len(text) < 120 and _is_beside(element, linked)
    ]
    shown.signed_lines = list(islice(_signed_lines(blocks.all), 2))
    after, before = _near(blocks.all, key_of(title))
    shown.near = [block.text for block in (*after, *reversed(before))]
    shown.over = frozenset(block.text for block in before)
    shown.under_title = [] if shown.h1s else _under_title(blocks.all, key_of(title))
    shown.lead = _lead(blocks.all, key_of(title))
    return shown


def _signed_lines(blocks: list[Block]) -> Iterator[str]:
    """Lines that a byline's words open, and those under a label that stands alone."""
    for number, block in enumerate(blocks):
        text = block.text
        if len(text) < LONGEST_SIGNED and text[0] in _LED_BEGINS and (_LED.match(text) or _LABELLED.match(text)):
            if not (_is_teaser(block) and _is_repeated(number, blocks)):
                yield text
        elif len(text) <= LONGEST_LABEL and text.rstrip(" :").casefold() in _LABELS:
            yield from (below.text for below in blocks[number + 1 : number + 2] if _NAMES.match(below.text))


def _is_repeated(number: int, blocks: list[Block]) -> bool:
    """True for a line that stands a little before or behind once more: on every story of a list."""
    around = [*blocks[max(0, number - FAR_TEASERS) : number], *blocks[number + 1 : number + FAR_TEASERS]]
    return any(other.text == blocks[number].text for other in around)


def _headings_behind(blocks: list[Block]) -> list[str]:
    start = next((number for number, block in enumerate(blocks) if block.tag == "h1"), 0)
    found = (block.text for block in islice(blocks, start, None) if block.tag in {"h2", "h3", "h4"} and len(block.text) < LONGEST_HEADING)
    return list(islice(found, MOST))


def is_elsewhere(element: HtmlElement | None) -> bool:
    """True within menus, margins and lists of other stories."""
    while element is not None and element.tag not in {"body", "html", "article", "main"}:
        if element.tag in {"nav", "aside", "footer"} or families(names_of(element)) & _ELSEWHERE:
            return True
        element = element.getparent()
    return False


def is_within_comments(element: HtmlElement | None) -> bool:
    """True for what a reader's comment holds: it names its author as a story does."""
    while element is not None and element.tag not in {"body", "html"}:
        names = names_of(element)
        if families(names) & BIT["comment"] and not families(names) & BIT["body"]:
            return True
        element = element.getparent()
    return False


def _is_of_another(link: HtmlElement) -> bool:
    """True for a link in a menu, a list of other stories or a comment. What is named after authors is neither, whatever card it is on."""
    element = link.getparent()
    while element is not None and element.tag not in {"body", "html", "main"}:
        bits = families(names_of(element))
        if element.tag in {"nav", "aside"} or (bits & _OTHERS and not bits & (BIT["meta"] | BIT["body"])):
            return True
        element = element.getparent()
    return False


def linked_authors(links: list[Link]) -> list[str]:
    """Texts of the first links to an author's page, and of those beside it. Asked for only when no better place names an author."""
    linked: list[HtmlElement] = []
    return [
        text
        for link, href in islice(((link, href) for link, href, _ in links if any(map(href.__contains__, _TO_AUTHORS))), MOST)
        if _AUTHOR_PAGE.search(href)
        and (text := text_of(link))
        and len(text) < LONGEST_LINK
        and not _is_of_another(link)
        and _is_beside(link, linked)
    ][:6]


def _marked(tree: HtmlElement, octets: bytes) -> list[tuple[HtmlElement, list[str]]]:
    """Elements that microdata name, and RDFa on the few pages that have it, with the names."""
    found = _ITEMS(tree)[: MOST * 8]
    if b"typeof=" in octets:
        found = [*found, *[name for name in _PROPERTIES(tree)[: MOST * 8] if name.getparent().tag != "meta"]]
    return [(name.getparent(), [part.rpartition(":")[2] for part in name.lower().split()]) for name in found]


def _is_beside(element: HtmlElement, others: list[HtmlElement]) -> bool:
    """True for the first of its kind and those that stand beside it: a page names other stories' authors too."""
    home = element.getparent()
    home = home.getparent() if home is not None and home.getparent() is not None else home
    if others and home is not None and not any(other is home for other in others[0].iterancestors()):
        return False
    others.append(element)
    return True


def signed_texts(tree: HtmlElement) -> list[str]:
    """Short texts of elements named after authors or bylines, those in margins and among other stories last.

    Costly: asked for only when no better place names an author.
    """
    own: list[str] = []
    others: list[str] = []
    for element in tree.iter(*_SIGNED_TAGS):
        names = element.get("class")
        if names and _names_signers(names[:LONGEST]) and not is_within_comments(element):
            text = text_of(element)
            if len(text) >= 160 or _ABOUT.match(text):  # a box about the author: its first words are the name, or a heading over it
                said = (words for part in islice(element.itertext(), MOST_IN_BOX) if (words := squeeze(part)))
                text = next((words for words in said if not _ABOUT.match(words)), "")
            if 2 < len(text) < 160:
                (others if _is_of_another(element) else own).append(text)
                if len(own) + len(others) == MOST_SIGNED:
                    break
    return list(dict.fromkeys([*own, *others]))


@functools.lru_cache(maxsize=8192)
def _names_signers(names: str) -> bool:
    return any(part in names for part in _SIGNED)


def _headline_at(blocks: list[Block], title: str) -> int | None:
    """The number of the h1 that the page's title repeats most of, else of the first: a site's logo may be an h1 too."""
    places = [number for number, block in enumerate(blocks) if block.tag == "h1"][:6]
    repeated = [(len(key), -number) for number in places if (key := key_of(blocks[number].text)) and key in title]
    return -max(repeated)[1] if repeated else next(iter(places), None)


def _under_title(blocks: list[Block], title: str) -> list[str]:
    """Short texts behind the block that the page's title repeats, up to a list of other stories."""
    short = (number for number, block in enumerate(blocks[:MOST_SOUGHT]) if LEAST_TITLE <= len(block.text) < LONGEST_HEADING)
    start = next((number for number in short if (key := key_of(blocks[number].text)) in title and 2 * len(key) >= len(title)), None)
    behind = blocks[start + 1 : start + 1 + NEAR] if start is not None else []
    return [block.text for block in takewhile(lambda block: not _heads_list(block.text), behind) if len(block.text) < 160]


def _heads_list(text: str) -> bool:
    return len(text) < LONGEST_LABEL_OF_LIST and bool(_RECENT.match(text) or opens_related(text))


_RECENT = re.compile(
    r"(?:recent|latest|newest|neueste|letzte|derni[eè]r|articles récents|entradas recientes|posts recentes|articoli recenti|recente|senaste|nyeste|ostatnie|последни)",
    re.I,
)
LONGEST_LABEL_OF_LIST = 40
"""Characters of a heading over a list of other stories: recent posts."""


LEAST_TITLE = 20
FAR_TEASERS = 12
"""Blocks around a signed line in a margin among which it is looked for once more."""
MOST_SOUGHT = 150
"""Blocks among which a headline that is no heading is looked for."""


def _near(blocks: list[Block], title: str) -> tuple[list[Block], list[Block]]:
    """Short blocks from the headline to the first paragraphs, and those right before it."""
    start = _headline_at(blocks, title)
    if start is None:
        return [], []
    before = [block for block in blocks[max(0, start - 4) : start] if len(block.text) < 80 and not _is_teaser(block)]
    after: list[Block] = []
    prose = 0
    for block in blocks[start + 1 : start + 1 + NEAR]:
        prose += 2 if block.size >= 2 * PROSE else block.size >= PROSE and ends_sentence(block.text)
        if prose > MOST_PROSE:
            break
        if len(block.text) < 160:
            after.append(block)
    return after, before


def _lead(blocks: list[Block], title: str) -> str | None:
    """The first text under the headline that its own element, or the one around it, is named for as a standfirst."""
    start = _headline_at(blocks, title)
    behind = blocks[start + 1 : start + 1 + NEAR_LEAD] if start is not None else []
    named = (block for block in behind if SHORTEST_LEAD <= block.size <= LONGEST_LEAD and _is_named_lead(block.place))
    return next((block.text for block in named), None)


NEAR_LEAD = 5
"""Blocks behind the headline among which it stands: further down begin other stories."""
SHORTEST_LEAD, LONGEST_LEAD = 40, 600


def _is_named_lead(place: Place) -> bool:
    around = place.above.own if place.above is not None else 0
    return bool(place.own & BIT["standfirst"]) or (bool(around & BIT["standfirst"]) and not around & BIT["body"])


def _is_teaser(block: Block) -> bool:
    """True for a line that stands in a margin or among other stories, four elements up at most: wider ones hold the story as well."""
    place: Place | None = block.place
    for _ in range(4):
        if place is None:
            return False
        if place.own & _ELSEWHERE & ~BIT["nav"] or (place.tag == "aside" and not place.own & BIT["meta"]):
            return True
        place = place.above
    return False


def _value(element: HtmlElement) -> str:
    content, moment = element.get("content") or "", element.get("datetime") or ""
    if content or moment:
        return squeeze(moment if moment.startswith(content) else content)[:500]
    if element.get("itemscope") is not None:
        inner = next((one for one in element.iter() if one is not element and "name" in (one.get("itemprop") or "").lower().split()), None)
        return _value(inner) if inner is not None else ""
    if element.tag in {"meta", "link"}:
        return ""
    if element.tag == "img":
        return element.get("src") or ""
    return text_of(element)[:500]
