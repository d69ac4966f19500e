"""XML made fit to parse, and parsed safely: no DTD, no entity of the document's own, bounded depth, nothing fetched.

Feeds come with junk before and after, control characters, bare ampersands, HTML entities and torn ends; each repair here is one that
keeps every whole item.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from lxml import etree

MAX_DEPTH = 120
"""Nesting past which a document is no feed. libxml2 itself stops at 256."""

_ROOTS = r"rss|rdf|feed|channel|urlset|sitemapindex|opml"
_ROOT = re.compile(rf"<(?:[A-Za-z][\w.-]*:)?({_ROOTS})(?=[\s>/])", re.IGNORECASE)
_FIRST = re.compile(r"<([A-Za-z][\w.:-]*)")
_PROLOGUE = re.compile(r"<\?xml[^>]*\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE(?:[^\[\]>]|\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*\])*>", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_CONTROL_REFERENCE = re.compile(r"&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_AMPERSAND = re.compile(r"&(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});|([A-Za-z][A-Za-z0-9]{1,31});)?")
_TAG = re.compile(r"<(/?)([A-Za-z_][^\s/>]*)([^>]*?)(/?)>")
_OPENED = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_ITEM_END = re.compile(r"</(?:[A-Za-z][\w.-]*:)?(?:item|entry|url|sitemap)\s*>", re.IGNORECASE)
_KEPT = frozenset({"amp", "lt", "gt", "quot", "apos"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree, and whether it needed repairs or was cut."""

    root: etree._Element
    repaired: bool = False
    complete: bool = True


def root_name(text: str) -> str | None:
    """Lower-case name of the feed element that the document holds, None when it holds none (HTML, prose)."""
    found = _ROOT.search(_PROLOGUE.sub("", text[:200_000]))
    return found.group(1).lower() if found else None


def parse(text: str, base: str) -> Parsed | None:
    """The tree of ``text``, None when not even repairs make one. Never raises."""
    text = trimmed(text)
    root = _strict(text, base)
    if root is not None:
        return Parsed(root)
    text = cleaned(text)
    if too_deep(text):
        return None
    whole = _whole_items(text)
    root = _strict(whole or text, base)
    if root is not None:
        return Parsed(root, repaired=True, complete=whole is None)
    root = _forgiving(whole or text, base)
    return None if root is None else Parsed(root, repaired=True, complete=whole is None)


def trimmed(text: str) -> str:
    """From the root element on: without declaration, DOCTYPE (and any entity it defines) and junk before; the end as it is."""
    found = _ROOT.search(text)
    while found and _inside_comment(text, found.start()):
        found = _ROOT.search(text, found.end())
    return text[found.start() :] if found else _DOCTYPE.sub("", text)


def cleaned(text: str) -> str:
    """Without control characters, bare ampersands, HTML entities and what follows the root's end tag. CDATA stays as it is."""
    text = _CONTROLS.sub("", text)
    pieces = _CDATA.split(text)
    pieces[::2] = [_AMPERSAND.sub(_reference, _CONTROL_REFERENCE.sub("", piece)) for piece in pieces[::2]]
    text = "".join(pieces)
    name = _FIRST.match(text)
    end = text.rfind(f"</{name.group(1)}") if name else -1
    return text[: text.find(">", end) + 1] if end > 0 and ">" in text[end:] else text


def too_deep(text: str) -> bool:
    """Whether tags nest deeper than :data:`MAX_DEPTH`, as far as tags can be trusted."""
    depth = 0
    for closing, _, attributes, empty in _TAG.findall(_OPENED.sub("", text)):
        if closing:
            depth = max(0, depth - 1)
        elif not empty and not attributes.endswith("/"):
            depth += 1
            if depth > MAX_DEPTH:
                return True
    return False


def _inside_comment(text: str, place: int) -> bool:
    return text.rfind("<!--", 0, place) > text.rfind("-->", 0, place)


def _reference(match: re.Match[str]) -> str:
    number, name = match.group(1), match.group(2)
    if number or name in _KEPT:
        return match.group().replace("X", "x")
    if name:
        plain = html.unescape(f"&{name};")
        if plain != f"&{name};":
            return html.escape(plain) if plain in "<>&\"'" else plain
    return "&amp;" + match.group()[1:]


def _whole_items(text: str) -> str | None:
    """A cut document up to its last whole item, with what is open closed again; None when the document is not cut."""
    name = _FIRST.match(text)
    if name is None or f"</{name.group(1)}" in text[-400:] or text.rstrip().endswith("/>"):
        return None
    ends = [found.end() for found in _ITEM_END.finditer(_blank_cdata(text))]
    kept = text[: ends[-1]] if ends else text[: max(text.rfind("<"), 0)]
    return kept + "".join(f"</{name}>" for name in reversed(_open_elements(kept)))


def _blank_cdata(text: str) -> str:
    return _OPENED.sub(lambda found: " " * (found.end() - found.start()), text)


def _open_elements(text: str) -> list[str]:
    stack: list[str] = []
    for closing, name, attributes, empty in _TAG.findall(_blank_cdata(text)):
        if closing and name in stack:
            while stack.pop() != name:
                pass
        elif not closing and not empty and not attributes.endswith("/"):
            stack.append(name)
    return stack


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )


def _strict(text: str, base: str) -> etree._Element | None:
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), _parser(recover=False), base_url=base)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _forgiving(text: str, base: str) -> etree._Element | None:
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), _parser(recover=True), base_url=base)
    except (etree.XMLSyntaxError, ValueError):
        return None
