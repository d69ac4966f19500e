"""Small readings that every feed format shares: plain text out of markup, absolute links, names out of author lines. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

_TAGS = re.compile(r"<(?:/?[A-Za-z][^<>]*>|!--.*?(?:-->|\Z))", re.DOTALL)
_ACTIVE = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MAIL_NAME = re.compile(r"^\s*<?(?:mailto:)?[\w.+-]+@[\w.-]+>?\s*\((.+)\)\s*$")
_NAME_MAIL = re.compile(r"^\s*\"?([^\"<(]+?)\"?\s*[<(]\s*(?:mailto:)?[\w.+-]+@[\w.-]+\s*[>)]\s*$")
_LONGEST_AUTHOR = 400
_LINKS = frozenset({"http", "https"})


def plain(text: str | None) -> str | None:
    """Text without tags, entities undone where there were tags or double escapes, single spaces; None when nothing is left."""
    if text is None:
        return None
    if "<" in text:
        text = _ACTIVE.sub("", text)
        text = _TAGS.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.split()) or None


def absolute(base: str, link: str | None) -> str | None:
    """``link`` made absolute against ``base``; None when there is none. What cannot be joined is given back as it is."""
    link = (link or "").strip()
    if not link:
        return None
    head = link[:8].lower()
    if head.startswith(("http://", "https://")):
        return link
    if link[0] == "/" and link[1:2] != "/" and "/." not in link:
        return origin_of(base) + link
    try:
        return urljoin(base, link)
    except ValueError:
        return link


@lru_cache(maxsize=1024)
def origin_of(base: str) -> str:
    """Scheme and authority of a URL, '' when it has none: what a path is put behind."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def is_web_link(link: str | None) -> bool:
    """Whether ``link`` is an http(s) URL with a host."""
    try:
        parts = urlsplit(link or "")
        return parts.scheme.lower() in _LINKS and bool(parts.hostname)
    except ValueError:
        return False


def author_name(text: str | None) -> str | None:
    """The person in an RSS author line: 'a@b.c (Name)', 'Name <a@b.c>', 'Name'; the address itself when it stands alone."""
    text = (text or "")[:_LONGEST_AUTHOR]
    if text.isascii() and text.replace(" ", "").isalpha():
        return " ".join(text.split()) or None
    name = plain(text) if "@" not in text else text
    if not name or not name.strip():
        return None
    name = " ".join(html.unescape(name).split())
    for pattern in (_MAIL_NAME, _NAME_MAIL):
        if match := pattern.match(name):
            return match.group(1).strip()
    without = " ".join(_MAIL.sub("", name).split()).strip(" ,;()<>")
    return without or name


def distinct(words: Iterable[str | None]) -> tuple[str, ...]:
    """Those that say something, each once, in order."""
    return tuple(dict.fromkeys(word for word in words if word))
