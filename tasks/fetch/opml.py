"""OPML 1.0 and 2.0: lists of feeds, in and out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from tasks.errors import FaultCode, Permanent
from tasks.fetch.feeds.charset import decode
from tasks.fetch.feeds.markup import parse, root_name
from tasks.fetch.feeds.words import is_web_link

MAX_OUTLINES = 50_000
FEED_SCHEME = re.compile(r"^feed:(//)?", re.IGNORECASE)
"""What readers once had browsers hand over to them."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list."""

    feed_url: str
    title: str | None = None
    page_url: str | None = None
    folder: tuple[str, ...] = ()
    """Headings it stands under, outermost first."""


@dataclass(frozen=True, slots=True)
class FeedList:
    """What a document lists."""

    outlines: tuple[Outline, ...]
    """Feeds in document order, each address once."""
    refused: tuple[str, ...] = ()
    """What stands where a feed's address should, and is none on the web."""


def read_opml(content: bytes) -> FeedList:
    """The feeds of a list. ``feed:`` addresses are read as what they stand for. Raises Permanent NOT_A_FEED when the document is no OPML."""
    text = decode(content)
    parsed = parse(text, "") if root_name(text) == "opml" else None
    if parsed is None:
        raise Permanent(FaultCode.NOT_A_FEED, "no OPML document")
    found: dict[str, Outline] = {}
    refused: dict[str, None] = {}
    for element in list(parsed.root.iter("outline"))[:MAX_OUTLINES]:
        said = _attribute(element, "xmlurl")
        if not said:
            continue
        url = FEED_SCHEME.sub(_meant, said)
        if is_web_link(url):
            found.setdefault(url, _outline(element, url))
        else:
            refused[said] = None
    return FeedList(tuple(found.values()), tuple(refused))


def _meant(scheme: re.Match[str]) -> str:
    """``feed:https://…`` is the address behind it, ``feed://…`` one without a scheme of its own."""
    return "http://" if scheme[1] else ""


def write_opml(outlines: Iterable[Outline], title: str = "wiredesk") -> bytes:
    """An OPML 2.0 document, UTF-8, folders nested."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for outline in outlines:
        name = outline.title or outline.feed_url
        element = etree.SubElement(_folder(folders, outline.folder), "outline", type="rss", text=name, title=name, xmlUrl=outline.feed_url)
        if outline.page_url:
            element.set("htmlUrl", outline.page_url)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _folder(folders: dict[tuple[str, ...], etree._Element], path: tuple[str, ...]) -> etree._Element:
    if path not in folders:
        folders[path] = etree.SubElement(_folder(folders, path[:-1]), "outline", text=path[-1])
    return folders[path]


def _outline(element: etree._Element, url: str) -> Outline:
    folder = [name for parent in element.iterancestors("outline") if not _attribute(parent, "xmlurl") and (name := _title(parent))]
    return Outline(url, _title(element), _attribute(element, "htmlurl"), tuple(reversed(folder)))


def _title(element: etree._Element) -> str | None:
    return _attribute(element, "title") or _attribute(element, "text")


def _attribute(element: etree._Element, name: str) -> str | None:
    for key, value in element.attrib.items():
        if str(key).lower() == name:
            return str(value).strip() or None
    return None
