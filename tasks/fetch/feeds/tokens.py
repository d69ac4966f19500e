"""Tags of a document that may be no XML at all, found in one pass: every search moves forward, so no input makes it slow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

_SECTIONS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))


@dataclass(frozen=True, slots=True)
class Tag:
    """One start or end tag. ``name`` is as written, with its prefix."""

    name: str
    start: int
    end: int
    closing: bool
    empty: bool

    @property
    def local(self) -> str:
        """The name without prefix, in lower case."""
        return self.name.rpartition(":")[2].lower()


def tags(text: str) -> Iterator[Tag]:
    """Tags outside comments, CDATA and instructions. One that is not closed ends the search."""
    place = text.find("<")
    while place >= 0:
        end = _end(text, place)
        if end < 0:
            return
        tag = _tag(text, place, end)
        if tag is not None:
            yield tag
            place = text.find("<", end)
        else:
            place = text.find("<", end if text.startswith(("<!", "<?"), place) else place + 1)


def outside_cdata(text: str, change: Callable[[str], str]) -> str:
    """``text`` with everything but its CDATA sections changed."""
    pieces: list[str] = []
    place = 0
    while (start := text.find("<![CDATA[", place)) >= 0 and (end := text.find("]]>", start)) >= 0:
        pieces += [change(text[place:start]), text[start : end + 3]]
        place = end + 3
    return "".join([*pieces, change(text[place:])])


def _end(text: str, place: int) -> int:
    """Just behind the markup that begins at ``place``, -1 when it does not end."""
    for opening, closing in _SECTIONS:
        if text.startswith(opening, place):
            end = text.find(closing, place + len(opening))
            return -1 if end < 0 else end + len(closing)
    end = text.find(">", place)
    return -1 if end < 0 else end + 1


def _tag(text: str, start: int, end: int) -> Tag | None:
    closing = text.startswith("</", start)
    begin = start + (2 if closing else 1)
    if not text[begin : begin + 1].isalpha():
        return None
    stop = begin
    while stop < end - 1 and text[stop] not in " \t\r\n/>":
        stop += 1
    return Tag(text[begin:stop], start, end, closing, empty=text[end - 2] == "/")
