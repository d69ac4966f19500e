"""Stories that the visible page does not hold: articleBody of the structured data, and the state that scripts carry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml.html import fragment_fromstring

from tasks.parse.page import jsonld
from tasks.parse.page.region import ends_sentence
from tasks.parse.spacing import paragraphs, squeeze, weight

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tasks.parse.page.jsonld import Node

MAX_STATE = 1_500_000
MAX_VALUES = 40_000
MAX_DEPTH = 30
MAX_ENTRIES = 500
_PROSE = 60
_DAY_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_STATE = re.compile(r"(?:=|\()\s*(?=[\[{])")
_BODY_KEYS = re.compile(r"body|content|text|paragraph|html|value|article|copy|story|description|markup", re.I)
_NOISE_KEYS = re.compile(
    r"comment|related|recommend|config|translation|i18n|locale|message|legal|footer|newsletter|promo|seo|meta|alt|caption|teaser|summary|bio",
    re.I,
)


def told_body(nodes: list[Node]) -> list[str]:
    """The paragraphs of the longest articleBody, markup removed."""
    told = [text for node in nodes for key in ("articleBody", "reviewBody") for text in jsonld.texts(node.get(key))[:1]]
    return plain_parts(max(told, key=len, default=""))


def live_entries(nodes: list[Node]) -> tuple[list[str], list[str]]:
    """(paragraphs, subheads) of a live blog as the structured data tells it: every entry headed by its time and its headline."""
    parts: list[str] = []
    heads: list[str] = []
    updates: list[Any] = next((node["liveBlogUpdate"] for node in nodes if isinstance(node.get("liveBlogUpdate"), list)), [])
    for update in updates[:MAX_ENTRIES]:
        told = plain_parts(jsonld.first_text(update.get("articleBody")) or "") if isinstance(update, dict) else []
        if told:
            head = " · ".join(text for text in (_clock(update), squeeze(jsonld.first_text(update.get("headline")) or "")) if text)
            parts += [head, *told] if head else told
            heads += [head] if head else []
    return parts, heads


def _clock(update: Node) -> str:
    """Day and time of an entry, as printed in the data: 2025-09-04 14:30."""
    printed = jsonld.first_text(update.get("datePublished")) or ""
    return printed[:16].replace("T", " ") if _DAY_TIME.match(printed) else ""


def plain_parts(text: str) -> list[str]:
    """Paragraphs of a text that may be marked up."""
    if not text.strip():
        return []
    if "<" not in text or not re.search(r"<(?:p|br|div|h\d|li)\b", text, re.I):
        return paragraphs(re.sub(r"</?[a-z][^>]{0,300}>", "", text))
    try:
        root = fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return paragraphs(re.sub(r"<[^>]*>", " ", text))
    for element in root.iter("script", "style", "iframe"):
        element.drop_tree()
    found: list[str] = []
    for element in root.iter("p", "li", "h2", "h3", "h4", "blockquote"):
        if not any(child.tag in {"p", "li"} for child in element):
            found.append(squeeze(element.text_content()))  # noqa: PERF401 - the condition reads better on its own line
    return [part for part in found if part] or paragraphs(root.text_content())


def state_body(tree: HtmlElement) -> list[str]:
    """The paragraphs of the story in the page's JSON state: the group of values under one path that holds most prose."""
    groups: dict[str, list[str]] = {}
    for script in tree.iter("script"):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if not 400 < len(text) <= MAX_STATE or "ld+json" in kind:
            continue
        for value in _values(text, is_json="json" in kind):
            _gather(value, "", groups, 0)
    best = max(groups.values(), key=lambda parts: sum(weight(part) for part in parts), default=[])
    return list(dict.fromkeys(best)) if sum(weight(part) for part in best) > 500 else []


def _values(text: str, *, is_json: bool) -> Iterator[Any]:
    decoder = json.JSONDecoder(strict=False)
    if is_json:
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            return
        return
    for match in list(_STATE.finditer(text))[:20]:
        try:
            yield decoder.raw_decode(text, match.end())[0]
        except (ValueError, RecursionError):
            continue


def _gather(value: Any, path: str, groups: dict[str, list[str]], depth: int) -> None:
    if depth > MAX_DEPTH or len(groups) > MAX_VALUES:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if not _NOISE_KEYS.search(str(key)):
                _gather(inner, f"{path}/{key}", groups, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _gather(inner, f"{path}[]", groups, depth + 1)
    elif isinstance(value, str) and len(value) >= _PROSE and _BODY_KEYS.search(path.rsplit("/", 1)[-1] or path):
        parts = [part for part in plain_parts(value) if weight(part) >= _PROSE or not ends_sentence(part)]
        if any(ends_sentence(part) for part in parts):
            groups.setdefault(path, []).extend(parts)
