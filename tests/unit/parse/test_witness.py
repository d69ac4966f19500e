"""The structured data as a witness of the story: labels, teasers and notices that it does not tell go, and nothing else does."""

import json
from datetime import UTC, datetime

from tasks.model import RawDocument
from tasks.parse.core import parse

STORY = [
    f"The lock keepers of Velmore counted {number} barges on their canal, more than in any week since the sluice was mended, and the office expects more of them before the first frost closes the upper reach."
    for number in range(40, 52)
]


TOLD = "\n".join(STORY)


def body(inside, told=TOLD):
    node = {"@type": "NewsArticle", "headline": "Barges return to the canal", "articleBody": told}
    page = (
        f'<html lang=en><head><title>Barges return</title><script type="application/ld+json">{json.dumps(node)}</script></head>'
        f"<body><article><h1>Barges return to the canal</h1>{inside}</article></body></html>"
    )
    raw = RawDocument(
        digest="0" * 64,
        content=page.encode(),
        media_type="text/html",
        url="https://lock.example/barges",
        fetched_at=datetime(2025, 9, 26, tzinfo=UTC),
    )
    return parse(raw)


PROSE = "".join(f"<p>{part}</p>" for part in STORY)
BEFORE = "<p>Summed up by our machine</p>"
BETWEEN = "<p><a href=/other>WATCH THIS | How the sluice was mended</a></p>"
BEHIND = "<p>The keepers write to their friends every Friday, and you may be one of them.</p>"
SUBHEAD = "<h2>What the office expects</h2>"


def paged(before="", between="", behind=""):
    half = len(PROSE) // 2
    cut = PROSE.index("<p>", half)
    return f"{before}{PROSE[:cut]}{between}{PROSE[cut:]}{behind}"


def test_what_the_witness_does_not_tell_goes_from_both_ends_and_links_to_other_stories_from_between():
    draft = body(paged(BEFORE, BETWEEN, BEHIND))
    assert draft.body.split("\n\n") == STORY
    assert "every Friday" in draft.tail


def test_subheads_and_bullets_stay_though_the_witness_drops_them():
    read = body(paged(between=f"{SUBHEAD}<ul><li>Forty barges in a week, and one of them blue</li><li>Frost in a month</li></ul>")).body
    assert "What the office expects" in read
    assert "- Frost in a month" in read


def test_a_standfirst_before_the_first_paragraph_told_stays():
    opening = "Forty barges came through the lock in a single week, and the keepers are tired."
    assert body(paged(before=f"<p>{opening}</p>")).body.startswith(opening)


def test_a_part_that_the_witness_lacks_at_the_end_stays():
    more = [
        f"The harbour master of Brenz, {number} miles down the river, saw the same boats pass her window on the following day, and she waved."
        for number in (7, 8, 9, 10)
    ]
    read = body(paged(behind="".join(f"<p>{part}</p>" for part in more))).body
    assert read.endswith(more[-1])


def test_a_witness_that_tells_another_story_or_less_is_not_heard():
    for told in ("\n".join(STORY[:5]), "Something else happened at the sea. " * 40):
        assert "every Friday" in body(paged(BEFORE, behind=BEHIND), told).body
