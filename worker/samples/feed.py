"""The sample site's feed: RSS 2.0, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from worker.samples.catalogue import Page

ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
GUID = "tag:kestrelbay.example,2025:{path}"
"""A name that stays when the site's address does not."""

ET.register_namespace("atom", ATOM)
ET.register_namespace("dc", DUBLIN_CORE)


def render_feed(pages: Iterable[Page], base_url: str, *, revised: bool = False) -> bytes:
    """An RSS document that lists ``pages`` as they stand at ``base_url``, before or after the revision."""
    rss = ET.Element("rss", version="2.0")
    channel = ET.SubElement(rss, "channel")
    _write(channel, "title", "Wiredesk sample news")
    _write(channel, "link", f"{base_url}/")
    _write(channel, "description", "Invented news from invented places")
    ET.SubElement(channel, f"{{{ATOM}}}link", href=f"{base_url}/feed.xml", rel="self", type="application/rss+xml")
    for page in sorted(pages, key=lambda page: page.changed_at(revised=revised), reverse=True):
        _add_item(channel, page, base_url, revised=revised)
    return bytes(ET.tostring(rss, encoding="utf-8", xml_declaration=True))


def _add_item(channel: ET.Element, page: Page, base_url: str, *, revised: bool) -> None:
    item = ET.SubElement(channel, "item")
    _write(item, "title", page.title)
    _write(item, "link", f"{base_url}{page.path}")
    _write(item, "guid", GUID.format(path=page.path)).set("isPermaLink", "false")
    _write(item, "pubDate", format_datetime(page.published))
    _write(item, "category", page.topic)
    _write(item, f"{{{DUBLIN_CORE}}}creator", page.author)
    if page.changed_at(revised=revised) != page.published:
        _write(item, f"{{{ATOM}}}updated", page.changed_at(revised=revised).isoformat())


def _write(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = text
    return element
