"""One parse of a page: bytes or text to a tree, its size and depth capped before anything walks it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from tasks.errors import FaultCode, Permanent

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_CHARS = 4_000_000
MAX_ELEMENTS = 60_000
MAX_DEPTH = 180
"""Deeper than any real page; beyond it recursive walkers fail."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def grow_tree(text: str) -> HtmlElement:
    """The page as a tree. Permanent(EMPTY) when there is no element in it."""
    text = _DECLARATION.sub("", text[:MAX_CHARS])
    if _NOT_XML.search(text):
        text = _NOT_XML.sub("", text)
    if not text or text.isspace():
        raise Permanent(FaultCode.EMPTY, "a page without a character")
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False)
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Permanent(FaultCode.EMPTY, f"no element in the page: {error}") from error
    return tree


def cap_tree(tree: HtmlElement) -> None:
    """Cut what is too deep or too much: whole subtrees, so that a recursive walker is bounded. (The parser itself stops at depth 255.)"""
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
