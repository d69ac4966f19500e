"""Who wrote it: structured data, metadata and the visible byline, each read into persons, the fullest trusted reading elected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.parse.dates.read import find_dates
from tasks.parse.dates.weekdays import opens_with_weekday
from tasks.parse.layout.byline import is_led, lone_name
from tasks.parse.page import jsonld
from tasks.parse.page.bylines import announced_bylines, announces, beside_date, led_behind_date, led_bylines, parted, undated
from tasks.parse.page.desks import desk_in, is_phrase, names_desk, namesake_in, nickname_in
from tasks.parse.page.headline import key_of
from tasks.parse.page.visible import linked_authors, signed_texts
from tasks.parse.people.names import persons, untitled
from tasks.parse.people.words import LEAD_IN, ROLE_ALONE

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_GUESSED = frozenset({"page", "beside date", "names in a column"})
"""Places that do not say what they hold: a desk is believed there only by the words that desks go by."""
_LINES = frozenset({"byline", "over the headline"})
"""Places where 'by' may begin a sentence as well."""
MOST_PERSONS = 12
LONGEST_BYLINE = 140
MUCH_SAID = 50_000
"""Characters of a story in which a line's words are looked for."""
SETTLED_FROM = 0.6
"""Confidence from which far places are not asked any more."""
LEAST_TRUSTED = 0.4
"""Readings under it are guesses and desks; they agree with nobody."""
MOST_STRANGERS = 3
"""Marked authors elsewhere on the page from which on it is a list of stories, and the first of them may be another's."""


def offer_authors(ballot: Ballot, node: Node | None, meta: Meta, shown: Shown, names: Sequence[str]) -> None:
    """Put up every reading of the authors, and the byline as printed. ``names`` are the outlet's own."""
    offer = _Offer(ballot, names)
    _offer_told(offer, node, meta)
    _offer_marked(offer, shown)
    _offer_lines(offer, shown)
    led = next((text for text in shown.near if is_led(text) and len(text) < LONGEST_BYLINE), None)
    ballot.offer("byline", led, "page", 0.7, "as printed beside the headline")
    best = ballot.winner("authors")
    if best is None or best.confidence < SETTLED_FROM:
        _offer_far(offer, shown)


@dataclass(frozen=True, slots=True)
class _Offer:
    """What is printed in one place, put up as persons; where it names none, as a namesake of the site or as a desk."""

    ballot: Ballot
    names: Sequence[str]

    def __call__(self, printed: list[str], source: str, confidence: float, reason: str) -> None:
        printed = [line for line in printed if not opens_with_weekday(line)]
        if not printed:
            return
        found = persons(printed, not_names=self.names)
        self.put(found[:MOST_PERSONS], source, confidence, reason)
        if not found:
            self.put(namesake_in(printed), source, confidence / 3, f"{reason}; the site bears the name of its author")
            signing = [
                line for line in printed if names_desk(line) or (source not in _GUESSED and not (source in _LINES and is_phrase(line)))
            ]
            self.put(desk_in(signing, self.names), source, confidence / 4, f"{reason}; no person, a desk signs")

    def put(self, authors: tuple[str, ...], source: str, confidence: float, reason: str) -> None:
        self.ballot.offer("authors", authors, source, confidence, reason)


def _offer_told(offer: _Offer, node: Node | None, meta: Meta) -> None:
    """What the head says: structured data, metas, cards."""
    story = node is not None and jsonld.is_story(node)
    for key, confidence in (("author", 0.9 if story else 0.6), ("creator", 0.7)):
        told = (node or {}).get(key)
        people = jsonld.texts(_without_houses(told))
        offer(people, "json-ld", confidence, key)
        if not people:
            offer.put(desk_in(jsonld.texts(told), offer.names), "json-ld", confidence / 4, f"{key} is an organisation")
    for name in filter(meta.contents.__contains__, _METAS):
        offer(
            [_turned(text, name, offer.names) for text in meta.all(name) if not text.startswith(("http", "/", "@"))],
            f"meta {name}",
            0.75,
            "metadata",
        )
    offer(_labelled(meta), "meta twitter:label", 0.72, "a labelled card")


def _offer_marked(offer: _Offer, shown: Shown) -> None:
    """What the page's own markup says is the author."""
    offer(shown.items.get("author", []), "microdata", 0.8 if shown.strangers < MOST_STRANGERS else 0.55, "itemprop author")
    offer(shown.author_links, "author link", 0.65, "a link with rel author")


def _offer_far(offer: _Offer, shown: Shown) -> None:
    """Where no better place names an author: links to an author's page, and elements named after authors, wherever they stand."""
    reason = "a link to the page of an author"
    links = shown.author_links or linked_authors(shown.links)
    offer(links, "author page", 0.58, reason)
    offer.put(nickname_in(links, offer.names), "author page", 0.56, f"{reason}, who goes by one word")
    reason = "an element named after authors"
    lines = {text: undated(text) for text in signed_texts(shown.tree)}
    named = [line for text, line in lines.items() if (announces(text) or lone_name(line)) and (" " in line or not line.isascii())]
    named += [line for text, line in lines.items() if is_led(text) or is_led(line)]
    offer(named[:1], "page", 0.5, reason)
    announced = [line for text, line in lines.items() if announces(text)]
    offer.put(nickname_in(announced, offer.names), "page", 0.42, f"{reason}, who goes by one word")
    desks = [line for line in lines.values() if names_desk(line) and not find_dates(line)]
    offer.put(desk_in(desks, offer.names), "page", 0.12, f"{reason}; no person, a desk signs")
    offer.ballot.offer("byline", next(filter(LEAD_IN.match, lines), None), "page", 0.6, "an element named after bylines")
    offer.put(_signed_below(offer.ballot), "page", 0.45, "a name in brackets under the last paragraph")


def _signed_below(ballot: Ballot) -> tuple[str, ...]:
    """The one person whose name, in brackets, is all that the story's last line says."""
    last = str(ballot.value("body", "")).rpartition("\n\n")[2]
    named = lone_name(last.strip("() ")) if 3 < len(last) <= LONGEST_SIGNATURE and last[0] + last[-1] == "()" else ()
    return named if len(named) == 1 else ()


LONGEST_SIGNATURE = 60


def _offer_lines(offer: _Offer, shown: Shown) -> None:
    """The lines around the headline: led-in names first, those behind it before those over it."""
    behind, before = parted(shown)
    if led := led_bylines(behind):
        offer(led, "byline", 0.82, "the line beside the headline")
    else:
        _offer_unled(offer, [line for line in behind if not (lone_name(line) and _is_spoken(line, offer.ballot))], before)
    offer(led_bylines(before[1::-1]) or announced_bylines(before[1::-1]), "over the headline", 0.78, "the line before the headline")
    if not offer.ballot.of("authors"):
        offer(
            led_bylines(before[::-1]) or announced_bylines(before[::-1]) or shown.signed_lines[:1],
            "over the headline",
            0.6,
            "a line before the headline, or far from it",
        )


def _offer_unled(offer: _Offer, behind: list[str], before: list[str]) -> None:
    """Names that nothing leads in: right under the headline, else where a line says who wrote, else beside the date."""
    if first_under := beside_date(behind[:2], before):
        _offer_beside(offer, first_under)
    elif announced := announced_bylines(behind):
        offer(announced, "byline", 0.82, "a line beside the headline says who wrote it")
    else:
        _offer_beside(offer, beside_date(behind, before))
        offer.put(persons(led_behind_date(behind), not_names=offer.names), "byline", 0.49, "led in behind the date")


def _offer_beside(offer: _Offer, lines: list[str]) -> None:
    """Names beside the date. Of several, each on a line of its own, one may have taken the pictures: they outgrow nothing that names fewer."""
    if len(lines) > 1:
        offer(lines, "names in a column", 0.62, "names beside the date, each on a line of its own")
    else:
        offer(lines, "beside date", 0.62, "a name beside the date")


def _is_spoken(line: str, ballot: Ballot) -> bool:
    """True for a line of capitals that is none of names: the headline has all its words, or the story has them without capitals and never the line as it is."""
    said = line.casefold()
    words = _WORDS.findall(said)
    if not words or frozenset(words).issubset(_WORDS.findall(str(ballot.value("headline", "")).casefold())):
        return bool(words)
    parts = str(ballot.value("body", ""))[:MUCH_SAID].split("\n\n")
    if any(line in part and part != line for part in parts):
        return False
    long = frozenset(word for word in words if len(word) > 2)
    return bool(long) and long.issubset(word for part in parts for word in _WORDS.findall(part))


_WORDS = re.compile(r"[^\W\d_]+")
_CATALOGUES = frozenset({"citation_author", "dc.creator", "dcterms.creator", "dc.contributor.author"})
"""Metas of catalogues, which put the family name first: Solheim, Marit."""
_FAMILY_FIRST = re.compile(r"^([^\W\d][^,\d]{0,30}),\s*([^\W\d][^,\d]{0,30})$")


def _turned(text: str, name: str, names: Sequence[str]) -> str:
    """A name that a catalogue tells family name first, the other way round. Before the comma of one there stands no house and no full name."""
    told = _FAMILY_FIRST.match(text.strip()) if name in _CATALOGUES else None
    if told is None or told[1].isupper() or told[2].isupper() or ROLE_ALONE.match(told[2]):
        return text
    if told[1].casefold() in {one.casefold() for one in names}:
        return text
    *particles, _family = told[1].split()
    return f"{told[2]} {told[1]}" if all(map(str.islower, particles)) else text


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


_KINDS = {
    "author link": "link",
    "author page": "link",
    "byline": "line",
    "beside date": "line",
    "names in a column": "line",
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
        fuller = (
            other.confidence >= SETTLED_FROM
            and len(mine) == 1
            and len(theirs) == 1
            and len(winner.value[0].split()) == 1
            and other.value[0].split()[0] == winner.value[0]
        )
        full = all(len(name.split()) > 1 or not name.isascii() for name in other.value)
        if (
            full
            and other.source.startswith(("json-ld", "meta", "byline", "beside date"))
            and (mine < theirs or fuller)
            and len(theirs) <= 6
        ):
            winner, mine = other, theirs
    ballot.elect("authors", winner)
