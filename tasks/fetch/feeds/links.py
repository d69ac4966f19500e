"""Relative links inside an entry's HTML, made absolute, so that they lead somewhere when the HTML stands alone. Pure and linear.

RFC 4287 section 3.1.1.3 and XML Base; what a link is in HTML is told by the HTML Standard, section "Attributes". Nothing is parsed: tags
are found by patterns that never look back, and everything but the links stays byte for byte as it came.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from tasks.fetch.feeds.words import absolute, is_web_link

MAX_BASE = 1000
"""Characters of a base that is believed: it is written once for every link."""

MAX_GROWTH = 20
"""Times its own length that a text may grow by; what comes after stays relative. A short tag and a long base cannot make a bomb."""

_NAMES = "href|src|poster|cite|longdesc|background|action|formaction|codebase|classid|profile|usemap|data"
_SETS = "srcset|imagesrcset"
_ONE_SET = r"(?:\s*+https?:[^\s\"',]++(?:\s++[\d.]++[wxh])?+\s*+,?+)++"
_SCHEME = r"[a-z][a-z0-9+.-]*+:"
_BEHIND_A_NAME = "|".join(rf"(?<={name}=)" for name in _NAMES.split("|"))
_RELATIVE = re.compile(  # begins with a literal, so that it is searched as fast as one
    rf"=(?:(?i:(?<=srcset=))\s*+(?![\"']{_ONE_SET}[\"'])"
    rf"|(?:(?<=\s=)|(?i:{_BEHIND_A_NAME}))\s*+[\"']?+\s*+(?!(?i:{_SCHEME})|[\"'>#]))"
)
_TAG = re.compile(r"<[A-Za-z][^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+>")
# No two tags that fail to end can both run on over a third: in quotes or not is a matter of three states. So this is linear.
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)(?:(\s*+=\s*+)(\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++))?+")
_ADDRESS = re.compile(_NAMES, re.IGNORECASE)
_SET = re.compile(_SETS, re.IGNORECASE)
_CANDIDATE = re.compile(r"([^\s,]++(?:,++[^\s,]++)*+)((?:\s[^,]*+)?+)")
_ABSOLUTE = re.compile(_SCHEME, re.IGNORECASE)
_ONLY_OBJECTS = frozenset({"data"})
_UNSAFE = str.maketrans({'"': "%22", "'": "%27", "<": "%3C", ">": "%3E", " ": "%20", "&": "&amp;"})


def with_absolute_links(text: str | None, base: str) -> str | None:
    """``text`` with every relative link of its tags resolved against ``base``; fragments of the entry itself stay.

    Nothing else is touched, and nothing at all where no tag has a relative link or ``base`` is no web address.
    """
    if not text or "<" not in text or _RELATIVE.search(text) is None:
        return text
    safe = _written(base)
    return text if safe is None else "".join(_pieces(text, _Resolver(safe, MAX_GROWTH * len(text))))


def _pieces(markup: str, resolver: _Resolver) -> Iterator[str]:
    """The text, with each tag changed that holds a relative address. Tags without are not even looked at."""
    done, opening, end, looked = 0, -1, -1, 0
    for found in _RELATIVE.finditer(markup):
        place = found.start()
        if place < end:
            continue
        newer = markup.rfind("<", looked, place)
        looked = place
        if newer > opening:
            opening = newer
            tag = _TAG.match(markup, opening)
            end = tag.end() if tag else -1
            if tag and place < end:
                yield markup[done:opening]
                yield resolver.tag(tag.group())
                done = end
    yield markup[done:]


@lru_cache(maxsize=1024)
def _written(base: str) -> str | None:
    """The base as it may stand within an attribute."""
    return base.translate(_UNSAFE) if len(base) <= MAX_BASE and is_web_link(base) else None


class _Resolver:
    """One text's tags, one after the other."""

    def __init__(self, base: str, room: int) -> None:
        self._base = base
        self._room = room
        self._element = ""

    def tag(self, tag: str) -> str:
        """A start tag with its addresses resolved."""
        self._element = tag[1:7].lower()
        return _ATTRIBUTE.sub(self._attribute, tag)

    def _attribute(self, match: re.Match[str]) -> str:
        name, equals, value = match.groups()
        if not value or self._room <= 0:
            return match.group()
        quote = value[0] if value[0] in "\"'" else ""
        said = value[1:-1] if quote else value
        if _ADDRESS.fullmatch(name):
            found = said if name.lower() in _ONLY_OBJECTS and self._element != "object" else self._address(said)
        elif _SET.fullmatch(name):
            found = _CANDIDATE.sub(lambda one: self._address(one.group(1)) + one.group(2), said)
        else:
            return match.group()
        if found == said:
            return match.group()
        return f"{name}{equals}{quote or chr(34)}{found}{quote or chr(34)}"

    def _address(self, said: str) -> str:
        bare = said.strip()
        if "&" in bare.partition("/")[0]:  # a colon or a slash may hide in a character reference
            bare = html.unescape(bare).translate(_UNSAFE)
        if not bare or self._room <= 0 or bare[0] == "#" or _ABSOLUTE.match(bare):
            return said
        found = absolute(self._base, bare) or said
        self._room -= len(found) - len(said)
        return found
