"""How right an extraction is: the measures of the table, each of one page."""

from __future__ import annotations

import collections
import re
import unicodedata
from typing import Any

from benchmarks.extraction.pages import Page

_TOKEN = re.compile(r"\w+")
_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "...", "\xad": None, "\u200b": None}
)
_APART = re.compile(r"\s*[;,/|•]\s*|\s+(?:and|und|et|y|e|&)\s+")
_LED = re.compile(r"^(?:by|von|par|por|di)\s+")
_LISTED = re.compile(r"[,;]")
RUN = 4


def plain(text: Any) -> str:
    """A text as it is compared: case folded, one kind of quote and dash, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", str(text or "")).translate(_MARKS).casefold().split())


def measure(page: Page, found: dict[str, Any]) -> dict[str, float]:
    """Every measure that the page's marks allow, by name."""
    body = found.get("body") or ""
    scores: dict[str, float] = {}
    if page.body:
        scores |= _body(page.body, body)
    shown = plain(body)
    if page.wanted:
        scores["with"] = sum(plain(one) in shown for one in page.wanted) / len(page.wanted)
    if page.unwanted:
        scores["leak"] = sum(plain(one) in shown for one in page.unwanted) / len(page.unwanted)
    if page.title:
        scores["title"] = float(plain(found.get("title")) == plain(page.title))
    if page.authors:
        scores["authors"] = float(_names(found.get("authors")) == _names(page.authors))
    if page.day:
        scores["day"] = float(str(found.get("published_at") or "")[:10] == page.day)
    if page.topics:
        scores["topics"] = _overlap(_words(page.topics), _words(found.get("topics")))
    if page.sections:
        scores["section"] = float(bool(_words(page.sections) & _words(found.get("section"))))
    return scores


def _words(told: Any) -> set[str]:
    """A list of topics, or one text with commas, as it is compared."""
    return {word for one in ([told] if isinstance(told, str) else told or []) for part in _LISTED.split(str(one)) if (word := plain(part))}


def _overlap(wanted: set[str], given: set[str]) -> float:
    return 2 * len(wanted & given) / (len(wanted) + len(given)) if wanted or given else 1.0


def _body(marked: str, body: str) -> dict[str, float]:
    """Precision and recall of word sequences, and whether every word is right."""
    wanted, given = _TOKEN.findall(marked), _TOKEN.findall(body)
    first, second = _runs(wanted), _runs(given)
    both = sum((first & second).values())
    precision = both / sum(second.values()) if second else 0.0
    recall = both / sum(first.values()) if first else 0.0
    return {"P": precision, "R": recall, "exact": float(wanted == given)}


def _runs(words: list[str]) -> collections.Counter[tuple[str, ...]]:
    return collections.Counter(tuple(words[place : place + RUN]) for place in range(max(1, len(words) - RUN + 1)) if words)


def _names(printed: Any) -> set[str]:
    found = set()
    for text in [printed] if isinstance(printed, str) else printed or []:
        for part in _APART.split(str(text)):
            name = _LED.sub("", plain(part)).strip(" .:-*")
            if name:
                found.add(name)
    return found
