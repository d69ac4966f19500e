"""Relative links inside an entry's HTML, made absolute, so that they lead somewhere when the HTML stands alone. Pure.

RFC 4287 section 3.1.1.3 and XML Base; what a link is in HTML is told by the HTML Standard, section "Attributes".
"""

from __future__ import annotations

import html
import re

from tasks.fetch.feeds.words import absolute

_NAMES = ("href", "src", "poster", "cite", "longdesc", "background")
_NAMED = "|".join(rf"(?<=[\s\"']{name}=)" for name in _NAMES)
_RELATIVE = r"(?!\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|\#))"
_LINK = re.compile(
    # the sign first, for a search for one character is fast; then what most links are, which is not relative
    rf"""=(?!["']https?:)(?:{_NAMED})(?:"{_RELATIVE}([^"<>]*)"|'{_RELATIVE}([^'<>]*)'|{_RELATIVE}([^\s"'<>=`]+))""",
    re.IGNORECASE,
)
_PICTURES = re.compile(r"""=(?<=\ssrcset=)(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)
_PICTURE = re.compile(r"""\s*([^\s,]\S*[^\s,]|[^\s,])(\s+[\d.]+[wxh])?\s*(?:,|\Z)""")
_LONGEST = 2_048


def with_absolute_links(text: str | None, base: str) -> str | None:
    """``text`` with every relative link of its tags resolved against ``base``; fragments of the entry itself stay.

    Nothing else is touched, and nothing at all where no tag has a relative link.
    """
    if not text or "<" not in text or "=" not in text:
        return text
    text = _LINK.sub(lambda found: _resolved(found, base), text)
    return _PICTURES.sub(lambda found: _all_resolved(found, base), text) if "srcset" in text else text


def _resolved(found: re.Match[str], base: str) -> str:
    link = found[found.lastindex or 0]
    return f'="{_joined(link, base)}"' if link.strip() and len(link) <= _LONGEST else found[0]


def _all_resolved(found: re.Match[str], base: str) -> str:
    """The candidates of a srcset, each with its descriptor."""
    listed = found[found.lastindex or 0]
    if len(listed) > _LONGEST:
        return found[0]
    pictures = [f"{_joined(each[1], base)}{each[2] or ''}" for each in _PICTURE.finditer(listed)]
    return f'="{", ".join(pictures)}"' if pictures else found[0]


def _joined(link: str, base: str) -> str:
    return html.escape(absolute(base, html.unescape(link)) or link)
