"""Polling a real server: listings, conditional requests, moves and ends, as the outside sees them."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta

import pytest

from tasks.fetch.look import LookWorld, Source
from tasks.fetch.polling import poll
from tasks.fetch.sources import look

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
FEED = b"<rss version='2.0'><channel><title>t</title><item><guid>1</guid><link>/1</link><title>One</title></item></channel></rss>"


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/feed.xml", "feed"), ("/atom.xml", "feed"), ("/feed.json", "feed"), ("/sitemap.xml", "sitemap"), ("/sitemap-index.xml", "sitemap")],
)
def test_every_listing_is_read_once_and_then_unchanged(http, site, path, kind):
    first = poll(site.url(path), None, NOW, http=http, kind=kind)
    assert (first.status, len(first.new)) == ("ok", 50)
    assert {item.link for item in first.items} == {site.url(f"/article/{number}.html") for number in range(50)}
    assert all(item.title and item.published for item in first.items)
    again = poll(first.url, json.loads(json.dumps(first.state)), NOW + timedelta(hours=1), http=http, kind=kind)
    assert (again.status, again.new, again.http_status) == ("unchanged", (), 304)


def test_news_is_found(http, site):
    first = poll(site.url("/feed.xml"), None, NOW, http=http)
    site.articles += 3
    again = poll(first.url, first.state, NOW, http=http)
    assert again.new == ("story-52", "story-51", "story-50")


def test_a_move_is_followed_once_it_leads_to_a_feed(http, site, reply):
    site.script("/old", reply.redirect(301, "/parked"), reply.redirect(301, "/parked"), reply.redirect(301, "/feed.xml"))
    site.script("/parked", reply.Reply(b"<html>parked</html>"))
    state = None
    for _ in range(2):
        result = poll(site.url("/old"), state, NOW, http=http)
        assert (result.status, result.url) == ("error", site.url("/old"))
        state = result.state
    assert poll(site.url("/old"), state, NOW, http=http).url == site.url("/feed.xml")


def test_gone(http, site):
    result = poll(site.url("/status/410"), None, NOW, http=http)
    assert (result.status, result.reason, result.next_after) == ("gone", "gone", None)


@pytest.mark.parametrize(
    "path", ["/deep.xml", "/gzipbomb", "/truncated", "/short", "/garbage", "/", "/status/500", "/loop", "/huge?bytes=30000000"]
)
def test_errors_are_named_and_asked_again(http, site, path):
    result = poll(site.url(path), None, NOW, http=http)
    assert (result.status, result.new) == ("error", ())
    assert result.reason
    assert result.next_after >= 300


def test_billion_laughs_are_a_feed_without_the_laughs(http, site):
    assert poll(site.url("/laughs.xml"), None, NOW, http=http).new == ("1",)


@pytest.mark.parametrize("content_type", ["text/html", "text/plain", "application/octet-stream", ""])
def test_labels_do_not_matter(http, site, reply, content_type):
    site.script("/f", reply.Reply(FEED, headers={"Content-Type": content_type}))
    result = poll(site.url("/f"), None, NOW, http=http)
    assert result.items[0].link == site.url("/1")


def test_a_feed_that_is_a_gzip_file(http, site, reply):
    site.script("/f.xml.gz", reply.Reply(gzip.compress(FEED), headers={"Content-Type": "application/gzip"}))
    assert poll(site.url("/f.xml.gz"), None, NOW, http=http).new == ("1",)


def test_delta_encoding(http, site, reply):
    site.script(
        "/f", reply.Reply(FEED, headers={"ETag": '"1"'}), reply.Reply(FEED.replace(b">1<", b">2<"), 226, {"ETag": '"2"', "IM": "feed"})
    )
    first = poll(site.url("/f"), None, NOW, http=http)
    assert poll(site.url("/f"), first.state, NOW, http=http).new == ("2",)
    assert site.last("/f").headers["a-im"] == "feed"


def test_a_source_gives_pages_oldest_first_with_hints(http, site):
    found = look(Source("courier", "feed", site.url("/feed.xml")), LookWorld(http, NOW))
    assert (found.status, found.title, len(found.found)) == ("ok", "The Loopback Courier", 50)
    assert found.found[0].url == site.url("/article/0.html")
    hints = found.found[0].hints
    assert hints.guid == "story-0"
    assert hints.published.startswith("Sun, 01 Jun 2025")
    assert hints.authors
    assert "expected every" in found.why


def test_pages_listed_are_articles(http, site):
    from tasks.ports.http import Request

    found = look(Source("courier", "sitemap", site.url("/sitemap.xml")), LookWorld(http, NOW))
    answers = dict(http.get_many([Request(one.url) for one in found.found], budget=30))
    assert all(b"NewsArticle" in answer.content for answer in answers.values())
