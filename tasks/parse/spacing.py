"""White space: one space between words, one empty line between paragraphs."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\x00-\x08\x0e-\x1f\x7f]")
_ODD = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_WIDE_LEADS = bytes((0xE0, *range(0xE3, 0xEE)))
"""First bytes of such characters in UTF-8. Bytes are searched ten times as fast as text."""
_WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def weight(text: str) -> int:
    """Length in Latin characters: one character of Chinese, Japanese, Korean or Thai says about as much as three."""
    if text.isascii():
        return len(text)
    octets = text.encode("utf-8", "replace")
    return len(text) if len(octets.translate(None, _WIDE_LEADS)) == len(octets) else len(text) + 2 * len(_WIDE.findall(text))


def squeeze(text: str) -> str:
    """The text on one line, single spaces, without invisible characters and lone surrogates. Of all white space only a space is printable."""
    text = text.strip()
    if "  " not in text and text.isprintable():
        return text
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(visible(text).split())


def visible(text: str) -> str:
    """The text without characters that show nothing and cannot be stored (soft hyphens, marks, controls)."""
    if text.isascii() and text.isprintable():
        return text
    if _ODD.search(text) is None:
        return text
    return _LONE_SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))


def paragraphs(text: str) -> list[str]:
    """Paragraphs of a plain story: parted by empty lines, else one a line."""
    lines = [squeeze(line) for line in visible(text).splitlines()]
    if not _has_gaps(lines):
        return [line for line in lines if line]
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [" ".join(part) for part in found if part]


def _has_gaps(lines: list[str]) -> bool:
    inner = "\n".join(lines).strip("\n")
    return "\n\n" in inner


def body_of(parts: list[str]) -> str:
    """Paragraphs joined as a draft's body is: parted by one empty line."""
    return "\n\n".join(part for part in parts if part)
