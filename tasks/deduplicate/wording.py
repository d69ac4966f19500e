"""Text as words: what stays when typography is taken away.

A word is a run of letters or a figure; scripts written without spaces give one word a character. Punctuation, quotation marks,
spaces and case are typography; signs that change a figure (``%``, ``€``, a minus) are words.
"""

from __future__ import annotations

import re
import unicodedata

UNSPACED_LETTERS = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Burmese
    "\u1780-\u17ff"  # Khmer
)
UNSPACED = UNSPACED_LETTERS + (
    "\u3040-\u30ff"  # kana
    "\u3400-\u9fff\uf900-\ufaff"  # Han
    "\U00020000-\U0003ffff"
)
LETTERS = r"[^\W\d_]"
WORD = re.compile(
    rf"[{UNSPACED}]"
    r"|\d{1,3}(?:'\d{3})+(?!\d)"
    r"|\d+(?:[.,:]\d+)*"
    rf"|(?:(?![{UNSPACED}])[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0980-\u0dff\u064b-\u065f])+"
    r"|[%‰€$£¥₺₹₽]"
    r"|(?<![^\s(])-(?=\d)"
)
DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
APOSTROPHES = re.compile("[\u2018\u2019\u201b\u02bc\u2032\u00b4`]")
GROUPED = re.compile(r"(?<=\d)[,.'](?=\d{3}(?:\D|$))")


def plain(text: str) -> str:
    """One line of text with compatibility forms, dashes, invisible characters and spaces made one; the case is kept."""
    if not text.isascii():
        text = DASHES.sub("-", INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    return " ".join(text.split())


def split_words(line: str) -> list[str]:
    """The words of a :func:`plain` line, case kept, thousands separators out of the figures."""
    words: list[str] = WORD.findall(straight(line))
    return [GROUPED.sub("", word) if len(word) > 4 and word[0].isdigit() else word for word in words]


def straight(line: str) -> str:
    """The line with one kind of apostrophe."""
    return line if line.isascii() else APOSTROPHES.sub("'", line)


def words_of(text: str) -> list[str]:
    """The words of any text, in lower case: equal lists say the same."""
    return split_words(plain(text).lower())
