"""Sitemaps, feed discovery, OPML, the Link header, and the registry of source kinds."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Fault, FaultCode, Permanent
from tasks.fetch.discover import WELL_KNOWN, feed_links, guesses
from tasks.fetch.feeds import FeedItem
from tasks.fetch.look import LookWorld, Source
from tasks.fetch.opml import Outline, read_opml, write_opml
from tasks.fetch.polled import hints_of
from tasks.fetch.sitemap_children import children_to_read
from tasks.fetch.sitemaps import Child, read_sitemap, within
from tasks.fetch.sources import kinds, look
from tasks.fetch.weblinks import link_of

NOW = datetime(2025, 9, 4, 12, tzinfo=UTC)
URL = "https://news.example/sitemap.xml"
NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://news.example/a?x=1&amp;y=2 </loc><lastmod>2025-09-04T10:00:00+02:00</lastmod><image:image><image:loc>i.jpg</image:loc></image:image>
<news:news><news:publication><news:name>N</news:name><news:language>de</news:language></news:publication>
<news:publication_date>2025-09-04</news:publication_date><news:title>Ein &amp; Zwei</news:title><news:keywords>Hafen, Wind</news:keywords></news:news></url>
<url><loc>/relative</loc></url><url><loc></loc></url><url><loc>ftp://x.example/</loc></url></urlset>"""


class TestSitemap:
    def test_news_rows(self):
        one, two = read_sitemap(NEWS.encode(), url=URL).items
        assert (one.link, one.title, one.language) == ("https://news.example/a?x=1&y=2", "Ein & Zwei", "de")
        assert (one.published, one.topics) == (datetime(2025, 9, 4, tzinfo=UTC), ("Hafen", "Wind"))
        assert two.link == "https://news.example/relative"

    def test_gzipped(self):
        assert len(read_sitemap(gzip.compress(NEWS.encode()), url=URL).items) == 2

    def test_plain_text(self):
        assert [item.link for item in read_sitemap(b"https://a.example/1\n\nhttps://a.example/2\n", url=URL).items] == [
            "https://a.example/1",
            "https://a.example/2",
        ]

    def test_an_index(self):
        document = b"<sitemapindex><sitemap><loc>https://a.example/1.xml.gz</loc><lastmod>2025-09-01</lastmod></sitemap></sitemapindex>"
        assert read_sitemap(document, url=URL).children == (
            Child("https://a.example/1.xml.gz", datetime(2025, 9, 1, tzinfo=UTC), "2025-09-01"),
        )

    def test_a_cut_one_keeps_whole_rows(self):
        sitemap = read_sitemap(NEWS[: NEWS.index("<url><loc>/rel") + 12].encode(), url=URL)
        assert (len(sitemap.items), sitemap.complete) == (1, False)

    @pytest.mark.parametrize("document", [b"", b"words", b"<html/>", b"<rss><channel/></rss>", b"{}"])
    def test_what_is_none(self, document):
        with pytest.raises(Permanent) as caught:
            read_sitemap(document, url=URL)
        assert caught.value.code is FaultCode.NOT_A_FEED

    def test_the_window(self):
        def page(**dates):
            return FeedItem(id="x", link="https://a.example/x", **dates)

        old, new, future = NOW - timedelta(days=9), NOW - timedelta(hours=9), NOW + timedelta(days=9)
        pages = [page(published=old, updated=new), page(updated=new), page(), page(published=future), page(published=new, updated=old)]
        assert within(pages, NOW, timedelta(days=2)) == (pages[1], pages[2], pages[4])

    def test_children_newest_first_and_not_twice(self):
        def child(name: str, days: float | None) -> Child:
            at = None if days is None else NOW - timedelta(days=days)
            return Child(name, at, at and at.isoformat())

        children = [child("old", 40), child("b", 2), child("a", 1), child("u1", None), child("u2", None)]
        window = timedelta(days=3)
        assert [one.url for one in children_to_read(children, {}, NOW, window, 3)] == ["a", "b", "u2"]
        known = {"a": children[2].changed_text or ""}
        assert [one.url for one in children_to_read(children, known, NOW, window, 9)] == ["b", "u2", "u1"]

    def test_children_without_dates_take_turns(self):
        children, known, read = [Child(name) for name in "abcde"], {}, []
        for step in range(6):
            turn = children_to_read(children, known, NOW, timedelta(days=3), 2)
            read += [one.url for one in turn]
            known |= {one.url: [NOW.timestamp() + step, 0, None, None] for one in turn}
        assert read[:5] == list("edcba")
        assert {name: read.count(name) for name in "abcde"} == {"a": 2, "b": 2, "c": 2, "d": 3, "e": 3}

    @given(st.binary(max_size=200))
    def test_random_bytes(self, content):
        try:
            read_sitemap(content, url=URL)
        except Fault as fault:
            code = fault.code
        else:
            return
        assert code in {FaultCode.NOT_A_FEED, FaultCode.BAD_ENCODING, FaultCode.SHORT_BODY}


class TestDiscovery:
    def test_links_in_order_of_rank_comments_last(self):
        page = b"""<html><head><base href="/site/">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="comments/feed">
        <link rel="alternate" type="text/html" hreflang="de" href="/de"><link rel="alternate stylesheet" type="text/css" href="x.css">
        <link rel="ALTERNATE" type="application/json" href="/feed.json"><link rel="alternate" type="application/atom+xml; charset=utf-8" href="atom.xml">
        </head><body><a rel="feed" href="//other.example/rss">x</a></body></html>"""
        found = [feed.url for feed in feed_links(page, url="https://news.example/")]
        assert found == [
            "https://news.example/site/atom.xml",
            "https://other.example/rss",
            "https://news.example/feed.json",
            "https://news.example/site/comments/feed",
        ]

    def test_guesses(self):
        assert guesses("https://news.example/a/b")[0].url == "https://news.example/feed"
        assert len(guesses("https://news.example/")) == len(WELL_KNOWN)

    @given(st.binary(max_size=300))
    def test_random_pages(self, page):
        feed_links(page, url="https://news.example/")


class TestOpml:
    LIST = (
        Outline("https://a.example/f?x=1&y=2", "A & B", "https://a.example/", ("News", "Wörld")),
        Outline("https://b.example/f", None, None, ()),
        Outline("https://c.example/f", "C", None, ("News",)),
    )

    def test_comes_back(self):
        back = read_opml(write_opml(self.LIST)).outlines
        assert {one.feed_url: (one.page_url, one.folder) for one in back} == {one.feed_url: (one.page_url, one.folder) for one in self.LIST}
        assert back[0].title == "A & B"

    def test_sloppy_ones(self):
        document = b"<opml><body><outline title='F'><outline XMLURL='https://a.example/f' text='A & B'/><outline xmlUrl='nope'/></outline></body></opml>"
        listed = read_opml(document)
        assert listed.outlines == (Outline("https://a.example/f", "A & B", None, ("F",)),)
        assert listed.refused == ("nope",)

    @pytest.mark.parametrize(
        ("said", "meant"),
        [
            ("feed://a.example/f", "http://a.example/f"),
            ("feed:https://a.example/f", "https://a.example/f"),
            ("FEED:http://a.example/f", "http://a.example/f"),
        ],
    )
    def test_an_address_for_feed_readers_is_the_one_behind_it(self, said, meant):
        document = f"<opml><body><outline xmlUrl='{said}'/></body></opml>".encode()
        assert [one.feed_url for one in read_opml(document).outlines] == [meant]

    def test_what_is_none(self):
        with pytest.raises(Permanent):
            read_opml(b"<rss/>")


@pytest.mark.parametrize(
    ("header", "hub"),
    [
        ('<https://h.example/>; rel="hub"', "https://h.example/"),
        ('<https://s.example/>; rel=self, </hub>; title="a, b"; rel="x hub"', "https://news.example/hub"),
        ('<https://h.example/>; rel="not-hub"', None),
        ("", None),
        ("<<<;;;", None),
    ],
)
def test_link_header(header, hub):
    assert link_of({"link": header}, "hub", "https://news.example/feed") == hub


class _Silent:
    def get(self, _request):
        raise Permanent(FaultCode.NOT_FOUND, "404")


class TestKinds:
    def test_the_folder_is_the_registry(self):
        assert set(kinds()) >= {"feed", "sitemap", "folder"}

    @pytest.mark.parametrize("kind", sorted(kinds()))
    def test_every_kind_says_what_it_is_and_survives_an_empty_world(self, kind, tmp_path):
        assert kinds()[kind].__doc__
        location = str(tmp_path / "nowhere") if kind == "folder" else "https://news.example/nothing"
        found = look(Source("x", kind, location), LookWorld(_Silent(), NOW))
        assert found.status == "error"
        assert found.fault is not None
        assert found.next_after is not None
        assert found.why

    def test_an_unknown_kind_is_named(self):
        with pytest.raises(Permanent, match="carrier pigeon"):
            look(Source("x", "carrier pigeon", ""), LookWorld(_Silent(), NOW))


def test_hints_are_cut_to_sensible_lengths():
    item = FeedItem(id="x" * 9999, title="t" * 9999, authors=("a" * 999,) * 99, published_text="Thu")
    hints = hints_of(item)
    assert (len(hints.guid), len(hints.title), len(hints.authors), hints.published) == (500, 500, 30, "Thu")
