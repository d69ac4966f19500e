"""Reading one XML element: its children by name, its text, its links."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable

from lxml import etree

from tasks.fetch.feeds.names import short_name
from tasks.fetch.feeds.words import absolute, plain

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_HTML_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "html", "xhtml"})

_PLAIN_RELATIONS = frozenset({"alternate", "self", "enclosure", "hub", "next", "related", "edit", "replies"})
_NAMESPACE = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_ACTIVE = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)

Children = dict[str, list[etree._Element]]  # noqa: SLF001 - lxml has no public name for it


class Reader:
    """What holds for a whole document: its address, the namespace that counts as its own, whether xml:base occurs in it."""

    def __init__(self, url: str, core: str, *, has_base: bool) -> None:
        self._url = url
        self._core = core
        self._has_base = has_base
        self._names: dict[object, str] = {}
        self.is_atom = False
        """Whether the document's format says what relative links inside an entry's HTML belong to."""

    def name(self, element: etree._Element) -> str:
        """Name of an element, see :func:`~tasks.fetch.feeds.names.short_name`."""
        return short_name(element.tag, self._core)

    def children(self, element: etree._Element) -> Children:
        """Children by name, in document order."""
        found: Children = {}
        for child in element:
            tag = child.tag
            name = self._names.get(tag)
            if name is None:
                name = self._names[tag] = short_name(tag, self._core)
            if name in found:
                found[name].append(child)
            else:
                found[name] = [child]
        return found

    def base(self, element: etree._Element, spare: str | None = None) -> str:
        """The base URI in force at ``element`` (XML Base); where no element states one, ``spare`` or the document's address."""
        if not self._has_base:
            return spare or self._url
        base, stated = self._url, False
        for holder in reversed([element, *element.iterancestors()]):
            if said := str(holder.get(_BASE) or "").strip():
                base, stated = absolute(base, said) or base, True
        return base if stated or not spare else spare

    def base_within(self, element: etree._Element, page: str | None) -> str:
        """The base of links in the HTML that ``element`` holds.

        xml:base, else for Atom the document's address (RFC 4287 section 2). RSS says nothing, and its HTML was written for ``page``.
        """
        return self.base(element, None if self.is_atom else page)

    def absolute(self, element: etree._Element, link: str | None) -> str | None:
        """``link`` as seen from ``element``, made absolute."""
        return absolute(self.base(element), link)

    def language(self, element: etree._Element) -> str | None:
        """xml:lang in force at ``element``."""
        found = element.xpath("string(ancestor-or-self::*[@xml:lang][1]/@xml:lang)")
        return str(found) or None


def first(children: Children, names: Iterable[str]) -> etree._Element | None:
    """The first child that has any text or attribute, by order of ``names``."""
    for name in names:
        for child in children.get(name, ()):
            if ((said := child.text) and not said.isspace()) or len(child) or child.attrib:
                return child
    return None


def every(children: Children, names: Iterable[str]) -> list[etree._Element]:
    """All children of these names, by order of ``names``."""
    return [child for name in names for child in children.get(name, ())]


def attribute(element: etree._Element, *names: str) -> str | None:
    """Value of an attribute whatever its case or prefix."""
    for name in names:
        if value := element.get(name):
            return str(value).strip()
    for key, other in element.attrib.items():
        if str(key).rpartition("}")[2].lower() in names:
            return str(other).strip()
    return None


def text(element: etree._Element | None) -> str | None:
    """Character data of an element, its inner markup serialised when it holds elements; None when blank."""
    if element is None:
        return None
    value = _inner_markup(element) if len(element) else _undone(element)
    value = (value or "").strip()
    if "<s" in value or "<S" in value:
        value = _ACTIVE.sub("", value).strip()
    return value or None


def line(element: etree._Element | None) -> str | None:
    """An element as one plain line: markup gone, whether it came as elements or escaped."""
    if element is None:
        return None
    if len(element):
        return plain(all_text(element))
    if element.get("type") in {"text", "text/plain"} and element.get("mode") != "escaped":
        return " ".join((element.text or "").split()) or None
    return plain(_undone(element))


def all_text(element: etree._Element) -> str:
    """Character data of an element and of everything in it."""
    return "".join(str(piece) for piece in element.itertext())


def is_html_link(element: etree._Element) -> bool:
    """Whether an Atom link leads to a page rather than to a feed or a file."""
    return (element.get("type") or "").strip().lower() in _HTML_TYPES


def relation(element: etree._Element) -> str:
    """An Atom link's relation, 'alternate' when it names none (RFC 4287 section 4.2.7.2)."""
    rel = element.get("rel")
    if not rel or rel in _PLAIN_RELATIONS:
        return rel or "alternate"
    rel = rel.strip().lower()
    return rel.removeprefix("http://www.iana.org/assignments/relation/")


def _undone(element: etree._Element) -> str | None:
    """Character data with Atom's base64 undone (Atom 0.3 mode, or an Atom 1.0 type that is no text)."""
    value, kind = element.text, element.get("type")
    if not value or ((not kind or "/" not in kind) and element.get("mode") != "base64"):
        return value
    if element.get("mode") != "base64" and (str(kind).startswith("text/") or str(kind).endswith(("+xml", "/xml"))):
        return value
    try:
        return base64.b64decode(value, validate=False).decode("utf-8", "replace")
    except ValueError:  # binascii.Error is one of these, and so is a letter that base64 does not know
        return value


_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def _inner_markup(element: etree._Element) -> str:
    inner = element
    if len(element) == 1 and short_name(element[0].tag).endswith("div") and not (element.text or "").strip():
        inner = element[0]
    pieces = [inner.text or ""]
    pieces.extend(_NAMESPACE.sub("", etree.tostring(_unprefixed(child), encoding="unicode", method="html")) for child in inner)
    return "".join(pieces)


def _unprefixed(element: etree._Element) -> etree._Element:
    """The element as bare HTML, for people and parsers that know no namespaces.

    In a mended tree a prefix that nobody declared is part of the name (``c:creator``), and a damaged name may be none at all.
    """
    for child in element.iter():
        if isinstance(child.tag, str):
            name = child.tag.rpartition("}")[2].rpartition(":")[2]
            child.tag = name if _NAME.fullmatch(name) else "span"
    return element
