"""Who signs where no person does by full name: a desk, an agency, a nickname, the person after whom the site is named."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from tasks.parse.page.headline import key_of
from tasks.parse.people.names import persons
from tasks.parse.people.words import LEAD_IN, NOT_PERSONS, PARTICLES
from tasks.parse.spacing import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAPER = re.compile(
    r"^(?:the|il|la|le|el|die|der|das|l['’])\b|\b(?:times|post|mail|daily|herald|tribune|journal|gazette|today|press|radio|tv|zeitung|blatt|presse|standard|observer|telegraph|mirror|express|sun|star|globe|"
    r"week(?:ly)?|review|network|digital|group|world|wire|info|report|bulletin|chronicle|independent|guardian|national|international|university|institute|school|store|shop|club|blog|growth|company|foundation)\b",
    re.I,
)
"""Words of papers, stations and houses: a name with one of them is no person's."""


def namesake_in(printed: list[str]) -> tuple[str, ...]:
    """A person after whom the site is named: two or three words, none of them a paper's or a company's."""
    return tuple(name for name in persons(printed) if 2 <= len(name.split()) <= 3 and not _PAPER.search(name))[:1]


def nickname_in(printed: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """One word by which somebody signs, of any case: the place says that it is an author's."""
    name = squeeze(LEAD_IN.sub("", next(iter(printed), "")))
    refused = {key_of(one) for one in names}
    plain = len(name.split()) == 1 and 2 < len(name) <= 30 and not _NO_TEAM.search(name) and name.casefold() not in NOT_PERSONS
    return (name,) if plain and not name.isdigit() and key_of(name) not in refused else ()


_DESK = re.compile(
    r"\b(?:team|staff|desk|newsroom|editors|contributors?|redaktion|rédaction|redacción|redação|redazione|redactie|redakcja|редакция|редакція|toimitus|redaksjonen|redaktionen)\b",
    re.I,
)
_NO_TEAM = re.compile(
    r"https?:|@|\.(?:com|org|net|de|fr)\b|[{}<>=]|admin\b|super ?user|webmaster|\bago\b|^(?:undefined|null|none|unknown|n/?a)$|^(?:no |unknown )?author$|^(?:written|posted|published)(?: by)?$|^(?:impressum|imprint|datenschutz|guidelines|contact|kontakt|contacto|contatto|about|terms)$",
    re.I,
)


def is_phrase(line: str) -> bool:
    """True for words that begin with a small one and have one that no name has: by the river, von der Fähre bis zum Markt."""
    words = LEAD_IN.sub("", line).split()
    return len(words) > 1 and words[0][0].islower() and any(word[0].islower() and word not in PARTICLES for word in words)


def names_desk(line: str) -> bool:
    """True for a line with one of the words that desks go by."""
    return bool(_DESK.search(line))


def desk_in(printed: list[str], names: Sequence[str]) -> tuple[str, ...]:
    """A desk or agency that signs, when no person does. The outlet's own name says nothing."""
    refused = {key_of(name) for name in names if name}
    for text in printed:
        line = squeeze(LEAD_IN.sub("", html.unescape(text)))
        if (
            1 < len(line) <= 50
            and not line.isdigit()
            and key_of(line)
            and key_of(line) not in refused
            and not _NO_TEAM.search(line)
            and len(line.split()) <= 6
        ):
            return (line,)
    return ()
