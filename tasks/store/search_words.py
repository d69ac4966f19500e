"""Text as the search index holds it, and a person's words as a query: pure, and the same for both databases.

Folded here and not by the databases, so that they find the same: no case, no accents, and every CJK character a word of its own
(neither database's tokenizer knows where a Chinese word ends; a run of characters is then a phrase).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 300_000
"""Characters of one field that are indexed: PostgreSQL refuses a tsvector of more than one megabyte."""
CJK = (
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)


def searchable(text: str | None) -> str:
    """``text`` as words with single spaces between: folded, without punctuation."""
    if not text:
        return ""
    plain = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
    return " ".join(unicodedata.normalize("NFC", plain.translate(_FOLD)).split())


class _Fold(dict[int, str]):
    """What becomes of one character; remembered, since an article uses few."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(character: str) -> str:
    code = ord(character)
    if 0x300 <= code <= 0x36F:  # accents of Latin, Greek and Cyrillic; other scripts' marks are letters to their readers
        return ""
    if unicodedata.category(character)[0] not in "LNM":
        return " "
    return f" {character} " if any(low <= code <= high for low, high in CJK) else character


_FOLD = _Fold()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together; with ``open_end`` the last may go on."""

    words: tuple[str, ...]
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person looks for: all of these, none of those."""

    all: tuple[Phrase, ...] = ()
    none: tuple[Phrase, ...] = ()


PART = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


def read_wanted(text: str) -> Wanted:
    """A person's words as a query. Never raises: signs that mean nothing to us are only spaces.

    ``several words`` must all occur, ``"a phrase"`` together, ``-word`` not at all, ``word*`` begins so.
    """
    every: list[Phrase] = []
    none: list[Phrase] = []
    for minus, quoted, bare in PART.findall(text.replace("\0", " ")):
        words = tuple(searchable(quoted or bare).split())
        if words:
            (none if minus else every).append(Phrase(words, open_end=bare.endswith("*")))
    return Wanted(tuple(every), tuple(none))


def as_fts5(wanted: Wanted) -> str:
    """The query in the language of SQLite's FTS5. Words hold letters and digits only, so quoting is safe."""
    every = " AND ".join(f'"{" ".join(phrase.words)}"{"*" if phrase.open_end else ""}' for phrase in wanted.all)
    none = " OR ".join(f'"{" ".join(phrase.words)}"' for phrase in wanted.none)
    return f"({every}) NOT ({none})" if none else every


def as_tsquery(wanted: Wanted) -> str:
    """The query in the language of PostgreSQL's ``to_tsquery``."""
    return " & ".join([_ts_phrase(phrase) for phrase in wanted.all] + [f"!({_ts_phrase(phrase)})" for phrase in wanted.none])


def _ts_phrase(phrase: Phrase) -> str:
    words = [f"'{word}'" for word in phrase.words]
    words[-1] += ":*" if phrase.open_end else ""
    return f"({' <-> '.join(words)})"
