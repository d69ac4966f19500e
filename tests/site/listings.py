"""The listings of the loopback site: RSS, Atom, JSON Feed, sitemaps. Written by hand, for a reader under test must not check itself."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from email.utils import format_datetime

from articles import Article


def rss(stories: Sequence[Article], base: str, channel: str = "") -> bytes:
    items = "".join(
        f"<item><guid isPermaLink='false'>story-{story.number}</guid><link>{base}{story.path}</link>"
        f"<title>{html.escape(story.headline)}</title><description>{html.escape(story.paragraphs[0])}</description>"
        f"<author>desk@courier.example ({story.author})</author><category>{story.section}</category>"
        f"<pubDate>{format_datetime(story.published)}</pubDate></item>"
        for story in stories
    )
    head = "<title>The Loopback Courier</title><description>Invented news</description>"
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{head}<link>{base}/</link>{channel}{items}</channel></rss>".encode()


def atom(stories: Sequence[Article], base: str) -> bytes:
    entries = "".join(
        f"<entry><id>tag:courier.example,2025:{story.number}</id><link href='{story.path}'/><title>{html.escape(story.headline)}</title>"
        f"<updated>{story.published.isoformat()}</updated><published>{story.published.isoformat()}</published>"
        f"<author><name>{story.author}</name></author><summary>{html.escape(story.paragraphs[0])}</summary></entry>"
        for story in stories
    )
    head = f"<title>The Loopback Courier</title><id>tag:courier.example,2025:feed</id><link rel='self' href='{base}/atom.xml'/>"
    return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xml:base='{base}/'>{head}{entries}</feed>".encode()


def json_feed(stories: Sequence[Article], base: str) -> bytes:
    items = [
        {
            "id": f"story-{story.number}",
            "url": f"{base}{story.path}",
            "title": story.headline,
            "summary": story.paragraphs[0],
            "date_published": story.published.isoformat(),
            "authors": [{"name": story.author}],
            "tags": [story.section],
        }
        for story in stories
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Loopback Courier", "items": items}).encode()


def sitemap(stories: Sequence[Article], base: str) -> bytes:
    rows = "".join(
        f"<url><loc>{base}{story.path}</loc><lastmod>{story.published.isoformat()}</lastmod><news:news><news:publication>"
        f"<news:name>The Loopback Courier</news:name><news:language>en</news:language></news:publication>"
        f"<news:publication_date>{story.published.isoformat()}</news:publication_date><news:title>{html.escape(story.headline)}</news:title>"
        f"</news:news></url>"
        for story in stories
    )
    spaces = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
    return f"<?xml version='1.0' encoding='utf-8'?><urlset {spaces}>{rows}</urlset>".encode()


def sitemap_index(names: Sequence[tuple[str, str]], base: str) -> bytes:
    rows = "".join(f"<sitemap><loc>{base}{path}</loc><lastmod>{changed}</lastmod></sitemap>" for path, changed in names)
    return f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</sitemapindex>".encode()
