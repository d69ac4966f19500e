"""What the visible page files its story under: links to topics and to sections, and the trail of breadcrumbs."""

from __future__ import annotations

import collections
import functools
import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tasks.parse.page.classes import BIT, LONGEST, STORY_FOOT, families, names_of
from tasks.parse.page.heading import around_headlines
from tasks.parse.spacing import squeeze, weight

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tasks.parse.page.links import Link

_TRAIL_NAMES = ("readcrumb", "rotkrume", "crumbs", "fil-ariane")
_TRAIL_TAGS = ("nav", "ol", "ul", "div", "p", "section")
MOST = 30
"""More topics than that are a cloud of everything the site writes about."""
MOST_MARKED = 60
"""The same where the links themselves say that they are the story's tags."""
MOST_LINKS = 3000
_TOPIC_PARTS = frozenset(
    """tag tags topic topics thema themen schlagwort schlagworte schlagwörter schlagwoerter stichwort stichworte keyword keywords label labels mot-cle mots-cles etiqueta etiquetas etiketter emne
    emner argomenti tema temas teema teemat avainsana avainsanat aihe aiheet onderwerp onderwerpen trefwoord trefwoorden etiket etiketler konu konular dossier dossiers hashtag hashtags sujet sujets
    motcle motscles mot_cle mots_cles amne amnen emneord stikord nyckelord tagi temat tematy stitek stitky cimke cimkek eticheta etichete oznaka oznake temy palabras-clave palavras-chave parole-chiave""".split()
)
_SECTION_PARTS = frozenset(
    """category categories categoria categorias categorie categorieen categorija kategorie kategorien kategori kategoria kategorija kategorier kategoriler rubrik rubriken rubrique rubriques rubrica
    rubricas rubrika rubriky section sections seccion secciones secao sezione sezioni ressort channel blog-category blog-categories""".split()
)
"""Parts of an address that lead to all stories of a topic, or of a section."""
_FAR = BIT["nav"] | BIT["side"] | BIT["related"] | BIT["comment"] | BIT["overlay"]
_CLOUD = re.compile(r"cloud|widget|menu|archive|sidebar|navigation|popular|trending", re.I)
_NO_LISTS = frozenset({"body", "article", "main", "p"})
NAMED_WITHIN, NOWHERE = 2, 1000
"""Elements between a link's parent and the list it is part of; more than any page is deep."""
_POST = re.compile(r"(?<!\S)(?:hentry|post-\d+|type-[a-z]+)(?!\S)")
"""A whole post that wears the names of its tags as classes."""
_BETWEEN = re.compile(r"[\s,;|/·•#.]*(?:and|und|et|y|e|og|och|en|i|ja|ve)?\s*")
"""What stands between two links of one list."""
_NAMED = re.compile(
    r"(?<![a-z])(?:tags?|tag-?list|labels?|topics?|keywords?|schlagw(?:o|oe|ö)rter|themen|etiquetas|temas|mots-cles)(?![a-z])", re.I
)
_NAME_PARTS = ("ag", "abel", "opic", "eyword", "chlagw", "hemen", "tiquetas", "emas", "ots-cles")
_COUNTED = re.compile(r"\s*\(\d[\d.,]*(?: \w+)?\)$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_TOPICS = frozenset("tags topics all more mehr alle tag weiterlesen home startseite uncategorized allgemein".split())


@dataclass(slots=True)
class Filed:
    """Topics and sections that links of the page name, the links beside the story first."""

    topics: tuple[str, ...] = ()
    sections: list[str] = field(default_factory=list)
    crumbs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """Links that stand together."""

    words: list[str] = field(default_factory=list)
    marked: bool = False
    far: bool = False
    count: int = 0


def read_filed(tree: HtmlElement, links: list[Link]) -> Filed:
    """What the links of a page file it under."""
    topics: dict[int, _Group] = {}
    sections: dict[int, _Group] = {}
    homes: dict[int, HtmlElement] = {}
    steps: dict[HtmlElement, int] = {}
    around: frozenset[HtmlElement] | None = None
    for link, href, rel in itertools.islice(links, MOST_LINKS):
        if not href or len(href) > LONGEST_HREF:
            continue
        as_tag = "tag" in rel and "tag" in rel.split()
        to_section, to_topic = _leads_to(href.rpartition("/")[0])
        as_section = to_section or "category" in rel or "?cat=" in href
        if (
            not as_section
            and not as_tag
            and not to_topic
            and "?tag=" not in href
            and _steps_to_named(link.getparent(), steps) > NAMED_WITHIN
        ):
            continue
        text = squeeze(" ".join(link.itertext()) if len(link) else link.text or "")
        text = (_COUNTED.sub("", text) if text.endswith(")") else text).strip(" #,;|·•")
        if weight(text) < 2 or len(text) > 60 or text.casefold() in _NOT_TOPICS or text.casefold().startswith(("http", "mehr zu", "alle ")):
            continue
        home = _home(link)
        kept = sections if as_section else topics
        group = kept.get(id(home))
        if group is None:
            if around is None:
                around = around_headlines(tree)
            group = kept[id(home)] = _Group(far=_is_far(home, around, marked=as_tag) or not (_is_list(home) or _is_run(link)))
            homes[id(home)] = home  # as long as it is held, its identity is its own
        group.words.append(text)
        group.marked = group.marked or as_tag
    return Filed(_best(topics), _ranked(sections), _crumbs(tree))


LONGEST_HREF = 2000
"""A longer address leads to no list of stories: it carries a picture or a form."""


@functools.lru_cache(maxsize=8192)
def _leads_to(folder: str) -> tuple[bool, bool]:
    """Whether the stories under an address are those of a section, and whether they are those of a topic. Links of a page share their folders."""
    parts = folder.lower().split("/")
    return not _SECTION_PARTS.isdisjoint(parts), not _TOPIC_PARTS.isdisjoint(parts)


def _home(link: HtmlElement) -> HtmlElement:
    """The element that holds a link and those beside it: its parent, past list items and wrappers of one link."""
    home = link.getparent()
    for _ in range(4):
        above = home.getparent() if home is not None else None
        if home is None or above is None or above.tag in {"body", "article", "main"} or (home.tag not in _WRAPPERS and len(home) > 1):
            break
        home = above
    return home if home is not None else link


_WRAPPERS = frozenset({"li", "span", "strong", "b", "em", "i"})


def _steps_to_named(element: HtmlElement | None, known: dict[HtmlElement, int]) -> int:
    """How many elements up the list stands whose class says that it holds topics. Links share the elements around them: each is asked once."""
    if element is None or element.tag in _NO_LISTS:
        return NOWHERE
    steps = known.get(element)
    if steps is None:
        names = element.get("class")
        steps = 0 if names is not None and _names_topics(names[:LONGEST]) else 1 + _steps_to_named(element.getparent(), known)
        known[element] = steps
    return steps


@functools.lru_cache(maxsize=8192)
def _names_topics(names: str) -> bool:
    """True for a class that says: here are topics."""
    return (
        any(part in names for part in _NAME_PARTS)
        and _POST.search(names) is None
        and _NAMED.search(_CAMEL.sub("-", names).replace("_", "-")) is not None
    )


def _is_list(home: HtmlElement) -> bool:
    """True where links are most of the text: a link within a sentence files nothing."""
    said = len(squeeze(home.text_content()[:3000]))
    linked = sum(len(squeeze(link.text_content())) for link in home.iter("a"))
    return linked * 2 >= said - 40


def _is_run(link: HtmlElement) -> bool:
    """True where another link follows with nothing but a separator between: a list, though it stand in a longer text."""
    following = link.getnext()
    return following is not None and following.tag == "a" and _BETWEEN.fullmatch(link.tail or "") is not None


def _is_far(home: HtmlElement, around: frozenset[HtmlElement], *, marked: bool) -> bool:
    """True in menus, clouds and margins: what stands there is of the site, not of the story. What holds the headline as well is no margin."""
    element: HtmlElement | None = home
    while element is not None and element.tag not in {"body", "html", "article", "main"} and element not in around:
        names = names_of(element)
        if STORY_FOOT.search(names):
            return False
        if element.tag in {"nav", "aside"} or _CLOUD.search(names) or (not marked and families(names) & _FAR):
            return True
        element = element.getparent()
    return False


def _best(groups: dict[int, _Group]) -> tuple[str, ...]:
    """The topics of the first group beside the story; a teaser's single link counts less than a list."""
    near = [group for group in groups.values() if not group.far and len(group.words) <= (MOST_MARKED if group.marked else MOST)]
    if len(near) > 6:  # a list of teasers, each with its own topic
        near = [group for group in near if len(group.words) > 2]
    shown = collections.Counter(tuple(group.words) for group in near)  # over the story and under it again: its own
    best = max(
        near,
        key=lambda group: (group.marked, shown[tuple(group.words)] if len(group.words) > 1 else 1, min(len(group.words), 4)),
        default=None,
    )
    return tuple({word.casefold(): word for word in reversed(best.words)}.values())[::-1] if best else ()


def _ranked(groups: dict[int, _Group]) -> list[str]:
    near = [group for group in groups.values() if not group.far]
    near.sort(key=lambda group: not group.marked)
    return [word for group in near[:1] for word in group.words[:4]]


def _crumbs(tree: HtmlElement) -> list[str]:
    """The trail over the headline, outermost first, without the front page."""
    for element in tree.iter(*_TRAIL_TAGS):
        names = element.get("class") or element.get("id") or element.get("aria-label")
        if names is None or not _names_trail(names[:LONGEST]):
            continue
        found = [text for link in element.iter("a") if 1 < len(text := squeeze(link.text_content()).strip(" ›»>/|")) < 40]
        if found:
            return found[:6]
    return []


@functools.lru_cache(maxsize=8192)
def _names_trail(names: str) -> bool:
    return any(part in names for part in _TRAIL_NAMES)


def path_words(url: str | None) -> list[str]:
    """The parts of an address's path that are words: /politik/ausland/story-12 gives politik and ausland."""
    try:
        parts = urlsplit(url or "").path.strip("/").split("/")
    except ValueError:
        return []
    return [part for part in parts[:-1] if part.isascii() and part.replace("-", "").isalpha() and 2 < len(part) < 25]
