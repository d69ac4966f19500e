"""robots.txt: its rules, and what its own failures mean (RFC 9309 section 2.3.1)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import FaultCode, Permanent, Retryable
from tasks.fetch.robots import (
    GIVE_UP,
    KEEP,
    MAX_DELAY,
    Robots,
    crawl_delay,
    may_fetch,
    read_answer,
    refusal,
    robots_url,
    sitemaps_of,
)
from tasks.ports.http import Response

NOW = datetime(2025, 9, 4, tzinfo=UTC)
US = "wiredesk/0.1 (+https://desk.example/about)"
URL = "https://news.example/world/1.html"


def rules(text: str, media_type: str = "text/plain", before: Robots | None = None) -> Robots:
    answer = Response(200, robots_url(URL), robots_url(URL), {"content-type": media_type}, text.encode(), NOW)
    return read_answer(answer, NOW, before)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /world", False),
        ("User-agent: *\nDisallow: /world\nAllow: /world/1", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: wiredesk\nAllow: /", True),
        ("User-agent: WireDesk\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: other\nDisallow: /", True),
        ("User-agent: *\nDisallow: /*.html$", False),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("User-agent: *\r\nDisallow: /\r\n", False),
        ("<html>not found</html>", True),
        ("complete nonsense", True),
    ],
)
def test_rules(text, allowed):
    assert may_fetch(rules(text), URL, US) is allowed


def test_an_error_page_served_as_200_is_no_rules():
    assert may_fetch(rules("User-agent: *\nDisallow: /", "text/html"), URL, US)


def test_no_rules_known():
    assert may_fetch(None, URL, US)
    assert crawl_delay(None, US) == 0
    assert sitemaps_of(None) == ()


@pytest.mark.parametrize(
    "code", [FaultCode.NOT_FOUND, FaultCode.GONE, FaultCode.REFUSED, FaultCode.CLIENT_ERROR, FaultCode.TOO_MANY_REDIRECTS]
)
def test_unavailable_means_no_rules(code):
    robots = read_answer(Permanent(code), NOW)
    assert may_fetch(robots, URL, US)
    assert robots.until == NOW + KEEP


@pytest.mark.parametrize(
    "code", [FaultCode.SERVER_ERROR, FaultCode.TIMEOUT, FaultCode.DNS_FAILED, FaultCode.CONNECT_FAILED, FaultCode.RATE_LIMITED]
)
def test_unreachable_means_closed(code):
    robots = read_answer(Retryable(code), NOW)
    assert not may_fetch(robots, URL, US)
    assert NOW < robots.until <= NOW + KEEP


def test_rules_known_from_before_hold_while_it_is_unreachable():
    before = rules("User-agent: *\nDisallow: /private")
    after = read_answer(Retryable(FaultCode.TIMEOUT), NOW, before)
    assert may_fetch(after, URL, US)
    assert not may_fetch(after, "https://news.example/private", US)


def test_a_month_of_silence_does_not_close_a_host_for_ever():
    robots, at = None, NOW
    while at < NOW + GIVE_UP:
        robots = read_answer(Retryable(FaultCode.TIMEOUT), at, robots)
        assert not may_fetch(robots, URL, US)
        at = robots.until
    assert may_fetch(read_answer(Retryable(FaultCode.TIMEOUT), at, robots), URL, US)


def test_an_answer_ends_the_silence():
    closed = read_answer(Retryable(FaultCode.TIMEOUT), NOW)
    assert rules("", before=closed).failing_since is None


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 5", 5),
        ("User-agent: *\nCrawl-delay: 0.5", 0.5),
        ("User-agent: wiredesk\nCrawl-delay: 7\n\nUser-agent: *\nCrawl-delay: 90", 7),
        ("User-agent: *\nRequest-rate: 1/30", 30),
        ("User-agent: *\nCrawl-delay: 99999", MAX_DELAY),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: *\nCrawl-delay: -4", 0),
    ],
)
def test_crawl_delay(text, delay):
    assert crawl_delay(rules(text), US) == delay


def test_sitemaps_are_named():
    assert sitemaps_of(rules("Sitemap: https://news.example/s.xml")) == ("https://news.example/s.xml",)


@pytest.mark.parametrize(
    ("url", "where"),
    [(URL, "https://news.example/robots.txt"), ("http://u:p@a.example:8080/x?y", "http://a.example:8080/robots.txt")],
)
def test_where_the_rules_stand(url, where):
    assert robots_url(url) == where


def test_a_refusal_is_a_named_outcome():
    assert refusal(URL).code is FaultCode.ROBOTS


@given(st.binary(max_size=300))
def test_no_text_is_too_strange(content):
    answer = Response(200, "", "", {}, content, NOW)
    robots = read_answer(answer, NOW)
    may_fetch(robots, URL, US)
    assert 0 <= crawl_delay(robots, US) <= MAX_DELAY


def test_until_moves_on(monkeypatch):
    assert read_answer(Retryable(FaultCode.RATE_LIMITED, after=10**9), NOW).until == NOW + timedelta(days=1)
