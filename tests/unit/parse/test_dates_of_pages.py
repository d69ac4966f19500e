"""Which of the dates on a page is the story's, where the markup is silent, loose or at odds with itself."""

import json
from datetime import UTC, datetime

import pytest

from tasks.model import RawDocument
from tasks.parse.core import parse

PROSE = "".join(
    f"<p>The lock keepers of Velmore counted {number} barges on their canal, more than in any week since the sluice was mended, and the office expects more of them before the first frost closes the upper reach.</p>"
    for number in range(40, 52)
)


def dated(head="", above="", beside="", below="", url="https://velmore.example/canal/barges"):
    page = (
        f"<html lang=en><head><title>Barges return to the canal</title>{head}</head>"
        f"<body><article>{above}<h1>Barges return to the canal</h1>{beside}{PROSE}</article>{below}</body></html>"
    )
    found = parse(
        RawDocument(
            digest="0" * 64, content=page.encode(), media_type="text/html", url=url, fetched_at=datetime(2025, 9, 26, 12, tzinfo=UTC)
        )
    )
    return found.published.iso() if found.published else None


def structured(**fields):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "Barges return to the canal", **fields})}</script>'


def test_a_dated_byline_overrules_a_meta_that_other_sites_use_for_the_last_change():
    assert dated('<meta name="date" content="2025-09-12">', beside="<p>4 September 2025, 10:15</p>")[:10] == "2025-09-04"
    assert dated('<meta property="article:published_time" content="2025-09-12">', beside="<p>4 September 2025</p>") == "2025-09-12"


def test_markup_that_has_a_story_published_after_its_own_update_yields_to_the_printed_date():
    head = structured(datePublished="Sep 12, 2025", dateModified="Sep 11, 2025")
    assert dated(head, beside="<p>Published Sep 4, 2025</p>") == "2025-09-04"
    assert dated(head) == "2025-09-12"


def test_dates_in_the_markup_of_many_teasers_are_not_the_story_s():
    teasers = "".join(f'<div><span itemprop="datePublished" content="2025-09-{day}">x</span> A story</div>' for day in (20, 21, 22, 23))
    assert dated(beside="<p>4 September 2025</p>", below=teasers) == "2025-09-04"


@pytest.mark.parametrize("line", ["Hier wird gebaut und gebadet", "Today's barges, tomorrow's trains", "Ayer y hoy de un canal"])
def test_a_sentence_that_begins_with_a_word_for_a_day_is_no_date(line):
    assert dated(beside=f"<p>{line}</p>") is None


@pytest.mark.parametrize(
    ("line", "when"),
    [("Today, 10:15 GMT", "2025-09-26T10:15:00+00:00"), ("Yesterday", "2025-09-25"), ("Published today", "2025-09-26")],
)
def test_a_day_told_from_the_fetch_keeps_its_time(line, when):
    assert dated(beside=f"<p>{line}</p>") == when


def test_a_date_that_is_announced_as_the_publication_s_goes_before_other_dated_lines():
    below = "<p>Ferry timetable of 1 June 2025</p><div>Posted on 4 September 2025 in Canal, Barges, Locks, Towns, Rivers and Water</div>"
    assert dated(below=below) == "2025-09-04"


@pytest.mark.parametrize(
    "opening",
    [
        "Press release of 4 September 2025 | Velmore – The canal office said on Thursday that it will keep the sluice open all night.",
        "4.9.2025 – The canal office of Velmore said on Thursday that it will keep the sluice open all night, come what may this year.",
    ],
)
def test_a_date_that_the_first_paragraph_opens_with_is_taken_when_there_is_no_other(opening):
    assert dated(beside=f"<p>{opening}</p>") == "2025-09-04"


def test_the_first_date_behind_the_headline_goes_before_those_of_the_things_it_speaks_of():
    assert (
        dated(beside="<p>Sep 4, 2025 at 3:00 am</p><p>Author: Ada Fenwick Released: June 17, 2025 by Velmore Books</p>")[:10]
        == "2025-09-04"
    )


@pytest.mark.parametrize(
    ("printed", "when"),
    [
        ("04 | 09 | 2025", "2025-09-04"),
        ("Sep 04 09:34 2025", "2025-09-04T09:34:00+00:00"),
        ("Thu Sep  4 10:11:12 GMT 2025", "2025-09-04T10:11:12+00:00"),
        ("1 | 2 | 3", None),
    ],
)
def test_dates_as_systems_print_them(printed, when):
    assert dated(beside=f"<p>{printed}</p>", url="https://velmore.example/x") == when
