"""Archives of a feed, followed on request."""

from __future__ import annotations

import pytest

from tasks.errors import Fault, Permanent
from tasks.fetch.archives import read_archives


def rss(name: str, links: str) -> bytes:
    space = "xmlns:a='http://www.w3.org/2005/Atom'"
    return f"<rss version='2.0' {space}><channel>{links}<item><guid>{name}</guid><title>{name}</title></item></channel></rss>".encode()


def test_archives_are_followed_and_loops_end(http, site, reply):
    site.script("/f", reply.Reply(rss("now", "<a:link rel='prev-archive' href='/old'/>")))
    site.script("/old", reply.Reply(rss("old", "<a:link rel='prev-archive' href='/older'/>")))
    site.script("/older", reply.Reply(rss("older", "<a:link rel='prev-archive' href='/f'/>")))
    assert [feed.items[0].id for feed in read_archives(site.url("/f"), http=http)] == ["now", "old", "older"]
    assert len(list(read_archives(site.url("/f"), http=http, most=2))) == 2


def test_an_archive_that_is_gone_ends_it_and_a_feed_that_is_gone_is_a_fault(http, site, reply):
    site.script("/f", reply.Reply(rss("now", "<a:link rel='next' href='/status/404'/>")))
    assert len(list(read_archives(site.url("/f"), http=http))) == 1
    with pytest.raises(Fault) as caught:
        list(read_archives(site.url("/status/404"), http=http))
    assert isinstance(caught.value, Permanent)
