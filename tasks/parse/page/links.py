"""The links of a page, read once: topics, sections and authors are all looked for among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    Link = tuple[HtmlElement, str, str]
    """An element a, its address, and what it says it leads to; '' where it does not say."""


def read_links(tree: HtmlElement) -> list[Link]:
    """Every link, in the order of the page."""
    return [(element, element.get("href") or "", element.get("rel") or "") for element in tree.iter("a")]
