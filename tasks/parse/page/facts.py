"""Candidates for every field out of what a page says of itself: JSON-LD first, then OpenGraph and meta, then microdata."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from tasks.parse.address import absolute, path_of
from tasks.parse.language import declared_language
from tasks.parse.page import jsonld
from tasks.parse.page.jsonld import Node
from tasks.parse.page.meta import Meta
from tasks.parse.page.tags import Filed, path_words
from tasks.parse.spacing import squeeze, weight

if TYPE_CHECKING:
    from tasks.parse.ballot import Ballot

_SECTION_NOISE = frozenset(
    """home homepage startseite article accueil inicio início blog articles uncategorized start all news artikel story stories node pages page content contents index web nachrichten
    hem forside forsiden etusivu hjem domů strona-główna ana-sayfa anasayfa главная головна archive archives post posts noticia noticias actualites beitrag nieuws nyheter uutiset amp""".split()
) | {"news article", "strona główna", "ana sayfa", "hlavní stránka"}  # fmt: skip
_SECTION_METAS = ("article:section", "parsely-section", "section", "category", "sailthru.section", "dc.subject", "og:section")
LONGEST_SECTION = 60
MOST_TOPICS = 30


def article_node(nodes: list[Node], title: str) -> Node | None:
    """The node that describes the page's own article: the best kind; of several, the one whose headline the title repeats."""
    ranked = jsonld.articles(nodes)
    stories = [node for node in ranked if jsonld.is_story(node)]
    for node in stories:
        headline = jsonld.first_text(node.get("headline")) or jsonld.first_text(node.get("name"))
        if headline and headline[:30].casefold() in title.casefold():
            return node
    described = [node for node in stories if node.get("headline") or node.get("name") or node.get("datePublished")]
    return next(iter(described or stories or ranked), None)


def offer_facts(ballot: Ballot, node: Node | None, nodes: list[Node], meta: Meta, *, filed: Filed, base: str | None) -> None:
    """Put up what structured data and metadata say, for every field but authors and dates."""
    story = node is not None and jsonld.is_story(node)
    trust = 0.9 if story else 0.5
    ld = node or {}
    ballot.offer("headline", _text(ld.get("headline")) or (_text(ld.get("name")) if story else None), "json-ld", trust)
    for name, confidence in (
        ("og:title", 0.8),
        ("twitter:title", 0.7),
        ("dc.title", 0.6),
        ("dcterms.title", 0.6),
        ("parsely-title", 0.75),
        ("sailthru.title", 0.75),
        ("title", 0.5),
    ):
        _offer_meta(ballot, "headline", meta, name, confidence)
    ballot.offer("headline", meta.title, "title", 0.55, "the page's title")
    ballot.offer("standfirst", _text(ld.get("description")) or _text(ld.get("alternativeHeadline")), "json-ld", 0.6 if story else 0.4)
    for name, confidence in (("og:description", 0.55), ("description", 0.5), ("twitter:description", 0.45)):
        _offer_meta(ballot, "standfirst", meta, name, confidence)
    _offer_section(ballot, ld, nodes, meta, filed=filed, base=base)
    _offer_topics(ballot, ld, meta, filed)
    _offer_addresses(ballot, ld, meta, base)
    _offer_outlet(ballot, ld, nodes, meta)
    free = ld.get("isAccessibleForFree")
    if isinstance(free, bool | str):
        ballot.offer("free", str(free).strip().casefold() in {"true", "1", "yes"}, "json-ld", 0.9, "isAccessibleForFree")
    declared = (
        (_text(ld.get("inLanguage")), "json-ld"),
        (meta.language, "html lang"),
        (_first(meta, "og:locale", "content-language", "dc.language"), "meta"),
    )
    for label, place in declared:
        ballot.offer("declared_language", declared_language(label), place, 0.6 if place == "html lang" else 0.5, label or "")


def _text(value: object) -> str | None:
    found = jsonld.first_text(value)
    return squeeze(html.unescape(found) if "&" in found else found)[:2000] or None if found else None


def _first(meta: Meta, *names: str) -> str | None:
    found = meta.first(*names)
    return found[0] if found else None


def _offer_meta(ballot: Ballot, field: str, meta: Meta, name: str, confidence: float) -> None:
    ballot.offer(field, _first(meta, name), f"meta {name}", confidence)


def _offer_section(ballot: Ballot, ld: Node, nodes: list[Node], meta: Meta, *, filed: Filed, base: str | None) -> None:
    told = [("json-ld", 0.8, "articleSection", text) for text in jsonld.texts(ld.get("articleSection"))[:2]]
    told += [("page", 0.84, "a link to its category", text) for text in filed.sections[:1]]
    told += [
        ("page", 0.82, "the trail over the headline", text)
        for text in [crumb for crumb in filed.crumbs[1:] or filed.crumbs if not _is_noise(crumb)][:1]
    ]
    told += [(f"meta {name}", 0.75, "", text) for name in _SECTION_METAS if (text := _first(meta, name)) and not text.startswith("http")]
    told += [("json-ld", 0.6, "first breadcrumb behind the front page", text) for text in [_crumb(nodes)] if text]
    told += [("address", 0.3, "the first part of the address", word.replace("-", " ").capitalize()) for word in path_words(base)[:1]]
    for source, confidence, reason, text in told:
        named = next((part for part in map(squeeze, html.unescape(text).split(",")) if part and not _is_noise(part)), None)
        if named and len(named) <= LONGEST_SECTION:
            ballot.offer("section", named, source, confidence, reason)


def _is_noise(section: str) -> bool:
    return section.casefold() in _SECTION_NOISE


def _crumb(nodes: list[Node]) -> str | None:
    for node in nodes:
        if "breadcrumblist" in jsonld.kinds(node) and isinstance(node.get("itemListElement"), list):
            crumbs = [_text(one.get("name")) or _text(one.get("item")) for one in node["itemListElement"] if isinstance(one, dict)]
            named = [
                crumb
                for crumb in crumbs
                if crumb and crumb.casefold() not in _SECTION_NOISE and len(crumb) < 40 and not crumb.startswith("http")
            ]
            if named:
                return named[0]
    return None


def _offer_topics(ballot: Ballot, ld: Node, meta: Meta, filed: Filed) -> None:
    tags = _topics(meta.all("article:tag", "og:article:tag", "og:tag"))
    ballot.offer("topics", tags, "meta article:tag", 0.8)
    ballot.offer("topics", filed.topics, "page", 0.78, "links to topics beside the story")
    ballot.offer("topics", _topics(jsonld.texts(ld.get("keywords"))), "json-ld", 0.75, "keywords")
    ballot.offer("topics", _topics(meta.all("news_keywords")), "meta news_keywords", 0.65)
    ballot.offer("topics", _topics(meta.all("keywords", "parsely-tags", "sailthru.tags")), "meta keywords", 0.6)
    ballot.offer("topics", _topics(jsonld.texts(ld.get("about"))), "json-ld", 0.55, "about")
    _elect_topics(ballot)


def _elect_topics(ballot: Ballot) -> None:
    """The most trusted list, but what the page shows of the tags its head names, and a fuller list that holds a lone topic."""
    winner = ballot.winner("topics")
    if winner is None:
        return
    known = {word.casefold() for word in winner.value}
    for one in ballot.of("topics"):
        words = {word.casefold() for word in one.value}
        shown = winner.source == "meta article:tag" and one.source == "page" and len(words & known) * 2 >= len(words)
        fuller = len(known) == 1 and known < words and len(words) > 2
        if shown or fuller:
            ballot.elect("topics", one)
            return


def _topics(printed: list[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in map(html.unescape, printed):
        parts = text.split(";") if text.count(";") > text.count(",") else text.replace("，", ",").replace("、", ",").split(",")
        for part in parts:
            word = squeeze(part).strip("#\"'")
            if weight(word) > 1 and len(word) <= 80 and not word.startswith(("http", "keyword:", "tag:")):
                found.setdefault(word.casefold(), word)
    return tuple(found.values())[:MOST_TOPICS]


def _offer_addresses(ballot: Ballot, ld: Node, meta: Meta, base: str | None) -> None:
    canonical = meta.links.get("canonical")
    if canonical:
        ballot.offer("url", _of_a_page(canonical[0][0], base), "link canonical", 0.9)
    ballot.offer("url", _of_a_page(_first(meta, "og:url"), base), "meta og:url", 0.7)
    ballot.offer("url", _of_a_page(jsonld.address(ld.get("mainEntityOfPage")) or jsonld.address(ld.get("url")), base), "json-ld", 0.6)
    found = {}
    for name, rels in (("amp", ("amphtml",)), ("next", ("next",)), ("print", ("print",))):
        href = next((meta.links[rel][0][0] for rel in rels if rel in meta.links), None)
        address = _of_a_page(href, base)
        if address:
            found[name] = address
    ballot.offer("alternates", found, "link", 0.9)


def _of_a_page(href: str | None, base: str | None) -> str | None:
    """A full address that names a page, not merely a site: a front page is nobody's canonical address."""
    address = absolute(href, base)
    return address if address and ((path_of(address) or "/") != "/" or "?" in address) else None


def _offer_outlet(ballot: Ballot, ld: Node, nodes: list[Node], meta: Meta) -> None:
    ballot.offer("outlet", _text(ld.get("publisher")), "json-ld", 0.85, "publisher")
    ballot.offer("outlet", _first(meta, "og:site_name", "application-name"), "meta og:site_name", 0.8)
    for node in nodes:
        if {"website", "newsmediaorganization", "organization"} & set(jsonld.kinds(node)):
            ballot.offer("outlet", _text(node.get("name")), "json-ld", 0.5, "the site's own node")
            break
