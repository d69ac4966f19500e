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
    """Read every meta and link element and the title."""
    meta = Meta(language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang") or "")
    for element in tree.iter("meta"):
        content = element.get("content")
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if content and key:
            # some pages put several names into one attribute
            for name in key.lower().split():
                meta.contents.setdefault(name, []).append(squeeze(content[:LONGEST]))
    for element in tree.iter("link"):
        href, rel = element.get("href"), element.get("rel")
        if href and rel:
            for name in rel.lower().split():
                meta.links.setdefault(name, []).append((href.strip(), (element.get("type") or element.get("hreflang") or "").lower()))
    title = next(
        (
            element
            for element in tree.iter("title")
            if element.getparent() is not None and element.getparent().tag in {"head", "html", "body"}
        ),
        None,
    )
    meta.title = squeeze(title.text_content()[:LONGEST]) if title is not None else ""
    return meta
