"""One parse of a page: bytes or text to a tree, its size and depth capped before anything walks it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tasks.errors import FaultCode, Permanent

MAX_CHARS = 3_000_000
MAX_ELEMENTS = 20_000
MAX_DEPTH = 180
"""Deeper than any real page; beyond it recursive walkers fail."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(byte for byte in range(32) if byte not in {9, 10, 13})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

_READING = re.compile(r"<(rt|rp)\b[^<>]{0,200}>[^<]{0,200}(?:</\1\s{0,9}>)?", re.I)
"""How a word is read, printed over it in small letters: a help for the eye, no text of the story."""
_RUBY = re.compile(rb"<(?:ruby|RUBY)")


_PLAIN = etree.ElementDefaultClassLookup(element=HtmlElement)
"""One class for all elements: looking up a class for each costs more than walking the tree."""
_PARSER = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False, collect_ids=False)
_PARSER.set_element_class_lookup(_PLAIN)
"""One for all pages (threads take turns on it): making one costs as much as a small page, and so does collecting ids that nobody asks for."""


def path(expression: str) -> Callable[[HtmlElement], list[Any]]:
    """A path to many nodes at once, compiled: far cheaper than asking every element.

    To be had in linear time: attributes as they are, with ``getparent()``; a step up (``..``) compares every node with every other.
    """
    return etree.XPath(expression)  # type: ignore[return-value]


class Source(NamedTuple):
    """A page before it is parsed: its text, and the same in UTF-8."""

    text: str
    octets: bytes


def bounded(text: str, octets: bytes | None = None) -> Source:
    """The page's text, cut and cleaned so that no parser can choke on it. ``octets`` is the same in UTF-8, where it is at hand."""
    declared = _DECLARATION.match(text)
    if declared or len(text) > MAX_CHARS:
        text, octets = text[declared.end() if declared else 0 :][:MAX_CHARS], None
    octets = _octets_of(text) if octets is None else octets
    if octets is None or not _is_clean(text, octets):
        text = _NOT_XML.sub("", text)
        octets = text.encode()
    if _goes_on(octets):
        text = _CLOSED.sub("", text)
        octets = text.encode()
    if _RUBY.search(octets):
        text = _READING.sub("", text)
        octets = text.encode()
    if _may_be_huge(text):
        text = _HUGE_TAG.sub(_without_attributes, text)
        octets = text.encode()
    return Source(text, octets)


_CLOSED = re.compile(r"</(?:body|html)\s*>", re.I)
_LEAST_BEHIND = 200


def _goes_on(octets: bytes) -> bool:
    """True where a page goes on behind its own end: the parser would stop there, and browsers do not."""
    end = octets.find(b"</html>")
    if end < 0:
        end = octets.find(b"</HTML>")
    return 0 <= end < len(octets) - _LEAST_BEHIND and b"<p" in octets[end:]


def _may_be_huge(text: str) -> bool:
    """True when somewhere neither an element begins nor the one before it ends for long. A long script is no such place."""
    step = _HUGE // 2
    for start in range(0, len(text) - step, step):
        if text.find("<", start, start + step) < 0:
            opening = text.rfind("<", 0, start)
            if opening >= 0 and text.find(">", opening, opening + _HUGE) < 0 and text.find("<", opening + 1, opening + _HUGE) < 0:
                return True
    return False


def _octets_of(text: str) -> bytes | None:
    """The text in UTF-8; None when half a character is in it."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return None


def _is_clean(text: str, octets: bytes) -> bool:
    """True when every character is one that the parser takes. Bytes are searched a hundred times as fast as text."""
    return len(octets.translate(None, _CONTROLS)) == len(octets) and "\ufffe" not in text and "\uffff" not in text


def grow_tree(source: Source) -> HtmlElement:
    """The tree of a page whose text is bounded. Permanent(EMPTY) when there is no element in it."""
    if not source.text or source.text.isspace():
        raise Permanent(FaultCode.EMPTY, "a page without a character")
    try:
        tree = document_fromstring(source.octets, parser=_PARSER)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Permanent(FaultCode.EMPTY, f"no element in the page: {error}") from error
    return tree


_HUGE_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})([^<>]{20000,})>?")
"""The parser compares every attribute with every other: thousands on one element take it minutes."""
MAX_ATTRIBUTES = 2000
_HUGE = 20_000


def _without_attributes(tag: re.Match[str]) -> str:
    many = tag[2].count("=") > MAX_ATTRIBUTES or len(tag[2].split()) > MAX_ATTRIBUTES * 2
    return f"<{tag[1]}>" if many else tag.group()


_COUNT: Callable[[HtmlElement], float] = etree.XPath("count(//*)")  # type: ignore[assignment]
_DEEPEST = path("/*" * (MAX_DEPTH + 1))


def is_vast(tree: HtmlElement) -> bool:
    """True when :func:`cap_tree` would cut something."""
    return _COUNT(tree) > MAX_ELEMENTS or bool(_DEEPEST(tree))


def cap_tree(tree: HtmlElement) -> None:
    """Cut what is too deep or too much, whole subtrees: a recursive walker is bounded then. The parser itself stops at depth 255."""
    depth = 0
    seen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        seen += 1
        if depth >= MAX_DEPTH or seen > MAX_ELEMENTS:
            for child in list(element):
                element.remove(child)
