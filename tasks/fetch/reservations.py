"""What a publisher reserves: no machine learning (noai), text and data mining (TDM Reservation Protocol), no archive. Pure.

Recorded on the row of the page; what follows from it is the operator's decision.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

WORDS = frozenset({"noai", "noimageai", "noml", "noarchive", "nosnippet", "noindex", "none"})
"""Directives of X-Robots-Tag and meta robots that are worth a record."""

HEAD_BYTES = 100_000
"""Where meta elements are looked for."""

_META = re.compile(r"<meta\b[^>]{0,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_NOT_FREE = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)


def reservations(headers: Mapping[str, str], content: bytes = b"") -> tuple[str, ...]:
    """Stable words, sorted: those of :data:`WORDS`, ``tdm-reservation``, ``paywalled``. ``headers`` have lower-case names."""
    head = content[:HEAD_BYTES].decode("utf-8", "replace")
    found = _directives(headers.get("x-robots-tag", ""))
    if headers.get("tdm-reservation", "").strip() == "1":
        found.add("tdm-reservation")
    for name, value in _metas(head):
        if name in {"robots", "googlebot-news", "googlebot"}:
            found |= _directives(value)
        if name == "tdm-reservation" and value.strip() == "1":
            found.add("tdm-reservation")
    if _NOT_FREE.search(head):
        found.add("paywalled")
    return tuple(sorted(found))


def _directives(value: str) -> set[str]:
    """Words of a directive list; a leading robot's name ('otherbot: noai') is looked past."""
    return {word for part in value.lower().split(",") if (word := part.rpartition(":")[2].strip()) in WORDS}


def _metas(head: str) -> list[tuple[str, str]]:
    found = []
    for element in _META.findall(head):
        said = {name.lower(): double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(element)}
        found.append((said.get("name", "").lower(), said.get("content", "")))
    return found
