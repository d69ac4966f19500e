"""UTF-8 that was read as Latin-1 or Windows-1252 and encoded once more somewhere on its way here: â€™ for ’, fÃ¼r for für."""

from __future__ import annotations

import re

_UPPER = "".join(char if (char := bytes([byte]).decode("cp1252", "ignore")) and byte < 0xA0 else chr(byte) for byte in range(0x80, 0xC0))
"""What Windows-1252 makes of the bytes that follow in UTF-8; five of them it leaves as they are."""
_BYTES = {ord(char): byte for byte, char in zip(range(0x80, 0xC0), _UPPER, strict=True)}
_FOLLOWING = "[\x80-\xbf" + "".join(char for char in _UPPER if ord(char) > 0xBF) + "]"
_TWICE = re.compile(f"[\xc2-\xdf]{_FOLLOWING}|[\xe0-\xef]{_FOLLOWING}{{2}}|[\xf0-\xf4]{_FOLLOWING}{{3}}")
_PROOFS = ("â\x80", "â€", "ð\x9f", "ðŸ")
"""Quotation marks, dashes and emoji read so: nobody writes this."""
_SIGNS = ("Ã¼", "Ã¤", "Ã¶", "Ã©", "Ã¡", "Ã³", "Ã±", "Ã§")
LEAST_SIGNS = 3


def once(text: str) -> str:
    """The text with every sign that was encoded twice as it was meant; any other text as it is.

    Where a page mixes sound signs with such ones, the sound ones stay.
    """
    return _TWICE.sub(_meant, text) if _is_twice(text) else text


def _is_twice(text: str) -> bool:
    if text.isascii():
        return False
    return any(proof in text for proof in _PROOFS) or ("Ã" in text and sum(map(text.count, _SIGNS)) >= LEAST_SIGNS)


def _meant(found: re.Match[str]) -> str:
    raw = bytes(_BYTES.get(ord(char), ord(char) & 0xFF) for char in found.group())
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found.group()
