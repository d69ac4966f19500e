"""Finding a site's feeds: what its page names, and where nothing is named, the usual places that answer with a feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tasks.errors import Fault
from tasks.fetch.discover import FoundFeed, feed_links, guesses
from tasks.fetch.feeds import read_feed
from tasks.fetch.polling import ACCEPT
from tasks.ports.http import Http, Request, Response

BUDGET = 60.0
"""Seconds for all the usual places together."""


@dataclass(frozen=True, slots=True)
class LivingFeed:
    """A feed that was read: where it is now, what it calls itself, how many entries it shows."""

    url: str
    title: str | None
    entries: int
    stated: bool
    """False for one that no page named."""


def find_feeds(url: str, *, http: Http) -> Iterator[LivingFeed]:
    """The feeds of the site at ``url``, best first, each one read. ``url`` may be a feed itself.

    Raises the Fault of the page; a place that holds no feed is passed over.
    """
    page = http.get(Request(url))
    itself = _living(FoundFeed(url), page)
    if itself is not None:
        yield itself
        return
    named = feed_links(page.content, url=page.url, content_type=page.headers.get("content-type", ""))
    yield from _living_ones(named or guesses(page.url), http)


def _living_ones(places: tuple[FoundFeed, ...], http: Http) -> Iterator[LivingFeed]:
    asked = http.get_many([Request(place.url, accept=ACCEPT) for place in places], budget=BUDGET)
    answers = {index: answer for index, answer in asked if isinstance(answer, Response)}
    seen: set[str] = set()
    for index in sorted(answers):
        found = _living(places[index], answers[index])
        if found is not None and found.url not in seen:
            seen.add(found.url)
            yield found


def _living(place: FoundFeed, answer: Response) -> LivingFeed | None:
    try:
        feed = read_feed(answer.content, url=answer.url, content_type=answer.headers.get("content-type", ""))
    except Fault:
        return None
    return LivingFeed(answer.permanent_url, place.title or feed.title, len(feed.items), place.stated)
