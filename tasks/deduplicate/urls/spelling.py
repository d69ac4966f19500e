"""One spelling for the everyday variants of an address.

Nothing that may name another document is taken away: unknown query parameters stay, and so does the case of everything
that could be an identifier.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from html import unescape
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urlsplit

from tasks.deduplicate.urls.amp import undress_host, undress_path, unwrap
from tasks.deduplicate.urls.tracking import says_how

HTTP = ("http", "https")
DEFAULT_PORTS = (None, 80, 443)
INDEX_PAGE = re.compile(r"/(?:index|default|home)\.(?:html?|php\d?|aspx?|jsp)$", re.IGNORECASE)
SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
SLUG = re.compile(r"^(?=.{16,})[^\W_]+(?:-[^\W_]+){2,}(?:\.html?)?$")
SECTION = re.compile(r"^[A-Za-z]{2,}$")
MAX_LENGTH = 4096
KEPT_PATH = "!$'()*,:@;=+~-._"
KEPT_QUERY = "!$'()*,:@/?~-._"


def split(url: str) -> SplitResult | None:
    """The parts of an http(s) address, AMP caches unwrapped; None for anything else."""
    try:
        parts = urlsplit(unescape(url.strip()[:MAX_LENGTH]))
        parts = unwrap(parts)
        usable = parts.scheme.lower() in HTTP and bool(parts.hostname) and parts.port is not False
    except ValueError:
        return None
    return parts if usable else None


def host_of(parts: SplitResult) -> str:
    """The host in lower-case ASCII, without ``www.``, ``m.`` and ``amp.``; a port that is not the usual one stays."""
    host = (parts.hostname or "").rstrip(".").lower()
    with suppress(UnicodeError):  # a host no resolver would take is compared as it is written
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    port = "" if parts.port in DEFAULT_PORTS else f":{parts.port}"
    return undress_host(host) + port


def path_of(parts: SplitResult) -> str:
    """The path without dot segments, doubled slashes, session ids, index pages and AMP dress; no trailing slash."""
    segments: list[str] = []
    for segment in SESSION.sub("", parts.path).split("/"):
        if segment == "..":
            segments[-1:] = []
        elif segment not in ("", "."):
            segments.append(_escaped(segment, KEPT_PATH))
    path = undress_path(INDEX_PAGE.sub("", "/" + "/".join(segments)))
    return "/".join(_cased(segment, last=False) for segment in path.split("/")[:-1]) + "/" + _cased(path.rpartition("/")[2], last=True)


def query_of(parts: SplitResult) -> str:
    """The parameters that choose the document, sorted."""
    pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=200)
    kept = sorted((_escaped(name, KEPT_QUERY), _escaped(value, KEPT_QUERY)) for name, value in pairs if not says_how(name, value))
    return "&".join(f"{name}={value}" if value else name for name, value in kept)


def spell(url: str) -> str | None:
    """The one spelling of ``url``: no scheme, no fragment, no dress. None when it is no http(s) address.

    Equal spellings mean one document; different spellings mean nothing.
    """
    parts = split(url)
    if parts is None:
        return None
    try:
        query = query_of(parts)
    except ValueError:
        query = parts.query
    page = parts.fragment if parts.fragment.startswith("!") else ""
    return host_of(parts) + path_of(parts).rstrip("/") + (f"?{query}" if query else "") + (f"#{page}" if page else "")


def _escaped(text: str, kept: str) -> str:
    """Percent escapes in one way: what needs none has none, the rest is upper case."""
    raw = unquote_to_bytes(text)
    try:
        plain = unicodedata.normalize("NFC", raw.decode("utf-8"))
    except UnicodeDecodeError:
        return quote(raw, safe=kept)
    return quote(plain, safe=kept)


def _cased(segment: str, *, last: bool) -> str:
    """Words in lower case; what could be an identifier as it is."""
    if SLUG.match(segment) or (not last and SECTION.match(segment)):
        return segment.lower()
    return segment
