"""When: every date the page gives, read with its evidence; structured data first, the visible page as witness."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time, timedelta, timezone
from typing import TYPE_CHECKING

from tasks.model import Moment, Precision
from tasks.parse.dates.labels import PUBLISHED, UPDATED
from tasks.parse.dates.read import find_dates
from tasks.parse.dates.relative import find_relative
from tasks.parse.dates.weigh import Bearings, moment_of, settle_day
from tasks.parse.dates.zones import zone_label
from tasks.parse.layout.byline import read_byline
from tasks.parse.page import jsonld
from tasks.parse.page.times import times_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tasks.parse.ballot import Ballot, Candidate
    from tasks.parse.dates.read import Printed
    from tasks.parse.page.jsonld import Node
    from tasks.parse.page.meta import Meta
    from tasks.parse.page.visible import Shown

_PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "pubdate", "publish_date", "published_time",
    "publication_date", "article_date_original", "originalpublicationdate", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "cxenseparse:recs:publishtime", "citation_publication_date",
    "citation_date", "article.published", "date", "rnews:datepublished", "ptime", "og:pubdate", "og:article:published_time", "bt:pubdate", "shareaholic:article_published_time", "dcterms.issued", "content_create_date",
)  # fmt: skip
_UPDATED_METAS = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "modified_time", "og:modified_time", "rnews:datemodified", "article.updated",
    "shareaholic:article_modified_time", "revised",
)  # fmt: skip
_OTHER_PUBLISHED = re.compile(r"publi(?:sh|cation).{0,12}(?:date|time)|(?:date|time).{0,6}publi(?:sh|cation)|first-?_?publish")
"""Other names that houses give to a meta of their own: w-published-date, article.publicationDate."""
_NOT_PUBLISHED = re.compile(r"modif|updat|expir|unpubl|republ|reprint|end|until|format|zone|^(?:book|product|music|video)\b")
_LOOSE_METAS = frozenset({"date", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created"})
"""Names under which some sites give the day of the last change, or of the paper edition."""
LONGEST_BYLINE = 130
LOOSE = 0.68
"""Trust in a date that a dated byline overrules."""
OVER_IT = 0.72
"""Trust in a date over the headline: it may be today's."""
CLOCK = 0.5
"""Trust in a moment that is asked for its time of day alone."""
MOST_OWN = 2
"""More different dates of publication in the markup are those of a list of stories."""
MOST_TOLD = 8
"""Ways in which a page's state writes the moment of one story; more are those of several."""
MOST_WEST, MOST_EAST = -11, 13
"""Hours from UTC of the zones that people live in."""
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?!\d)")


def offer_dates(
    ballot: Ballot, node: Node | None, nodes: list[Node], meta: Meta, shown: Shown, url: str | None, bearings: Bearings
) -> Bearings:
    """Put up every date; return the bearings as the page itself corrected them (its zone)."""
    bearings = _zoned(bearings, node, meta)

    def offer(field: str, text: str | None, source: str, trust: float, why: str = "") -> None:
        moment = read_moment(text, bearings, source, trust) if text else None
        if moment:
            ballot.offer(field, moment, source, moment.confidence, "; ".join([why, *moment.evidence] if why else moment.evidence))

    for field, text, trust, why in _structured(node, nodes):
        offer(field, text, "json-ld", trust, why)
    for field, name, trust in _metas(meta):
        offer(field, meta.contents[name][0], f"meta {name}", trust)
    printed = shown.items.get("datepublished", [])
    for text in printed[:1]:
        offer("published", text, "microdata", 0.9 if len(set(printed)) <= MOST_OWN else LOOSE, "itemprop datePublished")
    for text in shown.items.get("datemodified", [])[:1]:
        offer("updated", text, "microdata", 0.88, "itemprop dateModified")
    offer("published", url_day(url), "url", 0.7, "the address names the day")
    if _is_open(ballot):
        _offer_shown(ballot, shown, bearings)
    return bearings


def _metas(meta: Meta) -> Iterator[tuple[str, str, float]]:
    """(field, name, trust) of the metas that date the story."""
    for place, name in enumerate(_PUBLISHED_METAS):
        if name in meta.contents:
            yield "published", name, 0.93 - 0.005 * place if name not in _LOOSE_METAS else LOOSE
    others = [
        name for name in meta.contents if _OTHER_PUBLISHED.search(name) and name not in _PUBLISHED_METAS and not _NOT_PUBLISHED.search(name)
    ]
    for name in sorted(
        others, key=meta.contents.__getitem__
    ):  # of several the earliest first: later ones tell when the page was printed anew
        yield "published", name, LOOSE
    for name in _UPDATED_METAS:
        if name in meta.contents:
            yield "updated", name, 0.9


def _is_open(ballot: Ballot) -> bool:
    """True while the markup has not settled the day: it names none, only a loose one, or one that comes after its own update."""
    told = [one for one in ballot.of("published") if one.source != "url"]
    published, update = max(told, key=lambda one: one.confidence, default=None), ballot.winner("updated")
    if published is None or published.confidence <= LOOSE:
        return True
    return update is not None and update.value.day < published.value.day


def _structured(node: Node | None, nodes: list[Node]) -> Iterator[tuple[str, str | None, float, str]]:
    """(field, text, trust, why) of the dates in the structured data."""
    story = node is not None and jsonld.is_story(node)
    ld = node or {}
    yield "published", _plain(ld.get("datePublished")), 1.0 if story else 0.85, "datePublished"
    yield "updated", _plain(ld.get("dateModified")), 1.0 if story else 0.8, "dateModified"
    yield "published", _plain(ld.get("dateCreated")), 0.75, "dateCreated"
    for other in nodes:
        if other is not node and other.get("datePublished") and (jsonld.is_story(other) or "webpage" in jsonld.kinds(other)):
            yield "published", _plain(other.get("datePublished")), 0.7, "datePublished of another node"
            return


def read_moment(text: str, bearings: Bearings, source: str, trust: float) -> Moment | None:
    """The moment a machine-written or printed date means; a midnight without a zone is a plain day."""
    found = find_dates(text, language=bearings.language)
    if not found:
        return None
    moment = moment_of(found[0], bearings, source, trust)
    clock = found[0].clock
    if moment and clock and moment.at is not None and (clock.hour, clock.minute, clock.second) == (0, 0, 0) and clock.zone is None:
        return moment.model_copy(update={"at": None, "precision": Precision.DAY, "zone": None})
    return moment


def _plain(value: object) -> str | None:
    return jsonld.first_text(value) if not isinstance(value, int | float) else str(int(value))


def _zoned(bearings: Bearings, node: Node | None, meta: Meta) -> Bearings:
    """Where one date of the page bears an offset other than UTC, the others are in that zone."""
    texts = [
        _plain((node or {}).get("datePublished")),
        _plain((node or {}).get("dateModified")),
        *meta.all("article:published_time", "article:modified_time"),
    ]
    for text in texts:
        match = re.search(r"\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*([+-]\d{2}:?\d{2})$", text or "")
        if match and match[1].replace(":", "") not in {"+0000", "-0000"}:
            return replace(bearings, zone=match[1], zone_reason="another date of the page bears it")
    return bearings


def _offer_shown(ballot: Ballot, shown: Shown, bearings: Bearings) -> None:
    """Dates beside the headline, the first of each kind the most trusted; then the time elements."""
    seen: set[str] = set()
    for text in shown.near:
        for field, printed in _beside(text, bearings):
            trust = 0.5 if field in seen and not PUBLISHED.search(text) else OVER_IT if text in shown.over or field in seen else 0.8
            seen.add(field)
            moment = moment_of(printed, bearings, "byline", trust)
            if moment:  # how sure the day is decides here, not whether the zone is known
                sure = trust * settle_day(printed, bearings).confidence
                ballot.offer(field, moment, "byline", sure, "; ".join(["printed beside the headline", *moment.evidence]))
    for text, around in times_of(shown.tree):
        found = find_dates(text, language=bearings.language)
        told = found[0] if found else find_relative(text, bearings.fetched_at)
        moment = moment_of(told, bearings, "time element", 0.65) if told else None
        if moment:
            field = "updated" if UPDATED.search(around) else "published"
            ballot.offer(field, moment, "time element", moment.confidence, "; ".join(moment.evidence))


def _beside(text: str, bearings: Bearings) -> Iterator[tuple[str, Printed]]:
    """(field, date) of the dates on a line beside the headline: those of a byline, or the one that 'published' announces."""
    if not find_dates(text, language=bearings.language) and not find_relative(text, bearings.fetched_at):
        return  # most lines: who wrote it is not asked here
    byline = read_byline(text, now=bearings.fetched_at, language=bearings.language) if len(text) < LONGEST_BYLINE else None
    if byline is not None:
        for field, printed in (("published", byline.published), ("updated", byline.updated)):
            if printed:
                yield field, printed
        return
    printed = announced(text, bearings) if PUBLISHED.search(text) else None
    if printed:
        yield "published", printed


def announced(text: str, bearings: Bearings) -> Printed | None:
    """The date right behind the word that announces it."""
    for printed in find_dates(text, language=bearings.language):
        before = text[max(0, printed.start - 30) : printed.start]
        label = PUBLISHED.search(before)
        if label and not UPDATED.search(before[label.end() :]):
            return printed
    return None


def offer_clock(ballot: Ballot, shown: Shown, told: Iterable[str], bearings: Bearings) -> None:
    """Put up the time of day where the winner knows only the day: that of a time element, or the only one that the moments ``told`` name on that day."""
    winner = ballot.winner("published")
    if winner is None or winner.value.at is not None or _more_precise(ballot, winner.value):
        return
    elements = (text for text, around in times_of(shown.tree) if not UPDATED.search(around))
    first = next((moment for text in elements if (moment := _timed(text, winner.value.day, bearings, "a time element"))), None)
    moment = first or only_time(told, winner.value.day, bearings)
    if moment:
        ballot.offer("published", moment, moment.source, CLOCK, f"{moment.source} of the same day knows the time")


def only_time(told: Iterable[str], day: date, bearings: Bearings) -> Moment | None:
    """The moment of a day that is the only one told of it, to the minute: several are those of several stories."""
    texts = {text for text in told if text.startswith(day.isoformat())}
    if len(texts) > MOST_TOLD:
        return None
    moments = [moment for text in sorted(texts) if (moment := _timed(text, day, bearings, "the page's state"))]
    minutes = {moment.at.replace(second=0, microsecond=0) for moment in moments if moment.at is not None}
    return moments[0] if len(minutes) == 1 else None


def _timed(text: str, day: date, bearings: Bearings, source: str) -> Moment | None:
    """The moment that a text means, where it is one of that day and no midnight, which is a day."""
    moment = read_moment(text, bearings, source, CLOCK) if day.isoformat() in text else None
    return moment if moment and moment.at is not None and moment.day == day and moment.at.time() != time() else None


def url_day(url: str | None) -> str | None:
    """The day in an address, as ISO, or None."""
    match = _URL_DAY.search(url or "")
    if not match or ("/" not in match.group() and "-" not in match.group() and len(match.group()) != 8):
        return None
    return f"{match[1]}-{match[2]}-{match[3]}"


def elect_dates(ballot: Ballot) -> None:
    """The most trusted date, lowered or raised by its witnesses; an update before the publication is none."""
    winner = ballot.winner("published")
    if winner is None:
        update = ballot.winner("updated")
        if update is not None:
            told = update.value.model_copy(update={"confidence": 0.4, "evidence": (*update.value.evidence, "only the update is given")})
            ballot.offer("published", told, update.source, 0.4, "only the update is given")
        return
    winner = _before_its_update(ballot, winner)
    precise = _more_precise(ballot, winner.value)
    local = _on_the_day_of_the_outlet(ballot, precise or winner)
    if local is not None:
        ballot.elect("published", local)
    else:
        ballot.elect("published", precise or winner)
    update, published = ballot.winner("updated"), ballot.winner("published")
    if update is not None and published is not None and update.value.day < published.value.day:
        ballot.elect("updated", None)


def _before_its_update(ballot: Ballot, winner: Candidate) -> Candidate:
    """Where the markup has a story published after its own update, the day printed beside the headline is the publication's."""
    update = ballot.winner("updated")
    if update is None or update.value.day >= winner.value.day:
        return winner
    return next((one for one in ballot.of("published") if one.source == "byline" and one.value.day < update.value.day), winner)


def _in_utc(moment: Moment) -> bool:
    return moment.at is not None and moment.at.utcoffset() == timedelta(0)


def _on_the_day_of_the_outlet(ballot: Ballot, winner: Candidate) -> Candidate | None:
    """A time given in UTC, told in the nearest zone in which it falls on the day that the address names or the page prints: the outlet's own day."""
    told: Moment = winner.value
    named = next((one.value.day for source in ("url", "byline") for one in ballot.of("published") if one.source == source), None)
    if told.at is None or not _in_utc(told) or named is None or abs((named - told.day).days) != 1:
        return None
    hours = 24 - told.at.hour if named > told.day else -told.at.hour - 1
    if not MOST_WEST <= hours <= MOST_EAST:
        return None
    at = told.at.astimezone(timezone(timedelta(hours=hours)))
    moment = told.model_copy(
        update={
            "day": at.date(),
            "at": at,
            "zone": zone_label(at),
            "evidence": (*told.evidence, "told in a zone in which it is the day that the outlet names"),
        }
    )
    return replace(winner, value=moment)


def _more_precise(ballot: Ballot, winner: Moment) -> Candidate | None:
    """A candidate of the same day that knows the time, when the winner knows the day only."""
    if winner.at is not None:
        return None
    return next(
        (one for one in ballot.of("published") if one.value.at is not None and one.value.day == winner.day and one.confidence >= 0.5), None
    )
