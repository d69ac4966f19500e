"""What a polled document lists, whether it is a feed, a sitemap, or a sitemap index with the sitemaps it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tasks.errors import Fault
from tasks.fetch.body import gunzip
from tasks.fetch.feeds import FeedItem, FeedPace, read_feed
from tasks.fetch.sitemap_children import Marks, children_to_read, mark_after, request_for
from tasks.fetch.sitemaps import Sitemap, read_sitemap, within
from tasks.ports.http import Http, Response

MAX_ITEMS = 20_000
"""Entries of one document that are looked at: the first ones."""

MAX_FEED = 64 << 20
"""Bytes of a feed that is itself a gzip file."""

MAX_CHILDREN = 500
"""Children of an index that are remembered."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries, and what the document says of itself."""

    items: tuple[FeedItem, ...]
    complete: bool = True
    pace: FeedPace = field(default_factory=FeedPace)
    hub: str | None = None
    self_link: str | None = None
    title: str | None = None
    children: dict[str, Any] = field(default_factory=dict)


def read_listing(response: Response, kind: str, known: Marks, now: datetime, *, http: Http, rules: tuple[float, int]) -> Listing:
    """Read a response as ``kind`` (feed or sitemap). ``rules``: window in days, children read at once. Raises a Fault."""
    content_type = response.headers.get("content-type", "")
    if kind != "sitemap":
        return _of_feed(gunzip(response.content, max_content=MAX_FEED), response.url, content_type)
    days, most = rules
    sitemap = read_sitemap(response.content, url=response.url, content_type=content_type)
    window = timedelta(days=days)
    if not sitemap.children:
        return Listing(within(sitemap.items, now, window)[:MAX_ITEMS], complete=sitemap.complete)
    return _of_index(sitemap, known, now, window, most, http)


def _of_feed(content: bytes, url: str, content_type: str) -> Listing:
    feed = read_feed(content, url=url, content_type=content_type)
    return Listing(
        items=feed.items[:MAX_ITEMS],
        complete=feed.complete,
        pace=feed.pace,
        hub=feed.hub,
        self_link=feed.self_link,
        title=feed.title,
    )


def _of_index(index: Sitemap, known: Marks, now: datetime, window: timedelta, most: int, http: Http) -> Listing:
    """Entries of the children worth reading now. A child that fails is read again next time; the others stand."""
    read = dict(known)
    items: list[FeedItem] = []
    complete = index.complete
    for child in children_to_read(index.children, known, now, window, most):
        try:
            response = http.get(request_for(child, known, now))
            items.extend(_of_child(response, now, window))
        except Fault:
            complete = False
            continue
        read[child.url] = mark_after(child, known, response, now)
    named = [child.url for child in index.children if child.url in read][-MAX_CHILDREN:]
    return Listing(tuple(items[:MAX_ITEMS]), complete=complete, children={url: read[url] for url in named})


def _of_child(response: Response, now: datetime, window: timedelta) -> tuple[FeedItem, ...]:
    if response.status == 304:
        return ()
    sitemap = read_sitemap(response.content, url=response.url, content_type=response.headers.get("content-type", ""))
    return within(sitemap.items, now, window)
