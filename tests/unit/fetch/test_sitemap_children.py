"""Polling a sitemap, and an index of them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from publisher import NOT_MODIFIED, START, Publisher, ok, rss

from tasks.errors import FaultCode, Retryable
from tasks.fetch.polling import PollStatus
from tasks.ports.http import Request


class TestSitemaps:
    def sitemap(self, *pages: tuple[str, datetime | None]) -> bytes:
        rows = "".join(
            f"<url><loc>https://news.example/{name}</loc>{f'<lastmod>{at.isoformat()}</lastmod>' if at else ''}</url>" for name, at in pages
        )
        return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</urlset>".encode()

    def index(self, *children: tuple[str, str]) -> bytes:
        rows = "".join(f"<sitemap><loc>https://news.example/{name}</loc><lastmod>{at}</lastmod></sitemap>" for name, at in children)
        return f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</sitemapindex>".encode()

    @pytest.fixture
    def publisher(self):
        return Publisher("https://news.example/sitemap.xml", "sitemap")

    def test_only_the_window_is_taken(self, publisher):
        result = publisher.poll(ok(self.sitemap(("old", START - timedelta(days=30)), ("new", START - timedelta(hours=2)))))
        assert result.new == ("https://news.example/new",)

    def test_children_without_dates_are_asked_with_their_validators_and_once_a_day_outright(self, publisher):
        index = b"<sitemapindex><sitemap><loc>https://news.example/all.xml</loc></sitemap></sitemapindex>"

        def child(request: Request):
            return NOT_MODIFIED if request.etag == '"9"' else ok(self.sitemap(("one", START)), etag='"9"')

        assert publisher.poll(ok(index), child, wait=3600).new == ("https://news.example/one",)
        asked = []
        for _ in range(30):
            assert publisher.poll(ok(index), child, wait=3600).new == ()
            asked.append(publisher.last.etag)
        assert asked == ['"9"'] * 23 + [None] + ['"9"'] * 6

    def test_a_child_that_says_not_modified_to_nobodys_question_breaks_nothing(self, publisher):
        undated = b"<sitemapindex><sitemap><loc>https://news.example/all.xml</loc></sitemap></sitemapindex>"
        assert publisher.poll(ok(undated), NOT_MODIFIED, wait=3600).status is PollStatus.OK
        dated = self.index(("all.xml", START.isoformat()))
        assert publisher.poll(ok(dated), NOT_MODIFIED, wait=3600).status is PollStatus.OK
        assert publisher.poll(ok(undated), NOT_MODIFIED, wait=3600).status is PollStatus.OK
        assert publisher.poll(ok(undated), ok(self.sitemap(("one", START))), wait=3600).new == ("https://news.example/one",)

    def test_a_child_that_fails_is_asked_again_and_hides_no_other(self, publisher):
        index = self.index(("a.xml", START.isoformat()), ("b.xml", (START - timedelta(hours=1)).isoformat()))
        pages = ok(self.sitemap(("one", START)))
        assert publisher.poll(ok(index), Retryable(FaultCode.TIMEOUT), pages, wait=60).new == ("https://news.example/one",)
        publisher.poll(ok(index), ok(self.sitemap(("two", START))), wait=60)
        assert publisher.last.url == "https://news.example/a.xml"

    def test_an_index_reads_children_that_changed_lately_and_each_change_once(self, publisher):
        index = ok(self.index(("2019.xml", "2019-01-01"), ("today.xml", "2025-09-04T09:00:00Z")))
        today = ok(self.sitemap(("new", START)))
        assert publisher.poll(index, today).new == ("https://news.example/new",)
        assert [request.url for request in publisher.asked] == [publisher.url, "https://news.example/today.xml"]
        assert publisher.poll(index).new == ()
        changed = ok(self.index(("today.xml", "2025-09-04T10:00:00Z")))
        assert publisher.poll(changed, ok(self.sitemap(("new", START), ("newer", START)))).new == ("https://news.example/newer",)

    def test_a_child_that_fails_is_asked_again_next_time(self, publisher):
        index = ok(self.index(("today.xml", "2025-09-04T09:00:00Z")), etag='"1"')
        assert publisher.poll(index, Retryable(FaultCode.TIMEOUT)).status is PollStatus.OK
        assert publisher.poll(index, ok(self.sitemap(("new", START)))).new == ("https://news.example/new",)

    def test_a_feed_is_no_sitemap(self, publisher):
        assert publisher.poll(ok(rss("a"))).reason == "not_a_feed"
