"""From bytes to text when header, declaration and bytes disagree. Pure.

The bytes decide before anybody's claim: a byte order mark, then text that is valid UTF-8 and not plain ASCII (next to impossible by
accident), then the XML declaration, then the header, then what the bytes look like where most of them are no ASCII, then windows-1252.
"""

from __future__ import annotations

import codecs
import re

_DECLARATION = re.compile(rb"^[^<]{0,64}<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([A-Za-z0-9._:-]+)")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
    (b"{\x00", "utf-16-le"),
    (b"\x00{", "utf-16-be"),
)
# As browsers read them (WHATWG Encoding): the wider table that people really use under the narrower name.
_WIDER = {
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "iso8859-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "windows-874",
    "tis-620": "windows-874",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "x-mac-roman": "mac-roman",
}
_C1 = re.compile("[\x80-\x9f]")
_PASTED_BYTES = re.compile(rb"\xc2[\x80-\x9f]")  # the same in UTF-8, where it happens; a quick look at the bytes before the slow one
_PASTED = {code: bytes([code]).decode("windows-1252", "ignore") or None for code in range(0x80, 0xA0)}
_TEXT_ONLY = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "ucs-2", "ucs-4", "iso-10646-ucs-2"})
"""Wide encodings: a declaration readable as ASCII proves that the document is not in one of them."""
_PAIRS = frozenset({"cp932", "euc_jp", "euc-jp", "eucjp", "gb18030", "big5", "big5hkscs", "cp949"})
"""Encodings of letters in two bytes: one that is lost takes its neighbour with it, and a text of single bytes is hardly ever one of them by accident."""
_SCRIPTS = ["cp932", "euc_jp", "gb18030", "big5", "cp949", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874"]
_ORDERLY = 0.12
"""Disorder, as charset-normalizer counts it, below which a text in two bytes is taken for one."""
_MARKUP = re.compile(rb"<[^<>]*>")
_SAMPLE = 20_000
_FOREIGN = 0.5
"""Share of bytes beyond ASCII, outside markup, from which a text is in another script than Latin."""


def decode(content: bytes, content_type: str = "") -> str:
    """Text of an XML or JSON document. Never fails: what no claim can decode is read as UTF-8 with replacement characters.

    C1 control characters, which nobody writes, are read as the windows-1252 quotes and dashes that somebody pasted.
    """
    text = _decoded(content, content_type)
    return text.translate(_PASTED) if _PASTED_BYTES.search(content) and _C1.search(text) else text


def _decoded(content: bytes, content_type: str) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    head = content[:64].lstrip(b" \t\r\n")
    for start, name in _WIDE:
        if head.startswith(start):
            return content.decode(name, "replace")
    if _is_utf8(content):
        return content.decode("utf-8", "replace")
    for name in _claims(content, content_type):
        text = _try(content, name)
        if text is not None:
            return text
    return _looks_like(content) or _try(content, "windows-1252") or content.decode("utf-8", "replace")


def _looks_like(content: bytes) -> str | None:
    """The text by the statistics of its bytes; None for Latin scripts, whose few accents tell too little."""
    sample = _MARKUP.sub(b" ", content[: 4 * _SAMPLE])[:_SAMPLE]
    if sum(byte > 0x7F for byte in sample) < _FOREIGN * len(sample.replace(b" ", b"")):
        return None
    from charset_normalizer import from_bytes  # noqa: PLC0415 - costly to load, rarely needed

    found = from_bytes(sample, cp_isolation=_SCRIPTS)
    pairs = (match.encoding for match in found if match.encoding in _PAIRS and match.chaos < _ORDERLY)
    name = next(pairs, None) or next((match.encoding for match in found), None)
    return None if name is None else content.decode(_WIDER.get(name, name), "replace")


def declared_charset(content_type: str) -> str | None:
    """The charset parameter of a Content-Type."""
    found = re.search(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]+)", content_type, re.IGNORECASE)
    return found.group(1) if found else None


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes are UTF-8 by their own evidence. Plain ASCII proves nothing: ISO-2022-JP and UTF-7 look like it."""
    if content.isascii():
        return False
    try:
        content.decode()
    except UnicodeDecodeError as error:
        # A cut document may end inside a character.
        return error.reason == "unexpected end of data" and not content[: error.start].isascii()
    return True


def _claims(content: bytes, content_type: str) -> list[str]:
    declaration = _DECLARATION.match(content[:400])
    inside = declaration.group(1).decode("ascii") if declaration else None
    header = declared_charset(content_type)
    names = [name.lower() for name in (inside, header) if name]
    names = [name for name in names if name not in _TEXT_ONLY] + (["utf-8"] if content.isascii() else [])
    return [_WIDER.get(name, name) for name in names]


def _try(content: bytes, name: str) -> str | None:
    try:
        text = content.decode(name)
    except LookupError:
        return None
    except UnicodeDecodeError as error:
        return _mostly(content, name, error)
    return text


def _mostly(content: bytes, name: str, error: UnicodeDecodeError) -> str | None:
    """A claim that fails on a few bytes of many is still the best claim, unless it is UTF-8, whose failure tells."""
    allowed = 20 if name in _PAIRS else 200
    if name in {"utf-8", "utf8"} and error.start < len(content) - 4:
        return None
    text = content.decode(name, "replace")
    return text if text.count("�") * allowed <= len(text) or name == "windows-1252" else None
