"""One door for every feed format. Pure: bytes in, :class:`Feed` out, or a fault."""

from __future__ import annotations

import re

from tasks.errors import FaultCode, Permanent
from tasks.fetch.feeds.charset import decode
from tasks.fetch.feeds.json_feed import read_json
from tasks.fetch.feeds.lenient import read_lenient
from tasks.fetch.feeds.markup import parse, root_name
from tasks.fetch.feeds.model import Feed
from tasks.fetch.feeds.own_reader import read_tree

_MAPS = frozenset({"urlset", "sitemapindex", "opml"})
_ITEM = re.compile(r"<(?:[A-Za-z][\w.-]*:)?(?:item|entry)[\s>]", re.IGNORECASE)


def read_feed(content: bytes, *, url: str, content_type: str = "") -> Feed:
    """Read RSS 0.9x/1.0/2.0, RDF, Atom 0.3/1.0, CDF or JSON Feed.

    ``url`` is the address the bytes came from, the base of relative links; ``content_type`` is believed only where the bytes leave
    room. Raises Permanent NOT_A_FEED for anything else (HTML above all), however it is labelled.
    """
    text = decode(content, content_type).lstrip("\ufeff \t\r\n\x00")
    if not text:
        raise Permanent(FaultCode.NOT_A_FEED, "an empty document")
    if text[0] in "{[":
        return _found(read_json(text, url), "JSON, but no JSON Feed")
    name = root_name(text)
    if name is None or name in _MAPS:
        raise Permanent(FaultCode.NOT_A_FEED, f"a {name}, no feed" if name else _what_it_is(text))
    return _found(_read_xml(text, url), "XML that no reader understands")


def _read_xml(text: str, url: str) -> Feed | None:
    """The own reader first; feedparser where repairs changed a lot and it sees more."""
    parsed = parse(text, url)
    feed = None if parsed is None else read_tree(parsed, url)
    if parsed is None or not parsed.repaired or not parsed.complete:
        return feed
    expected = len(_ITEM.findall(text))
    if feed is not None and len(feed.items) >= expected:
        return feed
    lenient = read_lenient(text, url)
    return lenient if lenient is not None and len(lenient.items) > len(feed.items if feed else ()) else feed


def _found(feed: Feed | None, complaint: str) -> Feed:
    if feed is None:
        raise Permanent(FaultCode.NOT_A_FEED, complaint)
    return feed


def _what_it_is(text: str) -> str:
    head = text[:2000].lower()
    return "an HTML page, no feed" if "<html" in head or "<!doctype html" in head or "<body" in head else "no feed element in it"
