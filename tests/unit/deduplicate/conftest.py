"""Invented stories, and a desk that judges what it is sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tasks.deduplicate.core import decide, prepare
from tasks.deduplicate.memory_index import MemoryIndex
from tasks.model import Draft, Moment, PageKind, Precision

NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)

HARBOUR = """The harbour authority of Vellmar closed its northern quay on Tuesday after divers found a crack of 14 metres in the outer wall.

"We could not have waited another tide," said harbour master Ines Kolbe, who had ordered the inspection after a ferry captain reported a swell inside the basin.

Some 320 containers were moved to the southern terminal overnight, and two cruise ships with 4,100 passengers were sent on to Port Amsel.

Engineers from the Dornfeld Institute expect the repair to take 11 weeks and to cost about 6.5 million crowns, most of which the province will pay.

The wall was built in 1968 and last strengthened in 2009, when the quay was lengthened for the grain ships that now make up a third of its traffic.

Mayor Tomas Reuben told the council that fishing boats would keep their berths and that the summer regatta would go ahead as planned on 12 July."""

FORECAST = """The weather service expects {sky} over {city} on {day}, with a high of {high} degrees and an overnight low of {low} degrees.

Winds will be from the {wind} at {a} to {b} kilometres per hour, with gusts reaching {c} kilometres per hour along the coast. The chance of rain is {p} percent.

Humidity will be around {h} percent, and the sun sets at {t} p.m. behind the lighthouse. Residents are asked to check the bulletin before they travel and to secure loose objects outdoors.

Anyone who sees a blocked drain is asked to report it to the municipal hotline. The next update will be issued in the evening."""


def forecast(city: str, seed: int, **more: object) -> str:
    """One bulletin of the series."""
    figures = {
        "high": 20 + seed, "low": 9 + seed, "a": 11 + seed, "b": 23 + 2 * seed, "c": 41 + 3 * seed, "p": 17 + 5 * seed, "h": 33 + 7 * seed,
        "t": f"7:{10 + seed}", "sky": "clear skies", "wind": "west", "day": "Sunday",
    }  # fmt: skip
    return FORECAST.format(city=city, **figures | more)


class Desk:
    """Sends drafts through prepare, decide and take, in order."""

    def __init__(self) -> None:
        self.index = MemoryIndex()
        self.minutes = 0

    def send(self, body: str, **fields: object):
        """Decide about one document and take its place; the decision and the place."""
        self.minutes += 1
        now = NOW + timedelta(minutes=self.minutes)
        draft = draft_of(body, **fields)
        newcomer = prepare(draft, location=draft.url or "drop", source=draft.outlet or "drop", received_at=now)
        decision = decide(newcomer, self.index)
        return decision, self.index.take(newcomer, decision, now=now, source_id=None)


def draft_of(body: str, **fields: object) -> Draft:
    """A draft; ``published`` may be a datetime, ``kind`` a page kind."""
    published = fields.pop("published", None)
    moment = Moment(day=published.date(), at=published, precision=Precision.SECOND, source="meta", confidence=0.9) if published else None
    return Draft(
        **{
            "headline": "Crack closes northern quay of Vellmar harbour",
            "url": "https://news.test/harbour/crack-in-the-wall-81234567",
            "body": body,
            "published": moment,
            "kind": PageKind.ARTICLE,
        }
        | fields
    )


@pytest.fixture
def desk() -> Desk:
    """An empty desk."""
    return Desk()


@pytest.fixture
def harbour() -> str:
    """A story of six paragraphs."""
    return HARBOUR


@pytest.fixture
def bulletin():
    """Writes weather bulletins of one template."""
    return forecast


@pytest.fixture
def make_draft():
    """Writes drafts."""
    return draft_of
