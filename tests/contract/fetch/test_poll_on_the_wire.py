"""Polling a real server: listings, conditional requests, moves and ends, as the outside sees them."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta

import pytest

from tasks.fetch.look import LookWorld, Source
from tasks.fetch.polling import PollAsk, poll, poll_many
from tasks.fetch.sources import look, look_many

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
    ("hops", "status"),
    [
        ((301,), "gone"),
        ((308, 301), "gone"),
        ((302,), "error"),
        ((303,), "error"),
        ((307,), "error"),
        ((301, 302), "error"),
        ((302, 301), "error"),
    ],
)
def test_gone_behind_a_detour_of_today_is_no_end(http, site, reply, hops, status):
    for place, code in enumerate(hops):
        site.script(f"/hop{place}", reply.redirect(code, f"/hop{place + 1}" if place + 1 < len(hops) else "/status/410"))
    result = poll(site.url("/hop0"), None, NOW, http=http)
    assert (result.status, result.next_after is None, result.url) == (status, status == "gone", site.url("/hop0"))


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


class TestManyAtOnce:
    def test_each_comes_once_and_as_alone(self, http, hosts):
        asks = [PollAsk(hosts.url(f"/feed.xml?n={number}", f"127.0.0.{number % 8 + 1}")) for number in range(20)]
        asks += [PollAsk(hosts.url("/sitemap-index.xml"), kind="sitemap"), PollAsk(hosts.url("/status/404")), PollAsk("no url")]
        results = dict(poll_many(asks, NOW, http=http, budget=30))
        assert sorted(results) == list(range(23))
        assert [str(results[place].status) for place in (0, 20, 21, 22)] == ["ok", "ok", "error", "error"]
        assert results[0] == poll(asks[0].url, None, NOW, http=http)
        again = [PollAsk(asks[place].url, results[place].state) for place in range(20)]
        assert {result.http_status for _, result in poll_many(again, NOW, http=http, budget=30)} == {304}

    def test_a_slow_host_holds_nobody_up(self, http, hosts, reply):
        hosts.script("/slow.xml", reply.Reply(FEED, delay=1.5))
        asks = [PollAsk(hosts.url("/slow.xml"))] + [PollAsk(hosts.url("/feed.xml", f"127.0.0.{number}")) for number in range(2, 9)]
        order = [index for index, _ in poll_many(asks, NOW, http=http, budget=30)]
        assert order[-1] == 0

    def test_what_is_gone_is_not_asked_and_what_is_not_begun_is_said(self, http, site):
        gone = poll(site.url("/status/410"), None, NOW, http=http)
        results = dict(poll_many([PollAsk(site.url("/status/410"), gone.state), PollAsk(site.url("/feed.xml"))], NOW, http=http, budget=0))
        assert results[0].status == "gone"
        assert results[1] is None
        assert site.counts["/status/410"] == 1

    def test_sources_of_all_kinds(self, http, hosts, tmp_path):
        (tmp_path / "story.txt").write_text("a story")
        sources = [
            Source("a", "feed", hosts.url("/feed.xml")),
            Source("b", "folder", str(tmp_path)),
            Source("c", "sitemap", hosts.url("/sitemap.xml", "127.0.0.2")),
            Source("d", "feed", hosts.url("/status/500", "127.0.0.3")),
        ]
        looks = dict(look_many(sources, LookWorld(http, NOW), 30))
        assert [looks[place].status for place in range(4)] == ["ok", "ok", "ok", "error"]
        assert looks[1].claims[0].name == "story.txt"
