"""The elements of a page that are made to tell a time, those of menus, of other stories and of comments left out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tasks.parse.page.classes import BIT, STORY_FOOT, families, names_of
from tasks.parse.page.heading import around_headlines, text_of
from tasks.parse.page.tree import path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MOST_LOOKED_AT, MOST = 40, 8
_DATETIMES = path("//@datetime")
_NO_TIMES = frozenset({"time", "del", "ins"})
_TOP = frozenset({"body", "html", "main"})
_MARGINS = frozenset({"nav", "aside", "footer"})
_OTHERS = BIT["nav"] | BIT["side"] | BIT["related"] | BIT["comment"] | BIT["overlay"]


def times_of(tree: HtmlElement) -> list[tuple[str, str]]:
    """(machine-readable moment or text, words around) of the first of them. Asked for only when no better place names a moment."""
    around_h1 = around_headlines(tree)
    found: list[tuple[str, str]] = []
    for element in islice(_timed(tree), MOST_LOOKED_AT):
        around = element.getparent()
        if around is not None and not _is_of_others(around, around_h1):
            found.append((_moment_in(element), text_of(around)[:120]))
            if len(found) == MOST:
                break
    return found


def _timed(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The time elements, the abbreviation that microformats used before there was one, then anything with its attribute."""
    for element in tree.iter("time", "abbr"):
        if element.tag == "time" or "published" in (element.get("class") or ""):
            yield element
    for attribute in _DATETIMES(tree):
        if attribute.getparent().tag not in _NO_TIMES:
            yield attribute.getparent()


def _moment_in(element: HtmlElement) -> str:
    return element.get("datetime") or (element.get("title") if element.tag == "abbr" else None) or text_of(element)


def _is_of_others(element: HtmlElement | None, around_h1: frozenset[HtmlElement]) -> bool:
    """True in a menu, a margin, a comment or a list of other stories. The foot of the story is its own, and so is what the headline stands in."""
    while element is not None and element.tag not in _TOP and element not in around_h1:
        names = names_of(element)
        bits = families(names)
        if bits & BIT["comment"]:
            return True
        if element.tag == "article" or STORY_FOOT.search(names):
            return False
        if (element.tag in _MARGINS or bits & _OTHERS) and not bits & BIT["meta"]:
            return True
        element = element.getparent()
    return False
