"""The own reader: RSS 0.9x–2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, CDF, with the modules that news feeds use.

Field by field the first witness that says something wins; the order of the names below is the order of trust.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from lxml import etree

from tasks.fetch.feeds.dates import read_date
from tasks.fetch.feeds.elements import Children, Reader, all_text, attribute, every, first, is_html_link, line, relation, text
from tasks.fetch.feeds.links import with_absolute_links
from tasks.fetch.feeds.markup import Parsed
from tasks.fetch.feeds.model import Feed, FeedItem
from tasks.fetch.feeds.names import short_name
from tasks.fetch.feeds.schedule import read_pace
from tasks.fetch.feeds.words import author_name, distinct, is_web_link, plain

_TITLES = ("title", "atom:title", "dc:title", "dcterms:title", "itunes:title", "media:title")
_CONTENTS = ("content:encoded", "content", "atom:content", "xhtml:body", "body", "fullitem", "xhtml:div")
_SUMMARIES = ("description", "summary", "atom:summary", "dc:description", "dcterms:abstract", "abstract", "tagline", "itunes:summary",
              "itunes:subtitle", "media:description")  # fmt: skip
_PUBLISHED = ("pubdate", "published", "atom:published", "issued", "dcterms:issued", "dcterms:created", "created", "prism:publicationdate")
_UPDATED = ("updated", "atom:updated", "modified", "dcterms:modified", "lastbuilddate", "prism:modificationdate")
_EITHER = ("dc:date", "dcterms:date")
_IDS = ("guid", "id", "atom:id")
_IRIS = frozenset(_IDS) - {"guid"}
_AUTHORS = ("author", "atom:author", "dc:creator", "dcterms:creator", "dc:author", "managingeditor")
_SPARE_AUTHORS = ("itunes:author", "media:credit", "webmaster", "dc:publisher")
_TOPICS = ("category", "atom:category", "dc:subject", "dcterms:subject", "keywords", "itunes:category", "media:category")
_TOPIC_LISTS = ("itunes:keywords", "media:keywords")
_LINKS = ("link", "atom:link", "a10:link")
_ITEMS = frozenset({"item", "entry", "atom:entry"})
_PERMALINKS = ("guid",)
_ORIGINALS = ("feedburner:origlink",)
_FILES = ("enclosure", "media:content")
_LANGUAGES = ("dc:language",)
_KINDS = {"rdf:rdf": "rdf", "rdf": "rdf", "feed": "atom", "rss": "rss", "entry": "atom"}


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Which of the names that a field goes by occur in an item: entries of one feed look alike, so it is worked out once."""

    titles: tuple[str, ...]
    contents: tuple[str, ...]
    summaries: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    either: tuple[str, ...]
    ids: tuple[str, ...]
    authors: tuple[str, ...]
    spare_authors: tuple[str, ...]
    topics: tuple[str, ...]
    topic_lists: tuple[str, ...]
    links: tuple[str, ...]
    originals: tuple[str, ...]
    permalinks: tuple[str, ...]
    files: tuple[str, ...]
    languages: tuple[str, ...]


@lru_cache(maxsize=512)
def _spoken(names: tuple[str, ...]) -> _Spoken:
    fields = (_TITLES, _CONTENTS, _SUMMARIES, _PUBLISHED, _UPDATED, _EITHER, _IDS, _AUTHORS, _SPARE_AUTHORS, _TOPICS, _TOPIC_LISTS, _LINKS,
              _ORIGINALS, _PERMALINKS, _FILES, _LANGUAGES)  # fmt: skip
    return _Spoken(*(tuple(name for name in field if name in names) for field in fields))


def read_tree(parsed: Parsed, url: str) -> Feed | None:
    """The feed in a tree, None when its root is none that we know."""
    root = parsed.root
    reader = Reader(url, _own_namespace(root), has_base=parsed.has_base)
    name = reader.name(root)
    channel_element, kind = _channel(reader, root, name)
    if channel_element is None:
        return None
    reader.is_atom = kind == "atom"
    channel = reader.children(channel_element)
    if kind == "rss" and "item" in channel and attribute(channel["item"][0], "href"):
        kind = "cdf"
    items = tuple(_item(reader, element) for element in _item_elements(reader, root, channel_element))
    return _feed(reader, channel_element, channel, kind, items, complete=parsed.complete)


def _feed(reader: Reader, element: etree._Element, channel: Children, kind: str, items: tuple[FeedItem, ...], *, complete: bool) -> Feed:
    updated = first(channel, (*_UPDATED, *_PUBLISHED, *_EITHER))
    return Feed(
        kind=kind,
        items=items,
        title=line(first(channel, _TITLES)),
        link=_page_link(reader, channel) or reader.absolute(element, attribute(element, "href")),
        description=text(first(channel, (*_SUMMARIES, "subtitle"))),
        language=text(first(channel, ["language", "dc:language"])) or reader.language(element),
        authors=_authors(channel, _spoken(tuple(channel))),
        updated=read_date(text(updated)),
        hub=_link_of(reader, channel, "hub"),
        self_link=_link_of(reader, channel, "self"),
        next_link=_link_of(reader, channel, "next"),
        prev_archive=_link_of(reader, channel, "prev-archive"),
        pace=read_pace(channel),
        complete=complete,
    )


def _item(reader: Reader, element: etree._Element) -> FeedItem:
    parts = reader.children(element)
    group = first(parts, ["media:group"]) if "media:group" in parts else None
    if group is not None:
        for name, inner in reader.children(group).items():
            parts.setdefault(name, inner)
    spoken = _spoken(tuple(parts))
    published, published_text, updated, updated_text = _dates(element, parts, spoken)
    identity = _identity(reader, element, parts, spoken)
    link = _item_link(reader, element, parts, spoken, identity)
    return FeedItem(
        id=identity or "",
        link=link,
        title=line(first(parts, spoken.titles)),
        summary=_summary(reader, parts, spoken, link),
        content=_content(reader, parts, spoken, link),
        published=published,
        published_text=published_text,
        updated=updated,
        updated_text=updated_text,
        authors=_authors(parts, spoken),
        topics=_topics(parts, spoken),
        enclosures=_enclosures(reader, parts, spoken),
        language=_said(parts, spoken.languages),
    )


def _own_namespace(root: etree._Element) -> str:
    """The namespace of an Atom or unknown root counts as the document's own, so that its children have plain names."""
    tag = str(root.tag)
    if tag.startswith("{") and not short_name(tag).startswith("rdf:"):
        return tag[1:].partition("}")[0]
    for child in root:
        name = str(child.tag)
        if name.lower().endswith("}channel"):
            return name[1:].partition("}")[0]
    return ""


def _channel(reader: Reader, root: etree._Element, name: str) -> tuple[etree._Element | None, str]:
    if name in {"feed", "channel"}:
        return root, "atom" if name == "feed" else "rss"
    if name not in _KINDS:
        return None, ""
    if name == "entry":
        return root, "atom"
    inner = next((child for child in root if reader.name(child) in {"channel", "feed"}), None)
    return (root if inner is None else inner), _KINDS[name]


def _item_elements(reader: Reader, root: etree._Element, channel: etree._Element) -> list[etree._Element]:
    if reader.name(root) == "entry":
        return [root]
    found: list[etree._Element] = []
    for holder in (root,) if channel is root else (channel, root):
        found.extend(child for child in holder if reader.name(child) in _ITEMS)
        found.extend(
            inner for child in holder if reader.name(child) in {"items", "channel"} and child is not channel for inner in child
            if reader.name(inner) in _ITEMS
        )  # fmt: skip
    return found


def _identity(reader: Reader, element: etree._Element, parts: Children, spoken: _Spoken) -> str | None:
    holder = first(parts, spoken.ids)
    identity = text(holder)
    if holder is not None and identity and reader.name(holder) in _IRIS:
        return identity if ":" in identity else reader.absolute(holder, identity)  # an IRI, so relative to its base
    return identity or attribute(element, "about")


def _item_link(reader: Reader, element: etree._Element, parts: Children, spoken: _Spoken, identity: str | None) -> str | None:
    original = _said(parts, spoken.originals)
    if original and is_web_link(original):
        return original
    link = _page_link(reader, parts)
    if link:
        return link
    guid = first(parts, spoken.permalinks) if spoken.permalinks else None
    if guid is not None and (attribute(guid, "ispermalink") or "true").lower() != "false" and identity:
        return reader.absolute(guid, identity) if "/" in identity or "." in identity else None
    if is_web_link(identity) and guid is None:
        return identity
    return reader.absolute(element, attribute(element, "href"))


def _page_link(reader: Reader, parts: Children) -> str | None:
    """Where the page is: an alternate link to HTML, any alternate link, or RSS's own link text."""
    spare: str | None = None
    for element in every(parts, _LINKS):
        if relation(element) != "alternate" or not (target := attribute(element, "href") or text(element)):
            continue
        link = reader.absolute(element, plain(target))
        if is_html_link(element):
            return link
        spare = spare or link
    return spare


def _link_of(reader: Reader, parts: Children, rel: str) -> str | None:
    for element in every(parts, _LINKS):
        if rel in relation(element).split():
            return reader.absolute(element, attribute(element, "href"))
    return None


def _said(parts: Children, names: tuple[str, ...]) -> str | None:
    return text(first(parts, names)) if names else None


def _summary(reader: Reader, parts: Children, spoken: _Spoken, link: str | None) -> str | None:
    element = first(parts, spoken.summaries) if spoken.summaries else None
    return None if element is None else with_absolute_links(text(element), reader.base_within(element, link))


def _content(reader: Reader, parts: Children, spoken: _Spoken, link: str | None) -> str | None:
    for element in every(parts, spoken.contents):
        if not element.get("src") and (found := text(element)):
            return with_absolute_links(found, reader.base_within(element, link))
    return None


def _dates(element: etree._Element, parts: Children, spoken: _Spoken) -> tuple[datetime | None, str | None, datetime | None, str | None]:
    published, updated = _said(parts, spoken.published), _said(parts, spoken.updated)
    either = _said(parts, spoken.either)
    updated = updated or attribute(element, "lastmod")  # CDF
    published = published or either
    updated = updated or either
    return read_date(published), published, read_date(updated), updated


def _authors(parts: Children, spoken: _Spoken) -> tuple[str, ...]:
    found = distinct([_author(element) for element in every(parts, spoken.authors)]) if spoken.authors else ()
    return found or (distinct([_author(element) for element in every(parts, spoken.spare_authors)]) if spoken.spare_authors else ())


def _author(element: etree._Element) -> str | None:
    if not len(element):
        return author_name(element.text)
    said = {short_name(child.tag).rpartition(":")[2]: found for child in reversed(element) if (found := line(child))}
    return said.get("name") or said.get("email") or said.get("uri") or author_name(all_text(element))


def _topics(parts: Children, spoken: _Spoken) -> tuple[str, ...]:
    if not spoken.topics and not spoken.topic_lists:
        return ()
    single = [word for element in every(parts, spoken.topics) for word in _topic(element)]
    listed = [word.strip() for element in every(parts, spoken.topic_lists) for word in (element.text or "").split(",")]
    return distinct([*single, *listed])


def _topic(element: etree._Element) -> list[str | None]:
    """One category element, and those of its own kind inside it."""
    own = attribute(element, "term", "text") or plain(element.text) or attribute(element, "label")
    return [own, *(word for child in element if child.tag == element.tag for word in _topic(child))]


def _enclosures(reader: Reader, parts: Children, spoken: _Spoken) -> tuple[str, ...]:
    direct = [reader.absolute(element, attribute(element, "url", "href")) for element in every(parts, spoken.files)]
    linked = [
        reader.absolute(element, attribute(element, "href")) for element in every(parts, spoken.links) if relation(element) == "enclosure"
    ]
    return distinct([*direct, *linked])
