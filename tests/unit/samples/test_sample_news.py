"""The sample news: complete, invented, and served as a news site would serve it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import httpx
import pytest

from worker.samples.catalogue import FOLDER, all_pages
from worker.samples.drops import copy_drops, sample_drops
from worker.samples.feed import render_feed
from worker.samples.site import SampleSite

HOSTS_OF_FORMATS = {"schema.org"}


@pytest.fixture
def site() -> Iterator[SampleSite]:
    with SampleSite(port=0) as opened:
        yield opened


def test_catalogue_and_folder_agree() -> None:
    listed = {name for page in all_pages() for name in (page.file, page.revised_file) if name}
    assert listed == {entry.name for entry in FOLDER.joinpath("pages").iterdir()}
    assert len({page.path for page in all_pages()}) == len(all_pages())


@pytest.mark.parametrize("page", [page for page in all_pages() if page.file], ids=lambda page: page.path)
def test_a_page_names_its_own_address_and_invented_hosts_only(page) -> None:
    text = page.html("http://base.example").decode()
    assert "{base}" not in text
    canonical = re.findall(r'(?:rel="canonical" href|og:url" content|mainEntityOfPage" href|mainEntityOfPage": ?)="?([^"]+)"', text)
    assert all(url == f"http://base.example{page.path}" for url in canonical)
    hosts = {urlsplit(url).hostname for url in re.findall(r'https?://[^"\s<]+', text)}
    assert all(host.endswith(".example") for host in hosts - HOSTS_OF_FORMATS)


def test_feed_lists_every_page_newest_first() -> None:
    feed = feedparser.parse(render_feed(all_pages(), "http://base.example"))
    assert not feed.bozo
    assert {urlsplit(entry.link).path for entry in feed.entries} == {page.path for page in all_pages()}
    moments = [entry.published_parsed for entry in feed.entries]
    assert moments == sorted(moments, reverse=True)


def test_feed_says_when_a_page_was_revised() -> None:
    before, after = (feedparser.parse(render_feed(all_pages(), "http://base.example", revised=revised)) for revised in (False, True))
    assert not any("updated" in entry for entry in before.entries)
    assert [urlsplit(entry.link).path for entry in after.entries if "updated" in entry] == ["/courier/harbour-bridge"]


def test_every_listed_page_is_served_but_the_one_that_is_gone(site: SampleSite) -> None:
    with httpx.Client() as client:
        status = {urlsplit(url).path: client.get(url).status_code for url in site.page_urls}
    gone = {page.path for page in all_pages() if page.file is None}
    assert status == {page.path: 404 if page.path in gone else 200 for page in all_pages()}


def test_what_is_known_is_not_sent_again(site: SampleSite) -> None:
    first = httpx.get(site.feed_url)
    again = httpx.get(site.feed_url, headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_one_page_changes_at_its_address_and_the_feed_with_it(site: SampleSite) -> None:
    url = f"{site.base_url}/courier/harbour-bridge"
    before, feed = httpx.get(url), httpx.get(site.feed_url)
    site.revise()
    after = httpx.get(url, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert "twelve months" in before.text
    assert "fourteen months" in after.text
    assert httpx.get(site.feed_url, headers={"If-None-Match": feed.headers["etag"]}).status_code == 200


def test_it_changes_by_itself_when_asked_to() -> None:
    with SampleSite(port=0, revise_after=0) as site:
        assert site.revised


def test_a_taken_port_is_no_obstacle(site: SampleSite) -> None:
    with SampleSite(port=site.port) as second:
        assert second.port != site.port
        assert httpx.head(second.feed_url).status_code == 200


def test_a_closed_site_says_so() -> None:
    with pytest.raises(RuntimeError, match="with block"):
        _ = SampleSite().base_url


def test_drops_appear_whole_and_leave_nothing_behind(tmp_path: Path) -> None:
    placed = copy_drops(tmp_path / "drop")
    assert {path.name: path.read_bytes() for path in placed} == sample_drops()
    assert sorted((tmp_path / "drop").iterdir()) == sorted(placed)


def test_drops_hold_what_the_tour_shows() -> None:
    """An exact duplicate, an empty file, a binary one, an old charset, and a JSON Lines file with one broken line."""
    drops = sample_drops()
    assert drops["fish-market.txt"] == drops["fish-market-again.txt"]
    assert drops["empty-wire.txt"] == b""
    assert b"\0" in drops["holiday-photo.txt"]
    with pytest.raises(UnicodeDecodeError):
        drops["ble-oublie.txt"].decode()
    lines = drops["archive.jsonl"].decode().splitlines()
    assert sum(_is_json(line) for line in lines) == len(lines) - 1


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True
