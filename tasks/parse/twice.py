"""UTF-8 that was read as Latin-1 or Windows-1252 and encoded once more somewhere on its way here: â€™ for ’, fÃ¼r for für."""

from __future__ import annotations

import re
from itertools import islice

_UPPER = "".join(char if (char := bytes([byte]).decode("cp1252", "ignore")) and byte < 0xA0 else chr(byte) for byte in range(0x80, 0xC0))
"""What Windows-1252 makes of the bytes that follow in UTF-8; five of them it leaves as they are."""
_BYTES = {ord(char): byte for byte, char in zip(range(0x80, 0xC0), _UPPER, strict=True)}
_FOLLOWING = "[\x80-\xbf" + "".join(char for char in _UPPER if ord(char) > 0xBF) + "]"
_TWICE = re.compile(f"[\xc2-\xdf]{_FOLLOWING}|[\xe0-\xef]{_FOLLOWING}{{2}}|[\xf0-\xf4]{_FOLLOWING}{{3}}")
_LETTER = "Ã¼".encode()[:3]
"""What every Latin letter with an accent comes to, but for its last byte."""
_SIGNS = re.compile(rb"\xc3(?:\xa2(?:\xc2\x80|\xe2\x82\xac)|\xb0(?:\xc2\x9f|\xc5\xb8)|\x83\xc2)")
"""Quotation marks, dashes (â€) and emoji (ðŸ) read so, which nobody writes, and letters. One search with a fixed first byte is the fastest there is."""
LEAST_LETTERS = 3
MOSTLY = 0.9
"""Share of the characters that are not ASCII from which the whole page was encoded twice."""
_UNMISTAKABLE = re.compile(f"â[\x80€]{_FOLLOWING}|ð[\x9fŸ]{_FOLLOWING}{{2}}")
"""Punctuation (U+2000 and on) and emoji."""


def is_twice(content: bytes) -> bool:
    """True for UTF-8 in which signs are encoded twice: one mark is proof, of letters there must be some."""
    found = [sign.group() for sign in islice(_SIGNS.finditer(content), LEAST_LETTERS)]
    return len(found) == LEAST_LETTERS or any(sign != _LETTER for sign in found)


def once(text: str) -> str:
    """The text with the signs that were encoded twice as they were meant.

    Where nearly all that is not ASCII is such signs, all are; where sound letters stand beside them (a teaser brought in from elsewhere), only the
    marks and emoji that nobody writes: É” is a letter and a quotation mark there, not a sign of another script.
    """
    covered = sum(len(found.group()) for found in _TWICE.finditer(text) if _meant(found) != found.group())
    strange = len(text) - len(text.encode("ascii", "ignore"))
    return (_TWICE if covered >= MOSTLY * strange else _UNMISTAKABLE).sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    """The sign that was meant; what would be one of a script that hardly comes into question is what it is: É” or Ü–."""
    raw = bytes(_BYTES.get(ord(char), ord(char) & 0xFF) for char in found.group())
    try:
        meant = raw.decode("utf-8")
    except UnicodeDecodeError:
        return found.group()
    return meant if len(raw) > 2 or _LIKELY.match(meant) else found.group()


_LIKELY = re.compile("[\xa0-\u017f\u0400-\u04ff]")
"""Latin and Cyrillic, and the marks of Latin-1: what two bytes usually mean."""
