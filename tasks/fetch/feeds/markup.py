"""XML made fit to parse, and parsed safely: no DTD, no entity of the document's own, bounded depth, nothing fetched.

Feeds come with junk before and after, control characters, bare ampersands, HTML entities and torn ends; each repair here is one that
keeps every whole item.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from lxml import etree

from tasks.fetch.feeds.tokens import Tag, outside_cdata, tags

MAX_DEPTH = 120
"""Nesting past which a document is no feed. libxml2 itself stops at 256."""

_ROOTS = frozenset({"rss", "rdf", "feed", "channel", "urlset", "sitemapindex", "opml", "entry"})
_ITEMS = frozenset({"item", "entry", "url", "sitemap"})
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[[^\]]*\][^>]*)?>", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_CONTROL_REFERENCE = re.compile(r"&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));")
_AMPERSAND = re.compile(r"&(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});|([A-Za-z][A-Za-z0-9]{1,31});)?")
_TAG = re.compile(r"<[A-Za-z][^<>]*+>")
_ATTRIBUTE = re.compile(r"""(\s[\w:.-]+\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+?(?=\s|/?>))""")
_KEPT = frozenset({"amp", "lt", "gt", "quot", "apos"})
_END_ROOM = 400
"""Characters at the end among which the root's end tag is looked for."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree, and whether it needed repairs or was cut."""

    root: etree._Element
    repaired: bool = False
    complete: bool = True
    has_base: bool = False
    """Whether xml:base occurs in it at all: most feeds are spared the search."""


def root_name(text: str) -> str | None:
    """Lower-case name of the feed element that the document holds, None when it holds none (HTML, prose)."""
    root = _root(text)
    return root.local if root else None


def parse(text: str, base: str) -> Parsed | None:
    """The tree of ``text``, None when not even repairs make one. Never raises."""
    text = trimmed(text)
    root = _strict(text, base)
    has_base = "xml:base" in text
    if root is not None:
        return Parsed(root, has_base=has_base)
    text = cleaned(text)
    if too_deep(text):
        return None
    whole = _whole_items(text)
    root = _strict(whole or text, base)
    if root is not None:
        return Parsed(root, repaired=True, complete=whole is None, has_base=has_base)
    root = _forgiving(whole or text, base)
    return None if root is None else Parsed(root, repaired=True, complete=whole is None, has_base=has_base)


def trimmed(text: str) -> str:
    """From the root element on: without declaration, DOCTYPE (and any entity it defines) and junk before; the end as it is."""
    root = _root(text)
    return text[root.start :] if root else _DOCTYPE.sub("", text, count=1)


def cleaned(text: str) -> str:
    """Without control characters, bare ampersands, HTML entities, values without quotes and what follows the root's end tag.

    CDATA stays as it is.
    """
    text = outside_cdata(
        _CONTROLS.sub("", text), lambda piece: _TAG.sub(_quoted, _AMPERSAND.sub(_reference, _CONTROL_REFERENCE.sub("", piece)))
    )
    root = next(tags(text), None)
    end = text.rfind(f"</{root.name}") if root else -1
    close = text.find(">", end) if end > 0 else -1
    return text[: close + 1] if close > 0 else text


def too_deep(text: str) -> bool:
    """Whether tags nest deeper than :data:`MAX_DEPTH`, as far as tags can be trusted."""
    depth = 0
    for tag in tags(text):
        if tag.closing:
            depth = max(0, depth - 1)
        elif not tag.empty:
            depth += 1
            if depth > MAX_DEPTH:
                return True
    return False


def _root(text: str) -> Tag | None:
    return next((tag for tag in tags(text) if not tag.closing and tag.local in _ROOTS), None)


def _reference(match: re.Match[str]) -> str:
    number, name = match.group(1), match.group(2)
    if number or name in _KEPT:
        return match.group().replace("X", "x")
    if name:
        plain = html.unescape(f"&{name};")
        if plain != f"&{name};":
            return html.escape(plain) if plain in "<>&\"'" else plain
    return "&amp;" + match.group()[1:]


def _quoted(tag: re.Match[str]) -> str:
    """A start tag whose attributes all have their quotes."""
    return _ATTRIBUTE.sub(lambda found: found[0] if found[2][0] in "\"'" else f'{found[1]}"{found[2]}"', tag[0])


def _whole_items(text: str) -> str | None:
    """A cut document up to its last whole item, with what is open closed again; None when the document is not cut."""
    root = next(tags(text), None)
    if root is None or f"</{root.name}" in text[-_END_ROOM:] or text.rstrip().endswith("/>"):
        return None
    found = list(tags(text))
    ends = [tag.end for tag in found if tag.closing and tag.local in _ITEMS]
    kept = text[: ends[-1]] if ends else text[: max(text.rfind("<"), 0)]
    return kept + "".join(f"</{name}>" for name in reversed(_open_elements(found, len(kept))))


def _open_elements(found: list[Tag], length: int) -> list[str]:
    """Names of the elements still open after ``length`` characters, outermost first."""
    stack: list[str] = []
    for tag in found:
        if tag.end > length:
            break
        if not tag.closing and not tag.empty:
            stack.append(tag.name)
        elif tag.closing and tag.name in stack[-MAX_DEPTH:]:
            while stack.pop() != tag.name:
                pass
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
