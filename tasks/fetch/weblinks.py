"""The Link header (RFC 8288). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tasks.fetch.feeds.words import absolute

_LINK = re.compile(r"<([^<>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:\"[^\"]*\"|[^\s\",;]+))?)*)")
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s\",;]+))", re.IGNORECASE)


def link_of(headers: Mapping[str, str], rel: str, base: str) -> str | None:
    """Target of the first Link with this relation, absolute; None when there is none."""
    for target, parameters in _LINK.findall(headers.get("link", "")):
        found = _REL.search(parameters)
        if found and rel in (found.group(1) or found.group(2) or "").lower().split():
            return absolute(base, target)
    return None
