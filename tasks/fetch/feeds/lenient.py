"""feedparser as the lenient fallback: for documents that repairs could not make well-formed. Never lets it fetch.

It resolves no entities of the document's own, and sees nothing deeper or larger than the limits here.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

import feedparser

from tasks.fetch.feeds.dates import read_date
from tasks.fetch.feeds.links import with_absolute_links
from tasks.fetch.feeds.markup import too_deep
from tasks.fetch.feeds.model import Feed, FeedItem
from tasks.fetch.feeds.schedule import pace_of
from tasks.fetch.feeds.words import absolute, author_name, distinct, is_web_link, plain

MAX_CHARACTERS = 4 << 20
"""Largest document handed over: about four seconds of it at worst."""


def read_lenient(text: str, url: str) -> Feed | None:
    """The feed as feedparser sees it, None when it sees none, or when damage makes the library itself stumble."""
    if len(text) > MAX_CHARACTERS or too_deep(text):
        return None
    try:
        return _read(text, url)
    except (ValueError, LookupError, TypeError, AttributeError):
        # names that are no names, links that come and go: damaged namespaces meet feedparser where it trusts its own parser
        return None


def _read(text: str, url: str) -> Feed | None:
    # resolve_relative_uris and sanitize_html would run its HTML parsers over every body: slow, and nobody here shows HTML.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    if not found.get("version") and not found.get("entries"):
        return None
    feed = found.feed
    return Feed(
        kind=_kind(found.get("version") or ""),
        items=tuple(_item(entry, url) for entry in found.entries),
        title=plain(feed.get("title")),
        link=absolute(url, feed.get("link")),
        description=feed.get("subtitle") or None,
        language=feed.get("language") or None,
        authors=_authors(feed),
        updated=_moment(feed, "updated"),
        hub=_link_of(feed, "hub", url),
        self_link=_link_of(feed, "self", url),
        next_link=_link_of(feed, "next", url),
        prev_archive=_link_of(feed, "prev-archive", url),
        pace=pace_of(feed.get("ttl"), feed.get("sy_updateperiod"), feed.get("sy_updatefrequency"), (), ()),
        reader="lenient",
    )


def _item(entry: Mapping[str, Any], url: str) -> FeedItem:
    published, updated = _own(entry, "published"), _own(entry, "updated")
    identity = entry.get("id") or ""
    original = entry.get("feedburner_origlink")
    contents = [(part.get("value"), part.get("base") or url) for part in entry.get("content", ()) if part.get("value")]
    link = original if is_web_link(original) else absolute(url, entry.get("link")) or (identity if is_web_link(identity) else None)
    return FeedItem(
        id=identity,
        link=link,
        title=plain(entry.get("title")),
        summary=with_absolute_links(entry.get("summary") or None, link or url),
        content=with_absolute_links(*contents[0]) if contents else None,
        published=_moment(entry, "published"),
        published_text=published or None,
        updated=_moment(entry, "updated"),
        updated_text=updated or None,
        authors=_authors(entry),
        topics=distinct(plain(tag.get("term") or tag.get("label")) for tag in entry.get("tags", ())),
        enclosures=distinct(absolute(url, file.get("href")) for file in entry.get("enclosures", ())),
    )


def _authors(holder: Mapping[str, Any]) -> tuple[str, ...]:
    people = [author_name(person.get("name") or person.get("email")) for person in holder.get("authors", ()) if person]
    return distinct(people) or distinct([author_name(holder.get("author"))])


def _own(holder: Mapping[str, Any], name: str) -> Any:
    """A value without the library's substitute of published for updated."""
    return dict.get(cast("dict[str, Any]", holder), name)


def _moment(holder: Mapping[str, Any], name: str) -> datetime | None:
    parsed = _own(holder, f"{name}_parsed")
    if parsed is None:
        return read_date(_own(holder, name))
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (ValueError, TypeError):
        return None


def _link_of(holder: Mapping[str, Any], rel: str, url: str) -> str | None:
    return next((absolute(url, link.get("href")) for link in holder.get("links", ()) if link.get("rel") == rel), None)


def _kind(version: str) -> str:
    if version.startswith("atom"):
        return "atom"
    if version == "cdf":
        return "cdf"
    return "rdf" if version in {"rss10", "rss090", "rss11"} else "rss"
