"""The head of a page: meta elements by name, links by relation, the title."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.parse.spacing import squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 4000


@dataclass(slots=True)
class Meta:
    """Contents by lower-case name, in the order of the page."""

    contents: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Relation to (address, type or language)."""
    title: str = ""
    language: str = ""

    def first(self, *names: str) -> tuple[str, str] | None:
        """(content, name) of the first name that is there."""
        for name in names:
            for content in self.contents.get(name, ()):
                if content:
                    return content, name
        return None

    def all(self, *names: str) -> list[str]:
        """All contents under the names, in that order."""
        return [content for name in names for content in self.contents.get(name, ()) if content]


def read_meta(tree: HtmlElement) -> Meta:
    """Read every meta and link element and the title, in one pass: a pass over a page costs as much as what it finds."""
    meta = Meta(language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang") or "")
    titles: list[HtmlElement] = []
    for element in tree.iter("meta", "link", "title"):
        if element.tag == "meta":
            _add_content(meta, element)
        elif element.tag == "link":
            _add_link(meta, element)
        else:
            titles.append(element)
    title = next((one for one in titles if (home := one.getparent()) is not None and home.tag in {"head", "html", "body"}), None)
    meta.title = squeeze(title.text_content()[:LONGEST]) if title is not None else ""
    return meta


def _add_content(meta: Meta, element: HtmlElement) -> None:
    content = element.get("content")
    key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
    if content and key:
        # some pages put several names into one attribute
        for name in key.lower().split():
            meta.contents.setdefault(name, []).append(squeeze(content[:LONGEST]))


def _add_link(meta: Meta, element: HtmlElement) -> None:
    href, rel = element.get("href"), element.get("rel")
    if href and rel:
        for name in rel.lower().split():
            meta.links.setdefault(name, []).append((href.strip(), (element.get("type") or element.get("hreflang") or "").lower()))
