"""A page of HTML: structured data, metadata, the visible page and the story in it."""

from __future__ import annotations

from tasks.parse.decode import decode
from tasks.parse.document import Document, Reading
from tasks.parse.formats.sites import adjust
from tasks.parse.page.page import read_page

name = "html"
_MEDIA = frozenset({"text/html", "application/xhtml+xml"})
_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<div", b"<p>", b"<p ", b"<meta", b"<h1", b"<span", b"<section")


def accepts(media_type: str, head: bytes) -> float:
    """HTML by its media type, or by the tags it begins with; a page sent as plain text is a page still."""
    lowered = head.replace(b"\x00", b"").lower()
    if media_type in _MEDIA:
        return 0.9 if b"<" in lowered else 0.5
    if media_type in {"", "text/plain", "application/octet-stream", "application/xml", "text/xml"}:
        strong = any(sign in lowered for sign in _SIGNS[:4])
        return 0.85 if strong else 0.6 if lowered.lstrip().startswith(_SIGNS) else 0.0
    return 0.0


def read(document: Document) -> Reading:
    """Read the page. Raises Permanent and Poison only."""
    decoded = decode(document.raw.content, document.raw.charset)
    reading = read_page(decoded.text, document, octets=decoded.octets)
    adjust(reading, document)
    return reading
