"""A site's feeds are found: those its page names, itself, or those in the usual places."""

import pytest

from tasks.errors import FaultCode, Permanent
from tasks.fetch.finding import find_feeds


def the_feeds(url, http):
    return [(feed.url, feed.entries, feed.stated) for feed in find_feeds(url, http=http)]


def test_a_page_names_its_feeds_and_dead_ones_are_passed_over(site, http, reply):
    links = '<link rel="alternate" type="application/rss+xml" href="/feed.xml"><link rel="alternate" type="application/atom+xml" href="/nothing">'
    url = site.script(
        "/front", reply.Reply(f"<html><head>{links}</head><body>News</body></html>".encode(), headers={"Content-Type": "text/html"})
    )
    [(found, entries, stated)] = the_feeds(url, http)
    assert (found, stated) == (site.url("/feed.xml"), True)
    assert entries > 0


def test_a_feed_is_its_own_feed(site, http):
    assert [found for found, _, _ in the_feeds(site.url("/atom.xml"), http)] == [site.url("/atom.xml")]


def test_where_nothing_is_named_the_usual_places_are_tried(site, http, reply):
    url = site.script("/bare", reply.Reply(b"<html><body>News</body></html>", headers={"Content-Type": "text/html"}))
    found = the_feeds(url, http)
    assert site.url("/feed.xml") in [where for where, _, _ in found]
    assert not any(stated for _, _, stated in found)


def test_a_page_that_cannot_be_had_says_why(site, http):
    with pytest.raises(Permanent) as caught:
        the_feeds(site.url("/status/404"), http)
    assert caught.value.code is FaultCode.NOT_FOUND
