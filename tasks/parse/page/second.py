"""Second opinions on the story: another cheap extractor to agree with, and trafilatura where they do not."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml.html import tostring

from tasks.parse.page.tree import cap_tree, is_vast
from tasks.parse.spacing import squeeze, weight

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
LONGEST = 1_500_000
"""Characters of a page that the second extractors are given."""


MOST_TAGS = 5_000
"""Brackets of a page from which on resiliparse is given the page as our parser closed it: its time grows with the square of the depth, and a
few hundred kilobytes of tags that nobody closes take it minutes."""


def cheap_text(html: str, tree: HtmlElement) -> str:
    """The page's main text as resiliparse sees it; '' when it sees none, and for a tree too deep to be shown to it."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - asked on doubtful pages only

    if is_vast(tree):
        return ""
    if html.count("<") > MOST_TAGS:
        html = tostring(tree, encoding="unicode")
    try:
        return str(extract_plain_text(html[:LONGEST], main_content=True, alt_texts=False, list_bullets=False))
    except (ValueError, RuntimeError):
        return ""


def agreement(first: str, second: str) -> float:
    """Share of words two texts have in common, 0 to 1, repetitions counted."""
    a, b = _counted(first), _counted(second)
    total = sum(a.values()) + sum(b.values())
    return 2 * sum(min(count, b.get(word, 0)) for word, count in a.items()) / total if total else 0.0


def _counted(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in _TOKEN.findall(text.casefold()):
        found[word] = found.get(word, 0) + 1
    return found


def careful_parts(tree: HtmlElement) -> tuple[list[str], list[str]]:
    """(paragraphs, subheads) as trafilatura sees them; ([], []) when it sees none. It works on its own copy of the tree, of a capped one where need be.

    Its own comparisons with other extractors are spared: they take two fifths of the time, and of 84 doubtful pages one was the better for them.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - costly to load, asked on few pages

    if is_vast(tree):
        tree = deepcopy(tree)
        cap_tree(tree)
    try:
        found = bare_extraction(tree, with_metadata=False, include_comments=False, fast=True)
    except Exception:  # noqa: BLE001 - a page must not end the stage because a second opinion failed
        return [], []
    body = getattr(found, "body", None)
    if body is None:
        text = getattr(found, "text", None) or ""
        return [squeeze(line) for line in text.split("\n") if line.strip()], []
    return _parts_of(body)


def _parts_of(body: HtmlElement) -> tuple[list[str], list[str]]:
    parts: list[str] = []
    subheads: list[str] = []
    for element in body:
        if element.tag in {"list", "table"}:
            rows = element.iter("item") if element.tag == "list" else element.iter("row")
            parts.extend(text for row in rows if (text := squeeze(" ".join(row.itertext()))))
            continue
        text = squeeze("".join(element.itertext()))
        if text and element.tag == "head" and weight(text) < 200:
            subheads.append(text)
        if text:
            parts.append(text)
    return parts, subheads
