"""Headlines: what a page puts around them, and whether two tell of one story."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tasks.deduplicate.wording import UNSPACED, plain, words_of

SUFFIX = re.compile(r"^(?P<head>.*\S)?\s+(?:[|·•»/]|::|--?)\s+(?P<name>\S.{1,60})$")
PREFIX = re.compile(r"^(?P<name>\S.{1,40}?)\s*(?:[|·•»:]|::|\s--?)\s+(?P<rest>\S.*)$")
KICKER = re.compile(r"^[^:]{1,30}:\s+(?=\S+\s+\S)")
KICKER_WORDS = 3
SLUG = re.compile(
    r"^\s*(?:(?P<word>UPDATE|UPD|WRAPUP|WRAP|LEAD|RECAST|RPT|REFILE|REPEAT|CORRECTED|CORRECTION|CORRECTS|CLARIFICATION|ZUSAMMENFASSUNG|AKTUALISIERT|AKTUALISIERUNG"
    r"|KORREKTUR|KORR|BERICHTIGUNG|ACTUALISATION|ACTUALISÉ|RECTIFICATIF|CORRECCIÓN|ACTUALIZACIÓN|ACTUALIZA|AGGIORNAMENTO|CORREZIONE|GÜNCELLEME|DÜZELTME"
    r"|ОБНОВЛЕНИЕ|ИСПРАВЛЕНИЕ|Update|Corrected|Correction|Updated|Korrektur)"
    r"(?P<number>\s*\d{1,2})?\s*(?:\([^)]{0,40}\)\s*)?[-–—:]+\s*|\((?:LEAD|UPDATE|CORRECTED|2nd LD|\d(?:st|nd|rd|th) LD)\)\s*)+"
)
CORRECTING = re.compile(r"\b(?:corr|corrig|correc|korrek|berichtig|rectif|düzelt|исправ)", re.IGNORECASE)
NAME_WORDS = 3
CUT = 12
"""Letters a headline that was cut must keep to be known again."""
TOLD = 4
"""Letters of a word that tells something."""
PAIR = 2
"""Characters that tell something together in Chinese and Japanese,"""
RUN = 4
"""and letters in Thai, Lao, Khmer and Burmese."""
FIRST_IDEOGRAPH = "\u2e80"
PARTICLE = re.compile("[\u3041-\u309f]")
"""Hiragana: what Japanese ties its words together with."""
UNSPACED_WORD = re.compile(rf"[{UNSPACED}]$")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline without its wire slug and its site's name."""

    line: str
    words: tuple[str, ...]
    told: tuple[str, ...]
    """The words behind a kicker (``Follow-up:``, ``Breaking:``), which stands before stories of every kind."""
    slug: bool
    """It began with UPDATE 2-, CORRECTED-, WRAPUP 1- or their like: the same outlet's earlier item is being replaced."""
    corrects: bool


def read_headline(text: str | None, site: str, outlet: str | None) -> Headline:
    """Take a headline apart. ``site`` and ``outlet`` are names that a page puts behind its headlines."""
    line = plain(text or "")
    slug = SLUG.match(line)
    if slug:
        line = line[slug.end() :]
    line = _without_name(line, site, outlet)
    return Headline(
        line, tuple(words_of(line)), tuple(words_of(_without_kicker(line))), bool(slug), bool(slug and CORRECTING.search(slug[0]))
    )


def _without_name(line: str, site: str, outlet: str | None) -> str:
    """The headline without the site's name behind or before it."""
    suffix = SUFFIX.search(line)
    if suffix and suffix["head"] and _names(suffix["name"], site, outlet):
        return str(suffix["head"])
    prefix = PREFIX.match(line)
    return prefix["rest"] if prefix and _names(prefix["name"], site, outlet) else line


def _without_kicker(line: str) -> str:
    kicker = KICKER.match(line)
    while kicker and len(words_of(kicker[0])) <= KICKER_WORDS:
        line = line[kicker.end() :]
        kicker = KICKER.match(line)
    return line


def _names(suffix: str, site: str, outlet: str | None) -> bool:
    bare = _letters(suffix)
    names = {_letters(site), _letters(site.partition(".")[0]), _letters(outlet or "")} - {""}
    return any(bare == name or (len(bare) >= TOLD and (bare in name or name in bare)) for name in names)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def same_headline(one: Headline, other: Headline) -> bool:
    """Whether two headlines say the same: typography and a site's name behind them do not count, and a missing one says nothing."""
    if not one.words or not other.words:
        return True
    if one.slug != other.slug:
        return False
    return one.words == other.words or any(_dressed(*pair) or _cut(*pair) for pair in ((one.line, other.line), (other.line, one.line)))


def _dressed(longer: str, shorter: str) -> bool:
    """Whether ``longer`` is ``shorter`` with a name of a few words behind a bar or a dash."""
    rest = longer[len(shorter) :]
    behind = SUFFIX.fullmatch(rest) if longer.startswith(shorter) else None
    return behind is not None and len(words_of(behind["name"])) <= NAME_WORDS


def _cut(longer: str, shorter: str) -> bool:
    """Whether ``shorter`` is the beginning of ``longer`` with dots behind it."""
    begun = shorter.rstrip(". ")
    return shorter.endswith("...") and len(begun) >= CUT and longer.startswith(begun)


def traits(words: Sequence[str]) -> set[str]:
    """What tells a line from others: its telling words; in scripts without spaces runs of characters, since a letter or a particle alone tells nothing."""
    found = {word for word in words if len(word) >= TOLD or word[0].isdigit()}
    for start, word in enumerate(words):
        if len(word) > 1:
            continue
        run = PAIR if word > FIRST_IDEOGRAPH else RUN if UNSPACED_WORD.match(word) else 0
        piece = words[start : start + run]
        if run and len(piece) == run and all(map(UNSPACED_WORD.match, piece)) and not all(map(PARTICLE.match, piece)):
            found.add("".join(piece))
    return found


def kinship(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the shorter headline's telling words that the other has too."""
    mine, theirs = traits(one), traits(other)
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def told_in(headline: Sequence[str], told: Collection[str]) -> float:
    """The share of a headline's :func:`traits` that are among those ``told``."""
    mine = traits(headline)
    return len(mine & set(told)) / len(mine) if mine else 0.0
