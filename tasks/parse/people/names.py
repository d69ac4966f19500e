"""Out of what stands in a byline, a list or structured data: the persons, one each, without role words, handles or addresses."""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from collections.abc import Iterable, Sequence

from tasks.parse.people import eastern
from tasks.parse.people.words import (
    AGENCIES,
    JOINERS,
    LEAD_IN,
    NOT_PERSONS,
    PARTICLES,
    PHOTO,
    RANKED,
    ROLE_ALONE,
    ROLE_TAIL,
    ROLES,
    SPOKEN_TO,
    WITH_PHOTOS,
)
from tasks.parse.spacing import squeeze

LONGEST = 300
"""Characters of a byline that are read."""
MOST_READ = 2000
"""Characters of a line before it is squeezed and its entities are read: a longer one is not remembered whole."""
LONGEST_NAME = 60
_GLUED = re.compile(r"^By(?=[A-Z][\w.]+ [A-Z])|(?<=[a-z])(?:Updated|Published|Posted)\b.*$")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|www\.\S+")
_HANDLE = re.compile(r"(?<!\w)@\w+")
_BRACKETS = re.compile(r"\s*[(（\[【<][^)）\]】>]*[)）\]】>]")
_HARD_BREAKS = re.compile(r"\s*(?:[;|•·●⋅]|\s/\s|/|／|｜|\n|\t|、|，|,(?!\s*(?:jr|sr|ii|iii)\b)|\s[–—-]\s)\s*", re.I)
_JOINER = re.compile(rf"\s+(?:{JOINERS}|&|\+)\s+")
_SHOUTED_JOINER = re.compile(rf"\s+(?:{JOINERS}|&|\+)\s+", re.I)
_CAPITAL_JOINER = re.compile(r"\s+(?:AND|UND|ET|Y|OCH|OG|VE|And|Und|Et)\s+")
_GLUED_JOINER = re.compile(r"\s+و(?!(?:ليد|ائل|سام|فاء|جيه|رد|داد|سيم|هيب|لاء|اصف)\b)(?=[\u0621-\u064a]{3,})|\s+ו(?=[א-ת]{3,})")
"""'And' in Arabic and Hebrew stands at the head of the next word; some names begin with that letter."""
_GLUED_ROLE = re.compile(rf"(?<=[a-zß-öø-ÿ])(?=[A-Z])(?i:(?={ROLES}\b))")
_WITH_PHOTOS = re.compile(rf"(?:{WITH_PHOTOS})\s*:", re.I)
_SLOVENIAN = re.compile(
    r"^(?=.*[čšžČŠŽ])([A-ZČŠŽ][\w-]+(?: [A-ZČŠŽ][\w-]+){1,2}(?:, [A-ZČŠŽ][\w-]+(?: [A-ZČŠŽ][\w-]+){1,2}){0,3}) in ([A-ZČŠŽ][\w-]+(?: [A-ZČŠŽ][\w-]+){1,2})$"
)
"""Two full names joined as in Ljubljana, where elsewhere a place follows: known by the letters of the language."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_ROLES = re.compile(
    r"(?:本报|本報|新华社|驻\w{1,6})?(?:记者|記者|编辑|編輯|责任编辑|責任編輯|实习生|通讯员|特派员|기자|특파원|편집위원|논설위원|선임기자|人民网)"
)
_CJK_HOUSE = re.compile(r"^[\u4e00-\u9fff]{2,8}(?:记者|記者)[\s:：]+(?=[\u4e00-\u9fff])")
_PLACE_TAIL = re.compile(
    r"\s+(?:in|aus|à|a|en|i|w|v|из|at|for|of|für|pour|para|per|from|bei|auf|near|über|IN)\s+(?:the\s+)?[A-ZÄÖÜÉŁŚА-Я][\w .'’&-]*$"
)
_ALL_OF_THEIRS = re.compile(
    r"(?<=\w)\s+(?:(?:view |see |show )?all (?:posts|articles|stories)|(?:zeige )?alle (?:artikel|beiträge)|tous (?:les|ses) articles|(?:ver )?todos (?:los|sus) artículos|tutti gli articoli|"
    r"follow|folgen|seguir|contact|kontakt|contactar|contacter)\b.*$",
    re.I,
)
"""The link to all that somebody wrote, or to their box of letters, behind the name."""
_SLUG = re.compile(r"^[a-z]+(?:[-_.][a-z]+)+\d*$")
_HOST = re.compile(r"\.(?:com|org|net|info|news|online|co|io|tv|eu|[a-z]{2})$")
"""How an outlet's address ends, which is no slug of a name."""
_LOWER = re.compile(r"^[a-z]{3,} [a-z]{3,}(?: [a-z]{3,})?$")
"""A name typed without capitals."""
_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|sir|dame|herr|frau|m|mme|d|doña|don|dott|ing|mgr|phdr|rev|lt|col|gen|sen|ra|avv|lic|arch)\.\s+|rechtsanw[aä]lt(?:in)?\s+)",
    re.I,
)
"""Forms of address and callings, which are no part of a name. A doctor's title is kept as printed."""
_DOCTOR = re.compile(r"^(?:(?:univ\.-)?(?:prof|dr)\b\.?(?:[\s-]*(?:h\.\s?c|med|phil|jur|rer|nat|pol|ing|habil|mult)\b\.?)*\s+)+", re.I)
_DEGREES = re.compile(
    r"^(?:ph\.?\s?d|m\.?d|m\.?s|m\.?a|b\.?a|b\.?s|r\.?d|r\.?n|mba|cfa|cpa|jd|esq|mph|msc|fand|rdn|ldn|cfp|do|dds|dvm|lcsw|pmp|obe|mbe|cscs|np|aprn|facp|mbbs)\.?$",
    re.I,
)
_NOT_IN_NAMES = re.compile(r"[\d@#_{}=<>\\/?!:：\"“”„«»…%$€\ufffd]|\.{2,}|^An? [^\W\d_]{2}")
"""What no name holds, half a character among them, and the article that opens a headline. A N Wilson is a name."""
_GENERIC = re.compile(
    r"\b(?:staff|team|desk|newsroom|editorial board|news service|redaktion|rédaction|redacción|redazione|redactie|redakcja|редакция|редакція|agency|agencies|news|media|magazine|"
    r"newspaper|press release|partner content|sponsored|guest post|\w*admin|written|minutes?|min read|read more|published|updated|share|follow|subscribe|comments?|online|table of contents|contents?|article|trends|industry|marketing|gardener|security|design|gmbh|inc|llc|ltd|corp|sign in|log in|name|eingestellt|authored|cent(?:er|re)|department|association|committee|council|ministry|embassy|universit\w*|institute?|agência|agencia|agenzia|agentur|\w+-studio|studios?|redação|digital|aktuell|noticias|notícias|nachrichten|foundation|stiftung|verband|ministerium|federation|editorial|services?|solutions|group|company|reviewed|modified|all posts|alle (?:artikel|beiträge)|tous les articles|todos los art[ií]culos|health|research|development|product|community|\.com|\.org|\.net|\.de)\b",
    re.I,
)
_COMPANY = re.compile(r"(?:^|\s)(?:AG|KG|(?<=[a-z]\s)(?:SE|SA|AB|BV|NV)|PLC|Oy|SpA|GbR|UG|OHG|eV|e\.\s?V|Verlag|Verein)\.?$")
"""How companies and societies end. The short ones may end a name in capitals."""
_IN_THE = re.compile(r"\b(?:in|op) (?=(?:['’]t|de|het)\s)")
"""Dutch: in 't Veld, op de Beeck."""
_MD = re.compile(r"Md\.?\s+\S+")
"""Mohammed, as Bengalis shorten it."""


def persons(printed: Iterable[str], *, not_names: Sequence[str] = ()) -> tuple[str, ...]:
    """The persons named, in order, each once. ``not_names`` are names of the outlet: a page signs with them, but they wrote nothing."""
    refused = frozenset(_key(name) for name in not_names if name)
    split = [_without_outlet(name, refused) for text in printed for name in _split(text[:MOST_READ])]
    found = [_cased(name) for name in split if _is_person(name, refused)]
    if len(found) < len(split) and not any(" " in name or not name.isascii() for name in found) and _key(split[0]) in refused:
        return ()  # the outlet and where it sits: Northwire, Oslo, Norway
    return tuple(_without_doubles(_without_places(found)))


def unglued(text: str) -> str:
    """A text with a comma where a calling follows the name in an element of its own, without a space."""
    return _GLUED_ROLE.sub(", ", text)


def untitled(name: str) -> str:
    """A name without its doctor's title, by which two spellings of one person are compared."""
    return _DOCTOR.sub("", name) or name


def _without_outlet(name: str, refused: frozenset[str]) -> str:
    """A name without the outlet's name behind it: Marit Solheim NORTHWIRE."""
    words = name.split()
    for cut in range(2, len(words)):
        if _key(" ".join(words[cut:])) in refused:
            return " ".join(words[:cut])
    return name


@functools.lru_cache(maxsize=2048)
def _split(text: str) -> tuple[str, ...]:
    """Cleaned names of one line. A page repeats its byline in many places: each is read once."""
    text = _GLUED.sub("", squeeze(html.unescape(text.replace("\n", " | ")))[:LONGEST])
    text = unglued(text)
    if SPOKEN_TO.match(text):
        return ()
    signed = eastern.signed_by(text)
    if signed:
        return signed
    both = _WITH_PHOTOS.match(text)
    photo = PHOTO.search(text, both.end() if both else 0)
    if photo:
        text = text[: photo.start()]
    text = _HANDLE.sub(" ", _ADDRESS.sub(" ; ", text))
    text = _BRACKETS.sub("", text) if _BRACKETS.sub("", text).strip() else text
    if _LOWER.match(text):
        text = text.title()
    if _SLUG.match(text) and not _HOST.search(text):
        text = re.sub(r"[-_.]+", " ", text.rstrip("0123456789")).title()
    text = _SLOVENIAN.sub(r"\1, \2", _strip_lead_in(text).strip())
    first, *behind = _DASH.split(text, maxsplit=1)
    names = _parted(first)
    full = names and all(" " in name and _is_person(name, frozenset()) for name in names)
    return tuple(names if full else [*names, *(name for part in behind for name in _parted(part))])


_DASH = re.compile(r"\s[–—-]\s+")
"""Behind a full name there follow a house, a place, an office: persons are joined by other marks."""


def _parted(text: str) -> list[str]:
    """The names between commas, bars and joining words."""
    found = [_cleaned(name) for part in _HARD_BREAKS.split(text) for name in _split_joined(_strip_lead_in(part))]
    return [name for name in found if name]


def _strip_lead_in(text: str) -> str:
    for _ in range(2):
        match = LEAD_IN.match(text)
        if not match or not text[match.end() :].strip() or _is_particle_of_name(text, match.group()):
            break
        text = text[match.end() :]
    return text


_NAMES_TOO = frozenset({"De", "Da", "Di", "Von", "Del", "Theo", "Oleh", "Par", "Av", "Haber"})
"""Words that lead in a name somewhere, and begin one elsewhere."""


def _is_particle_of_name(text: str, lead_in: str) -> bool:
    """De Gaulle, Da Silva and Theo van Veen keep their first word: capitalised, and followed by a single word or a particle."""
    word = lead_in.strip()
    rest = text.split()[1:]
    return word in _NAMES_TOO and (len(rest) == 1 or rest[0].casefold() in PARTICLES)


def _split_joined(text: str) -> list[str]:
    if text.isupper():
        shouted = _SHOUTED_JOINER.split(text)
        return [part.strip() for part in shouted] if all(len(part.split()) > 1 for part in shouted) else [text]
    parts = [part for piece in _CAPITAL_JOINER.split(text) for part in _safe_join_split(piece)]
    return [name for part in parts for name in eastern.parted(part.strip())]


def _safe_join_split(text: str) -> list[str]:
    """Split at a joining word unless it is one inside a name: each side must be a name by itself."""
    parts = _JOINER.split(text)
    if len(parts) == 1:
        glued = _GLUED_JOINER.split(text)
        return glued if all(len(part.split()) > 1 for part in glued) else parts
    short = re.search(r"\s(?:y|e|i|a|en|na|per|da)\s", text)
    if short and any(len(part.split()) < 2 for part in parts):
        return [text]
    return parts


def _cleaned(name: str) -> str:
    if _CJK.search(name):
        name = _CJK_ROLES.sub(" ", _CJK_HOUSE.sub("", name))
    name = _TITLES.sub("", name.strip())
    shorter = ROLE_TAIL.sub("", name)
    name = shorter if len(shorter.split()) >= 2 or not ROLE_ALONE.match(name) else name
    name = _PLACE_TAIL.sub("", name) if len(_PLACE_TAIL.sub("", name).split()) >= 2 else name
    name = _ALL_OF_THEIRS.sub("", name)
    return _once(squeeze(name).strip(" .,:;-–—*|·•●→←»›>\"'“”’‘/&("))


def _once(name: str) -> str:
    """A name said twice over, by a picture's text and beside it."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else name


def _is_person(name: str, refused: frozenset[str]) -> bool:
    words = untitled(name).split()
    if not 0 < len(words) <= 6 or words[0].casefold() == "the" or not 2 <= len(name) <= LONGEST_NAME or _NOT_IN_NAMES.search(name):
        return False
    key = _key(name)
    if (
        key in refused
        or name.casefold() in AGENCIES
        or key in NOT_PERSONS
        or _DEGREES.match(name)
        or (ROLE_ALONE.match(name) and not _MD.match(name))
        or RANKED.match(name)
    ):
        return False
    return not _GENERIC.search(name) and not _COMPANY.search(name) and _looks_named(_IN_THE.sub("", " ".join(words)).split())


def _looks_named(words: list[str]) -> bool:
    """Capitals where the script has them, but for particles; a single word only when it is capitalised."""
    for word in words:
        first = next((char for char in word if char.isalpha()), "")
        if (
            first.islower()
            and word.casefold().strip(".'’") not in PARTICLES
            and not word.casefold().startswith(("al-", "el-", "d'", "d’", "o'"))
        ):
            return False
    return any(char.isalpha() for char in words[0])


def _capital(word: str) -> str:
    """The word with its first letter large. A Turkish İ becomes an i, not two signs."""
    return word[:1] + word[1:].replace("İ", "i").lower()


def _cased(name: str) -> str:
    if not (name.isupper() and any(char.isalpha() and char.isascii() for char in name)):
        return name
    return " ".join(
        word if len(word) <= 2 and word.endswith(".") else "-".join(_capital(part) for part in word.split("-")) for word in name.split()
    )


def _without_places(names: list[str]) -> list[str]:
    """Behind full names a single word is a place or a desk: Max Muster, Berlin."""
    if not names or len(names[0].split()) < 2:
        return names
    return [name for name in names if len(name.split()) > 1 or _CJK.search(name)]


@functools.lru_cache(maxsize=1024)
def _key(name: str) -> str:
    plain = name.casefold()
    return "".join(filter(str.isalnum, plain if plain.isascii() else unicodedata.normalize("NFKD", plain)))


def _without_doubles(names: list[str]) -> list[str]:
    """Each person once: a spelling without accents, a slug and a lone surname of a full name are the same person."""
    kept: list[str] = []
    for name in names:
        key = _key(untitled(name))
        if any(key == _key(untitled(other)) for other in kept):
            continue
        if len(name.split()) == 1 and any(name in other.split() for other in names if other != name):
            continue
        kept.append(name)
    return kept
