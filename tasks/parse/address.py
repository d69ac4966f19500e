"""Addresses as pages and senders give them: anything may stand there."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_COMPLETE = re.compile(r"https?://[\w.-]+(?::\d+)?/[\w./%+,~@:=-]*(?:\?[\w./%+,~@:=&-]+)?", re.ASCII)
"""Addresses to which no base adds anything: joining is slow."""


def host_of(url: str | None) -> str | None:
    """The host of an address, lower case; None when there is none or the address is broken."""
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def path_of(url: str | None) -> str | None:
    """The path of an address, or None when the address is broken or missing."""
    try:
        return urlsplit(url).path if url else None
    except ValueError:
        return None


def absolute(href: str | None, base: str | None) -> str | None:
    """A link as a full http address; None when it is none."""
    if not href or href.startswith(("data:", "javascript:", "about:")):
        return None
    try:
        plain = href.startswith(("https://", "http://")) and _COMPLETE.fullmatch(href) is not None
        address = href if plain else urljoin(base or "", " ".join(href.split()))
        parts = urlsplit(address)
        return address[:2000] if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None
