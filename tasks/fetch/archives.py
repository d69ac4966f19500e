"""Older entries of a feed, on request: archived feeds (RFC 5005 section 4), paged feeds (section 3), JSON Feed's next_url."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.errors import Fault
from tasks.fetch.feeds import Feed, read_feed
from tasks.fetch.polling import ACCEPT
from tasks.ports.http import Http, Request

MAX_PAGES = 100
"""Documents read in one go."""


def read_archives(url: str, *, http: Http, most: int = MAX_PAGES) -> Iterator[Feed]:
    """The feed at ``url``, then each older document that the one before names, ``most`` in all.

    A loop ends it, and so does an older document that cannot be had. Raises the Fault of the first one.
    """
    asked: set[str] = set()
    where: str | None = url
    while where is not None and where not in asked and len(asked) < most:
        asked.add(where)
        try:
            response = http.get(Request(where, accept=ACCEPT))
            feed = read_feed(response.content, url=response.url, content_type=response.headers.get("content-type", ""))
        except Fault:
            if len(asked) == 1:
                raise
            return
        yield feed
        where = feed.prev_archive or feed.next_link
