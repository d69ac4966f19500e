"""Who wrote it: structured data, metadata and the visible byline, each read into persons, the fullest trusted reading elected."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from tasks.parse.dates.read import find_dates
from tasks.parse.layout.byline import lone_name
from tasks.parse.page import jsonld
from tasks.parse.page.bylines import announced_bylines, announces, beside_date, is_led, led_bylines, parted, undated
from tasks.parse.page.headline import key_of
from tasks.parse.page.visible import linked_authors, signed_texts
from tasks.parse.people.names import persons, untitled
from tasks.parse.people.words import LEAD_IN, NOT_PERSONS, ROLE_ALONE
from tasks.parse.spacing import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tasks.parse.ballot import Ballot, Candidate
    from tasks.parse.page.jsonld import Node
    from tasks.parse.page.meta import Meta
    from tasks.parse.page.visible import Shown

_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor.author",
    "byl",
    "citation_author",
    "cxenseparse:author",
    "article:author_name",
    "og:article:author",
    "twitter:creator:name",
    "creator",
)
LEAST_TRUSTED = 0.4
"""Readings under it are guesses and desks; they agree with nobody."""
MOST_STRANGERS = 3
"""Marked authors elsewhere on the page from which on it is a list of stories, and the first of them may be another's."""


def offer_authors(ballot: Ballot, node: Node | None, meta: Meta, shown: Shown, names: Sequence[str]) -> None:
    """Put up every reading of the authors, and the byline as printed."""

    def offer(printed: list[str], source: str, confidence: float, reason: str) -> None:
        if not printed:
            return
        found = persons(printed, not_names=names)
        ballot.offer("authors", found[:12], source, confidence, reason)
        if not found:
            ballot.offer("authors", _namesake(printed), source, confidence / 3, f"{reason}; the site bears the name of its author")
        if not found:
            team = _team([line for line in printed if _DESK.search(line)] if source in {"page", "beside date"} else printed, names)
            ballot.offer("authors", team, source, confidence / 4, f"{reason}; no person, a desk signs")

    story = node is not None and jsonld.is_story(node)
    for key, confidence in (("author", 0.9 if story else 0.6), ("creator", 0.7)):
        told = (node or {}).get(key)
        people = _without_houses(told)
        offer(jsonld.texts(people), "json-ld", confidence, key)
        if not jsonld.texts(people):
            ballot.offer("authors", _team(jsonld.texts(told), names), "json-ld", confidence / 4, f"{key} is an organisation")
    for name in filter(meta.contents.__contains__, _METAS):
        offer([_turned(text, name) for text in meta.all(name) if not text.startswith(("http", "/", "@"))], f"meta {name}", 0.75, "metadata")
    offer(_labelled(meta), "meta twitter:label", 0.72, "a labelled card")
    offer(shown.items.get("author", []), "microdata", 0.8 if shown.strangers < MOST_STRANGERS else 0.55, "itemprop author")
    offer(shown.author_links, "author link", 0.65, "a link with rel author")
    _offer_lines(ballot, shown, offer)
    ballot.offer(
        "byline",
        next((text for text in shown.near if is_led(text) and len(text) < 140), None),
        "page",
        0.7,
        "as printed beside the headline",
    )
    best = ballot.winner("authors")
    if best is None or best.confidence < 0.6:
        links = shown.author_links or linked_authors(shown.links)
        offer(links, "author page", 0.58, "a link to the page of an author")
        if links:
            ballot.offer("authors", _nickname(links, names), "author page", 0.56, "a link to the page of an author, who goes by one word")
        signed = signed_texts(shown.tree)
        lines = {text: undated(text) for text in signed}
        reason = "an element named after authors"
        named = [line for text, line in lines.items() if (announces(text) or lone_name(line)) and (" " in line or not line.isascii())]
        offer(named[:1], "page", 0.5, reason)
        desks = [line for line in lines.values() if _DESK.search(line) and not find_dates(line)]
        ballot.offer("authors", _team(desks, names), "page", 0.12, f"{reason}; no person, a desk signs")
        announced = [line for text, line in lines.items() if announces(text)]
        ballot.offer("authors", _nickname(announced, names), "page", 0.42, f"{reason}, who goes by one word")
        ballot.offer("byline", next((text for text in signed if LEAD_IN.match(text)), None), "page", 0.6, "an element named after bylines")


def _offer_lines(ballot: Ballot, shown: Shown, offer: Callable[[list[str], str, float, str], None]) -> None:
    """The lines around the headline: led-in names first, those behind it before those over it."""
    behind, before = parted(shown)
    plain = _plain_words(ballot)
    behind = [line for line in behind if not _is_spoken(line, plain)]
    if led := led_bylines(behind):
        offer(led, "byline", 0.82, "the line beside the headline")
    elif first_under := beside_date(behind[:2], before):
        offer(first_under, "beside date", 0.62, "a name beside the date")
    elif announced := announced_bylines(behind):
        offer(announced, "byline", 0.82, "a line beside the headline says who wrote it")
    else:
        offer(beside_date(behind, before), "beside date", 0.62, "a name beside the date")
    offer(led_bylines(before[1::-1]) or announced_bylines(before[1::-1]), "over the headline", 0.78, "the line before the headline")
    if not ballot.of("authors"):
        offer(
            led_bylines(before[::-1]) or announced_bylines(before[::-1]) or shown.signed_lines[:1],
            "over the headline",
            0.6,
            "a line before the headline, or far from it",
        )


def _plain_words(ballot: Ballot) -> frozenset[str]:
    """The words that the story writes without a capital, and those of its headline."""
    headline, body = str(ballot.value("headline", "")), str(ballot.value("body", ""))
    return frozenset(_WORDS.findall(headline.casefold())) | frozenset(filter(str.islower, _WORDS.findall(body)))


def _is_spoken(line: str, plain: frozenset[str]) -> bool:
    """True for a short line of capitals that is none of names: all its words are the story's own."""
    words = [word for word in _WORDS.findall(line.casefold()) if len(word) > 2]
    return 1 < len(words) <= 6 and plain.issuperset(words)


_WORDS = re.compile(r"[^\W\d_]+")
_CATALOGUES = frozenset({"citation_author", "dc.creator", "dcterms.creator", "dc.contributor.author"})
"""Metas of catalogues, which put the family name first: Solheim, Marit."""
_FAMILY_FIRST = re.compile(r"^([^\W\d][^,\d]{0,30}),\s*([^\W\d][^,\d]{0,30})$")


def _turned(text: str, name: str) -> str:
    told = _FAMILY_FIRST.match(text.strip()) if name in _CATALOGUES else None
    return (
        f"{told[2]} {told[1]}"
        if told and min(told[1].count(" "), told[2].count(" ")) == 0 and told[1].count(" ") < 2 and not ROLE_ALONE.match(told[2])
        else text
    )


def _without_houses(told: object) -> object:
    """Authors of structured data that are not marked as organisations."""
    if isinstance(told, dict):
        return None if any("organization" in kind or kind == "corporation" for kind in jsonld.kinds(told)) else told
    return [one for one in told if _without_houses(one) is not None] if isinstance(told, list) else told


def _labelled(meta: Meta) -> list[str]:
    for number in ("1", "2"):
        label = meta.first(f"twitter:label{number}")
        if label and re.match(r"(?:written|geschrieben|escrit|écrit|scritto|verfasst|posted|автор|by)", label[0], re.I):
            return meta.all(f"twitter:data{number}")
    return []


_PAPER = re.compile(
    r"^(?:the|il|la|le|el|die|der|das|l['’])\b|\b(?:times|post|mail|daily|herald|tribune|journal|gazette|today|press|radio|tv|zeitung|blatt|presse|standard|observer|telegraph|mirror|express|sun|star|globe|"
    r"week(?:ly)?|review|network|digital|group|world|wire|info|report|bulletin|chronicle|independent|guardian|national|international|university|institute|school|store|shop|club|blog|growth|company|foundation)\b",
    re.I,
)
"""Words of papers, stations and houses: a name with one of them is no person's."""


def _namesake(printed: list[str]) -> tuple[str, ...]:
    """A person after whom the site is named: two or three words, none of them a paper's or a company's."""
    return tuple(name for name in persons(printed) if 2 <= len(name.split()) <= 3 and not _PAPER.search(name))[:1]


def _nickname(printed: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
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
    r"https?:|@|\.(?:com|org|net|de|fr)\b|[{}<>=]|admin\b|webmaster|\bago\b|^(?:undefined|null|none|unknown|n/?a)$|^(?:no |unknown )?author$|^(?:written|posted|published)(?: by)?$",
    re.I,
)


def _team(printed: list[str], names: Sequence[str]) -> tuple[str, ...]:
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


_KINDS = {
    "author link": "link",
    "author page": "link",
    "byline": "line",
    "beside date": "line",
    "over the headline": "line",
    "page": "line",
    "json-ld": "json-ld",
    "microdata": "microdata",
    "meta twitter:label": "card",
}
"""What kind of place a source is: two of one kind are filled by the same hand. All other metas are one kind."""


def _agreed(ballot: Ballot, winner: Candidate) -> Candidate:
    """The reading that most kinds of places share. A line that 'by' leads in beside the headline needs nobody to agree with it."""
    if winner.source == "byline":
        return winner
    places: dict[frozenset[str], set[str]] = {}
    for one in ballot.of("authors"):
        if one.confidence >= LEAST_TRUSTED:
            places.setdefault(_keys(one), set()).add(_KINDS.get(one.source, "meta"))
    shared = max(places, key=lambda keys: len(places[keys]), default=frozenset())
    if len(places.get(shared, ())) <= len(places.get(_keys(winner), ())) or shared < _keys(winner):
        return winner
    return next(one for one in ballot.of("authors") if _keys(one) == shared)


def _keys(reading: Candidate) -> frozenset[str]:
    return frozenset(key_of(untitled(name)) for name in reading.value)


def elect_authors(ballot: Ballot) -> None:
    """Structured data wins, unless more places agree on others, or another trusted place names more of the same persons."""
    winner = ballot.winner("authors")
    if winner is None or winner.confidence < 0.3:
        return
    winner = _agreed(ballot, winner)
    mine = _keys(winner)
    for other in ballot.of("authors"):
        theirs = _keys(other)
        fuller = len(mine) == 1 and len(theirs) == 1 and len(winner.value[0].split()) == 1 and other.value[0].split()[0] == winner.value[0]
        full = all(len(name.split()) > 1 or not name.isascii() for name in other.value)
        if (
            full
            and other.source.startswith(("json-ld", "meta", "byline", "beside date"))
            and (mine < theirs or fuller)
            and len(theirs) <= 6
        ):
            winner, mine = other, theirs
    ballot.elect("authors", winner)
