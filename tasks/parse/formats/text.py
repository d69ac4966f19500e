"""Plain text laid out like a news page: copied from one, scraped, or sent by an agency."""

from __future__ import annotations

from datetime import date

from tasks.errors import FaultCode, Permanent
from tasks.model import Moment, Precision
from tasks.parse.address import host_of
from tasks.parse.ballot import Ballot
from tasks.parse.dates.read import Printed, find_dates
from tasks.parse.dates.weigh import Bearings, lead_of, moment_of
from tasks.parse.dates.zones import zone_of_place
from tasks.parse.decode import decode
from tasks.parse.document import Document, Reading
from tasks.parse.language import read_language
from tasks.parse.layout.lines import units_of
from tasks.parse.layout.roles import Layout, lay_out
from tasks.parse.spacing import body_of

name = "text"
_MEDIA = frozenset({"text/plain", "text/markdown", "text/x-rst", "application/txt"})


def accepts(media_type: str, head: bytes) -> float:
    """Plain text by its media type; anything unnamed that has no markup, with less certainty."""
    if media_type in _MEDIA:
        return 0.8
    return 0.3 if media_type in {"", "application/octet-stream"} and head else 0.0


def read(document: Document) -> Reading:
    """Read the layout. Raises Permanent and Poison only."""
    text = decode(document.raw.content, document.raw.charset).text
    units = units_of(text)
    if not units:
        raise Permanent(FaultCode.EMPTY, "no visible text")
    language = read_language("\n".join(unit.text for unit in units))
    layout = lay_out(units, now=document.raw.fetched_at, language=language)
    reading = Reading()
    _offer_words(layout, reading.ballot)
    reading.ballot.offer("language", language, "text", 0.9, "read from the text")
    _offer_dates(layout, document, language, reading.ballot)
    return reading


def _offer_words(layout: Layout, ballot: Ballot) -> None:
    signed = [byline for byline in layout.bylines if byline.led_in and byline.authors] or layout.bylines
    authors = layout.authors or tuple(dict.fromkeys(name for byline in signed for name in byline.authors))
    byline = " ".join(line.printed for line in layout.bylines if line.authors) or None
    for field, value, confidence in (
        ("section", layout.section, 0.7), ("headline", layout.headline, 0.8), ("standfirst", layout.standfirst, 0.7),
        ("highlights", tuple(layout.highlights), 0.8), ("authors", authors, 0.8), ("byline", byline, 0.8),
        ("dateline", layout.dateline.place if layout.dateline else None, 0.9), ("body", body_of(layout.story), 0.8),
        ("subheads", tuple(layout.subheads), 0.7), ("captions", tuple(layout.captions), 0.7), ("tail", "\n".join(layout.tail), 0.8),
    ):  # fmt: skip
        ballot.offer(field, value, "text", confidence, layout.why.get(field, "layout"))


def _offer_dates(layout: Layout, document: Document, language: str | None, ballot: Ballot) -> None:
    bearings = bearings_of(document, language, body_of(layout.story))
    for byline in layout.bylines:
        _offer(ballot, "published", byline.published, bearings, "byline", 0.98)
        _offer(ballot, "updated", byline.updated, bearings, "byline", 0.98)
    if not ballot.of("published") and ballot.of("updated"):
        update = ballot.of("updated")[0].value
        told = update.model_copy(update={"confidence": 0.5, "evidence": (*update.evidence, "only the update is printed")})
        ballot.offer("published", told, "byline", 0.5, "only the update is printed")
    if not ballot.of("published") and layout.dateline and layout.dateline.day:
        _offer_dateline(layout.dateline.day, bearings, ballot)


def _offer(ballot: Ballot, field: str, printed: Printed | None, bearings: Bearings, source: str, trust: float) -> None:
    moment = moment_of(printed, bearings, source, trust) if printed else None
    if moment:
        ballot.offer(field, moment, source, moment.confidence, "; ".join(moment.evidence))


def _offer_dateline(day: str, bearings: Bearings, ballot: Ballot) -> None:
    """A dateline names no year: it is the latest such day that is not after the fetch."""
    for year in (bearings.fetched_at.year, bearings.fetched_at.year - 1):
        found = find_dates(day, language=bearings.language, year=year)
        moment = moment_of(found[0], bearings, "dateline", 0.85) if found else None
        if moment and moment.day <= date(bearings.fetched_at.year, bearings.fetched_at.month, bearings.fetched_at.day):
            ballot.offer("published", moment, "dateline", moment.confidence, "day of the dateline, year from the fetch")
            return


def bearings_of(document: Document, language: str | None, body: str, *, region: str | None = None) -> Bearings:
    """What is known before this document's dates are read: the source's habits first, then its place."""
    host = host_of(document.raw.url)
    learned = document.profile.zone()
    zone = learned or zone_of_place(host, language)
    reason = "learned of the source" if learned else "of the site's country or language"
    country = (host or "").rpartition(".")[2].lower()
    place = region or (country if len(country) == 2 else None)
    local = learned is not None or zone_of_place(host, None) is not None
    return Bearings(document.raw.fetched_at, zone, reason, local, document.profile.days_come_first(), language, place, lead_of(body))


def plain_day(day: date, source: str, confidence: float, reason: str) -> Moment:
    """A moment of which only the day is known."""
    return Moment(day=day, precision=Precision.DAY, source=source, confidence=confidence, evidence=(reason,))
