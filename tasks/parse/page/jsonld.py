"""JSON-LD: every object of the page, broken JSON repaired, @graph opened, @id followed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, Any]
MAX_NODES = 3000
MAX_DEPTH = 12
LONGEST = 1_500_000
_ARTICLES = (
    "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "liveblogposting",
    "article", "blogposting", "report", "scholarlyarticle", "medicalscholarlyarticle", "techarticle", "satiricalarticle", "advertisercontentarticle", "socialmediaposting",
    "discussionforumposting", "review", "recipe", "newsmediaarticle", "medicalwebpage", "claimreview", "videoobject", "webpage", "itempage",
)  # fmt: skip
_RANK = {kind: place for place, kind in enumerate(_ARTICLES)}
_PAGE_RANK = _RANK["videoobject"]
_WRAPPERS = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r'(["}\]])(\s*\n\s*)(?=["{])')
_LOOK_AHEAD = 40
_CLOSED = re.compile(r'\s*(?:[:}\]]|$|,\s*(?:["{\[\d-]|true|false|null|$))')
"""What stands behind a quote that closes a text."""
_QUOTE = re.compile(r'(?<!\\)"')
_OPENS_LD = re.compile(r'\s*\{\s*"@(?:context|type|graph)"')
"""Some systems forget to say what kind of script it is."""
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')


def read_jsonld(tree: HtmlElement) -> list[Node]:
    """Every object with a type, outermost first, references resolved one level deep."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind or (not kind and _OPENS_LD.match(script.text or "")):
            nodes.extend(_flatten(load(script.text_content() or "")))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    return [_resolved(node, by_id) for node in nodes[:MAX_NODES]]


def load(text: str) -> Any:
    """The JSON value, with what pages usually get wrong repaired; None when it stays broken."""
    text = _WRAPPERS.sub("", text[:LONGEST]).strip().rstrip(";")
    for attempt in (_as_is, _repaired, _unescaped, _first_value, _requoted):
        try:
            return attempt(text)
        except (ValueError, RecursionError):
            continue
    return None


def _as_is(text: str) -> Any:
    return json.loads(text, strict=False)


def _repaired(text: str) -> Any:
    text = _BAD_ESCAPE.sub(r"\\\\", text)
    text = _MISSING_COMMA.sub(r"\1,\2", _TRAILING_COMMA.sub(r"\1", text))
    return json.loads(text, strict=False)


def _unescaped(text: str) -> Any:
    return _repaired(html.unescape(text))


def _first_value(text: str) -> Any:
    """Two objects one after the other, or one with something behind it."""
    start = min((place for place in (text.find("{"), text.find("[")) if place >= 0), default=0)
    return json.JSONDecoder(strict=False).raw_decode(_TRAILING_COMMA.sub(r"\1", text[start:]))[0]


def _requoted(text: str) -> Any:
    """With the quotes escaped that stand within a text: one that nothing structural follows closes nothing."""
    first, *parts = _QUOTE.split(_BAD_ESCAPE.sub(r"\\\\", text))
    found, inside = [first], False
    for place, part in enumerate(parts, start=1):
        followed = part if place == len(parts) or len(part) > _LOOK_AHEAD else f'{part}"'
        closes = inside and _CLOSED.match(followed)
        found.append('\\"' if inside and not closes else '"')
        found.append(part)
        inside = not closes
    return _first_value("".join(found))


def _flatten(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _flatten(one, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "@id" in value:
            yield value
        yield from _flatten(value.get("@graph"), depth + 1)
        for key in ("mainEntity", "mainEntityOfPage", "subjectOf", "hasPart"):
            if isinstance(value.get(key), dict | list):
                yield from _flatten(value[key], depth + 1)


def _resolved(node: Node, by_id: dict[str, Node]) -> Node:
    return {key: _follow(value, by_id) if key != "@id" else value for key, value in node.items()}


def _follow(value: Any, by_id: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_follow(one, by_id) for one in value]
    if isinstance(value, dict) and len(value) <= 2 and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def kinds(node: Node) -> list[str]:
    """The node's types, lower case, without their namespace."""
    found = node.get("@type")
    named = found if isinstance(found, list) else [found]
    return [one.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for one in named if isinstance(one, str)]


def rank(node: Node) -> int | None:
    """How much of an article a node is, 0 best; None when it is none."""
    return min((_RANK[kind] for kind in kinds(node) if kind in _RANK), default=None)


def articles(nodes: list[Node]) -> list[Node]:
    """The nodes that describe an article, best kind first; pages and videos behind them."""
    ranked = [(rank(node), place, node) for place, node in enumerate(nodes)]
    return [
        node
        for _, _, node in sorted(
            ((r, p, n) for r, p, n in ranked if r is not None),
            key=lambda row: (row[0] >= _PAGE_RANK, row[1] if row[0] < _PAGE_RANK else row[0], row[1]),
        )
    ]


def is_story(node: Node) -> bool:
    """True for articles proper, not for the page or the video around one."""
    found = rank(node)
    return found is not None and found < _PAGE_RANK


def texts(value: Any) -> list[str]:
    """The words of a value: a string, a node's name, or those of a list."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, dict):
        if "@value" in value:
            return texts(value["@value"])
        named = value.get("name") or value.get("headline") or value.get("alternateName")
        if not named and isinstance(value.get("familyName"), str):
            named = f"{value.get('givenName') or ''} {value['familyName']}"
        return texts(named) if not isinstance(named, dict) else []
    if isinstance(value, list):
        return [word for one in value[:100] for word in texts(one)]
    return []


def first_text(value: Any) -> str | None:
    """The first of :func:`texts`, or None."""
    return next(iter(texts(value)), None)


def address(value: Any) -> str | None:
    """The URL of a value: itself, its url, contentUrl or @id, or that of a list's first."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, list):
        return next((found for found in map(address, value) if found), None)
    if isinstance(value, dict):
        return next((found for found in (address(value.get(key)) for key in ("contentUrl", "url", "@id", "thumbnailUrl")) if found), None)
    return None
