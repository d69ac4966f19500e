"""Feeds read per CPU second, ours against feedparser (and other readers that happen to be installed): ``python benchmarks/fetch/feeds.py``."""

from __future__ import annotations

import importlib
import io
import sys
from html import escape
from pathlib import Path

import feedparser
from peers import ROOT, measure, table

sys.path.insert(0, str(ROOT / "tests" / "site"))

from articles import Article, article
from listings import atom, sitemap

from tasks.fetch.feeds import read_feed
from tasks.fetch.sitemaps import read_sitemap

URL = "https://news.example/feed"
STORIES = [article(number) for number in range(40)]


def rss(stories: list[Article]) -> bytes:
    """A feed as newspapers make them: full text, media, Dublin Core."""
    items = "".join(
        f"<item><title>{escape(story.headline)}</title><link>https://news.example{story.path}</link><guid>https://news.example{story.path}</guid>"
        f"<pubDate>{story.published:%a, %d %b %Y %H:%M:%S GMT}</pubDate><dc:creator><![CDATA[{story.author}]]></dc:creator>"
        f"<category>{story.section}</category><media:content url='https://img.example/{story.number}.jpg' medium='image'/>"
        f"<description><![CDATA[<p>{escape(story.paragraphs[0])}</p>]]></description>"
        f"<content:encoded><![CDATA[{''.join(f'<p class=x>{escape(text)} <a href=/more>more</a></p>' for text in story.paragraphs)}]]></content:encoded></item>"
        for story in stories
    )
    spaces = "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/'"
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0' {spaces}><channel><title>N</title>{items}</channel></rss>".encode()


def main() -> None:
    """Print the tables."""
    for name, document in {"RSS, 40 items with full text": rss(STORIES), "Atom, 40 entries": atom(STORIES, "https://news.example")}.items():
        rows = {"wiredesk": measure(lambda document=document: many(lambda: read_feed(document, url=URL)))}
        rows["feedparser, default"] = measure(lambda document=document: many(lambda: feedparser.parse(io.BytesIO(document))))
        rows["feedparser, no sanitising, no link resolution"] = measure(
            lambda document=document: many(lambda: feedparser.parse(io.BytesIO(document), sanitize_html=False, resolve_relative_uris=False))
        )
        for other, call in {"fastfeedparser": "parse", "atoma": "parse_rss_bytes"}.items():
            if found := _installed(other):
                rows[other] = measure(lambda document=document, found=found, call=call: many(lambda: getattr(found, call)(document)))
        table(f"{name} ({len(document)} bytes)", "ms CPU", {key: seconds / 10 * 1000 for key, seconds in rows.items()})
    page = sitemap([article(number) for number in range(1000)], "https://news.example")
    table("Sitemap of 1,000 pages", "ms CPU", {"wiredesk": measure(lambda: read_sitemap(page, url=URL)) * 1000})


def many(work) -> None:
    """Ten times."""
    for _ in range(10):
        work()


def _installed(name: str):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


if __name__ == "__main__":
    assert Path(ROOT / "tasks").is_dir()
    main()
