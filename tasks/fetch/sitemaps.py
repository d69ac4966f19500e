"""Sitemaps (sitemaps.org 0.9), news sitemaps and sitemap indexes, XML or plain text, gzipped or not. Pure.

A window keeps an archive from being fetched by accident: see :func:`within`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from lxml import etree

from tasks.errors import FaultCode, Permanent
from tasks.fetch.body import gunzip
from tasks.fetch.feeds.charset import decode
from tasks.fetch.feeds.dates import read_date
from tasks.fetch.feeds.elements import Reader, first, line, text
from tasks.fetch.feeds.markup import parse, root_name
from tasks.fetch.feeds.model import FeedItem
from tasks.fetch.feeds.words import absolute, distinct, is_web_link

MAX_URLS = 50_000
"""URLs a sitemap may hold by its own rules."""

MAX_CONTENT = 52_428_800
"""Bytes a sitemap may hold by its own rules."""

CLOCK_SKEW = timedelta(days=1)
"""How far in the future a date may lie and still count as now."""


@dataclass(frozen=True, slots=True)
class Child:
    """One sitemap that an index names."""

    url: str
    changed: datetime | None = None
    changed_text: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """One document: pages, or the sitemaps of an index."""

    items: tuple[FeedItem, ...] = ()
    children: tuple[Child, ...] = ()
    complete: bool = True


def read_sitemap(content: bytes, *, url: str, content_type: str = "", max_content: int = MAX_CONTENT) -> Sitemap:
    """Read a sitemap or sitemap index. Raises Permanent NOT_A_FEED for anything else, and the faults of :func:`gunzip`."""
    document = decode(gunzip(content, max_content=max_content), content_type).strip("\ufeff \t\r\n\x00")
    name = root_name(document)
    if name is None and "<" not in document:
        return _read_lines(document, url)
    parsed = parse(document, url) if name in {"urlset", "sitemapindex"} else None
    if parsed is None:
        raise Permanent(FaultCode.NOT_A_FEED, f"a {name}, no sitemap" if name else "no sitemap element in it")
    reader = Reader(url, _namespace(parsed.root), has_base=False)
    if reader.name(parsed.root).endswith("sitemapindex"):
        return Sitemap(children=tuple(_children(reader, parsed.root, url)), complete=parsed.complete)
    return Sitemap(items=tuple(_items(reader, parsed.root, url)), complete=parsed.complete)


def within(items: Iterable[FeedItem], now: datetime, window: timedelta) -> tuple[FeedItem, ...]:
    """Pages whose publication (or else change) lies in the window before ``now``; pages without any date are kept.

    A page published before the window is old however often its lastmod is touched.
    """
    return tuple(item for item in items if is_recent(item.published or item.updated, now, window))


def is_recent(at: datetime | None, now: datetime, window: timedelta) -> bool:
    """Whether a date lies in the window before ``now``; what has none does."""
    return at is None or now - window <= at <= now + CLOCK_SKEW


def _namespace(root: etree._Element) -> str:
    return str(root.tag)[1:].partition("}")[0] if str(root.tag).startswith("{") else ""


def _children(reader: Reader, root: etree._Element, url: str) -> Iterable[Child]:
    for element in root:
        parts = reader.children(element)
        location = absolute(url, text(first(parts, ["loc"])))
        if location and is_web_link(location):
            changed = text(first(parts, ["lastmod"]))
            yield Child(location, read_date(changed), changed)


def _items(reader: Reader, root: etree._Element, url: str) -> Iterable[FeedItem]:
    for element in list(root)[:MAX_URLS]:
        parts = reader.children(element)
        location = absolute(url, text(first(parts, ["loc"])))
        if location and is_web_link(location):
            news = first(parts, ["news:news"])
            yield _item(location, text(first(parts, ["lastmod"])), reader, news)


def _item(location: str, changed: str | None, reader: Reader, news: etree._Element | None) -> FeedItem:
    said = {} if news is None else reader.children(news)
    published = text(first(said, ["news:publication_date"]))
    keywords = text(first(said, ["news:keywords"])) or ""
    publication = first(said, ["news:publication"])
    return FeedItem(
        id=location,
        link=location,
        title=line(first(said, ["news:title"])),
        published=read_date(published),
        published_text=published,
        updated=read_date(changed),
        updated_text=changed,
        topics=distinct(word.strip() for word in keywords.split(",")),
        language=None if publication is None else text(first(reader.children(publication), ["news:language"])),
    )


def _read_lines(document: str, url: str) -> Sitemap:
    """The plain-text kind: one URL a line."""
    lines = [entry.strip() for entry in document.splitlines() if entry.strip()][:MAX_URLS]
    if not lines or not all(is_web_link(entry) for entry in lines):
        raise Permanent(FaultCode.NOT_A_FEED, f"no sitemap at {url}")
    return Sitemap(items=tuple(FeedItem(id=entry, link=entry) for entry in dict.fromkeys(lines)))
