"""Finding the feeds of a site. Pure: a page in, addresses to try out."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from tasks.fetch.feeds.charset import decode
from tasks.fetch.feeds.words import absolute, is_web_link

FEED_TYPES = {
    "application/rss+xml": 0,
    "application/atom+xml": 0,
    "application/feed+json": 1,
    "application/rdf+xml": 1,
    "application/json": 2,
    "application/xml": 2,
    "text/xml": 2,
}
"""Media types of feeds in a link, with their rank: the plainest first."""

WELL_KNOWN = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default", "/?feed=rss2")
"""Where feeds are when no page says so."""

_COMMENTS = ("comment", "komment", "coment")
_MAX_PAGE = 2 << 20


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """One address to try, best first."""

    url: str
    title: str | None = None
    stated: bool = True
    """False for a guess."""


def feed_links(page: bytes, *, url: str, content_type: str = "") -> tuple[FoundFeed, ...]:
    """Feeds that an HTML page names by ``link rel=alternate`` or rel=feed, comment feeds last. Relative to its ``base``."""
    root = _tree(page, content_type)
    if root is None:
        return ()
    base = absolute(url, next((str(element.get("href") or "") for element in root.iter("base")), "")) or url
    found: dict[str, tuple[int, FoundFeed]] = {}
    for element in root.iter("link", "a"):
        rank = _rank(element)
        target = absolute(base, str(element.get("href") or ""))
        if rank is not None and target and is_web_link(target):
            title = str(element.get("title") or "").strip() or None
            found.setdefault(target, (rank + (10 if _is_comments(target, title) else 0), FoundFeed(target, title)))
    return tuple(feed for _, feed in sorted(found.values(), key=lambda pair: pair[0]))


def guesses(url: str) -> tuple[FoundFeed, ...]:
    """Well-known addresses on the host of ``url``, to be tried when no page names a feed."""
    return tuple(FoundFeed(urljoin(url, path), stated=False) for path in WELL_KNOWN)


def _rank(element: etree._Element) -> int | None:
    relations = str(element.get("rel") or "").lower().split()
    media_type = str(element.get("type") or "").partition(";")[0].strip().lower()
    if "feed" in relations:
        return FEED_TYPES.get(media_type, 0)
    if "alternate" in relations and "stylesheet" not in relations and not element.get("hreflang"):
        return FEED_TYPES.get(media_type)
    return None


def _is_comments(target: str, title: str | None) -> bool:
    words = f"{target} {title or ''}".lower()
    return any(word in words for word in _COMMENTS)


def _tree(page: bytes, content_type: str) -> etree._Element | None:
    text = decode(page[:_MAX_PAGE], content_type)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError):
        return None
