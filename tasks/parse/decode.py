"""Bytes to text: byte order marks, then the declared charset where the bytes bear it out, then what the bytes themselves say."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tasks.errors import FaultCode, Permanent, Poison
from tasks.parse.twice import is_twice, once

MAX_BYTES = 8_000_000
"""More than any page of news; what lies behind is not read."""
_SNIFF = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.I
)
_BINARY_HEADS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"BM",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"BZh",
    b"\x00\x00\x00\x18ftyp",
    b"\x00\x00\x00\x20ftyp",
    b"SQLite format 3",
    b"\xd0\xcf\x11\xe0",
)
_CONTROLS = bytes(byte for byte in range(32) if byte < 9 or 13 < byte < 27 or byte > 27)
# What browsers take a label for (WHATWG): the wider code page that real pages of that label are written in.
_WIDER = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
    "utf8": "utf-8",
    "x-user-defined": "cp1252",
    "unicode": "utf-16",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the charset it was read in, and why that one."""

    text: str
    charset: str
    reason: str
    octets: bytes | None = None
    """The text in UTF-8 where it came so, which spares encoding it again."""


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Read bytes as text. Permanent(EMPTY, BINARY) and Poison(UNDECODABLE) are the ways out."""
    content = content[:MAX_BYTES]
    if not content.strip(b"\x00 \t\r\n"):
        raise Permanent(FaultCode.EMPTY, "no bytes but white space")
    if content.startswith(_BINARY_HEADS):
        raise Permanent(FaultCode.BINARY, f"begins like a file that is no text: {content[:8]!r}")
    marked = _by_mark(content)
    if marked is not None:
        return marked
    wide = _wide_without_mark(content)
    if wide is not None:
        return wide
    _refuse_binary(content)
    read = _by_declaration(content, declared) or _by_bytes(content)
    return Decoded(once(read.text), "utf-8", f"{read.reason}, encoded twice") if read.charset == "utf-8" and is_twice(content) else read


def _by_mark(content: bytes) -> Decoded | None:
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(charset, "replace"), charset.removesuffix("-sig"), "byte order mark")
    return None


def _wide_without_mark(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of Latin text and of markup is zero."""
    head = content[:_SNIFF]
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return Decoded(content.decode("utf-16-le", "replace"), "utf-16-le", "every other byte is zero")
    if even > half * 0.4 and odd < half * 0.05:
        return Decoded(content.decode("utf-16-be", "replace"), "utf-16-be", "every other byte is zero")
    return None


def _refuse_binary(content: bytes) -> None:
    head = content[:_SNIFF]
    strange = len(head) - len(head.translate(None, _CONTROLS))
    if strange > len(head) * 0.02 + 2:
        raise Permanent(FaultCode.BINARY, f"{strange} control bytes in the first {len(head)}")


def _by_declaration(content: bytes, declared: str | None) -> Decoded | None:
    named = _META.search(content[:_SNIFF])
    inside = (named.group(1) or named.group(2)).decode("ascii") if named else None
    utf8 = _try(content, "utf-8")
    if utf8 is not None:
        # Bytes that are valid UTF-8 and not ASCII are UTF-8, whatever the label says; in a stateful charset ASCII bytes are not ASCII.
        stateful = (declared or inside or "").lower().startswith(("iso-2022", "hz"))
        if not (stateful and content.isascii()):
            return Decoded(utf8, "utf-8", "valid UTF-8", content)
    for label, where in ((declared, "declared by the sender"), (inside, "declared in the document")):
        text = _try(content, _codec(label)) if label else None
        if text is not None:
            return Decoded(text, _codec(label or ""), where)
    return None


def _codec(label: str) -> str:
    plain = label.strip().strip("\"'").lower()
    return _WIDER.get(plain, plain)


def _try(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _by_bytes(content: bytes) -> Decoded:
    """No label fits: UTF-8 with a few broken bytes, else what the byte statistics say, else the sender's text is lost."""
    text = content.decode("utf-8", "replace")
    if text.count("\ufffd") <= max(3, len(text) // 500):
        return Decoded(text, "utf-8", "UTF-8 with a few broken bytes")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - costly to load, rarely needed

    best = from_bytes(content[:60_000]).best()
    if best is None:
        raise Poison(FaultCode.UNDECODABLE, "no charset fits the bytes")
    codec = _codec(best.encoding)
    return Decoded(content.decode(codec, "replace"), codec, "byte statistics")
