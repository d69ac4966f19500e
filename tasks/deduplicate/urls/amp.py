"""Addresses of accelerated and mobile pages, unwrapped to the page they show."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urlsplit

CACHE_HOSTS = re.compile(r"(?:^|\.)(?:cdn\.ampproject\.org|ampproject\.net|bing-amp\.com)$")
CACHE_PATH = re.compile(r"^/(?:c|v|r|i|ii/w\d+|wp)/(?P<tls>s/)?(?P<rest>.+)$")
VIEWER_HOSTS = re.compile(r"(?:^|\.)google\.[a-z.]{2,6}$")
VIEWER_PATH = re.compile(r"^/amp/(?P<tls>s/)?(?P<rest>[^/]+\..+)$")
DRESSED_HOST = re.compile(r"^(?:www\d?|m|mobile|amp|touch|wap|beta|edition-m|lite)\.(?=.+\.)")
LEADING = re.compile(r"^/amp(?=/[^/])", re.IGNORECASE)
TRAILING = re.compile(r"(?:/(?:amp|amphtml|print)(?:\.html?)?|[.-]amp(?P<ext>\.html?)?|(?<=/)amp\.html?)/?$", re.IGNORECASE)


def unwrap(parts: SplitResult) -> SplitResult:
    """The address inside an AMP cache's or viewer's address; any other comes back as it is."""
    host = (parts.hostname or "").lower()
    for hosts, path in ((CACHE_HOSTS, CACHE_PATH), (VIEWER_HOSTS, VIEWER_PATH)):
        inside = path.match(parts.path) if hosts.search(host) else None
        if inside:
            query = f"?{parts.query}" if parts.query else ""
            return urlsplit(f"{'https' if inside['tls'] else 'http'}://{unquote(inside['rest'])}{query}")
    return parts


def undress_host(host: str) -> str:
    """``m.``, ``amp.``, ``www.`` and their like taken off, as long as a whole name remains."""
    while True:
        shorter = DRESSED_HOST.sub("", host, count=1)
        if shorter == host:
            return host
        host = shorter


def undress_path(path: str) -> str:
    """``/amp`` before or behind the path, ``.amp.html`` and ``/print`` taken off."""
    bare = LEADING.sub("", path, count=1)
    return TRAILING.sub(lambda found: found["ext"] or "", bare, count=1)
