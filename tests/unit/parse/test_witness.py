"""The structured data as a witness of the story: labels, teasers and notices that it does not tell go, and nothing else does."""

import json
from datetime import UTC, datetime

from lxml.html import Element

from tasks.model import RawDocument
from tasks.parse.core import parse
from tasks.parse.page.blocks import Block, Place
from tasks.parse.page.story import Story
from tasks.parse.page.witness import without_strangers

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
BEHIND = "<p>For those who wait every Friday: the letter of the keepers</p>"
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


def test_a_witness_that_is_cut_short_takes_nothing_from_the_end():
    for told in (TOLD[:-40], "\n".join(STORY[:-1])):
        assert body(PROSE, told).body.split("\n\n") == STORY


def heard(parts, linked=(), subheads=()):
    """What the witness leaves of a story of paragraphs; ``linked`` are (tag, text) of blocks that are nothing but a link."""
    blocks = [Block(text, Place(Element(tag), tag, None, 0, frozenset()), len(text), bold=False) for tag, text in linked]
    story = Story(parts=list(parts), subheads=list(subheads), blocks=blocks)
    without_strangers(story, STORY)
    return story


def test_key_points_before_the_first_paragraph_stay():
    points = ["Forty barges in a week", "- Frost in a month"]
    assert heard([*points, *STORY]).parts == [*points, *STORY]
    assert heard(["Listen to it", *STORY]).parts == STORY


def test_subheads_and_points_that_are_links_stay_and_a_line_that_is_one_goes():
    inside = ["Ward one and its lock", "- Document 1 on the sluice", "How the sluice was mended"]
    linked = [("h2", inside[0]), ("li", "Document 1 on the sluice"), ("p", inside[2])]
    read = heard([*STORY[:6], *inside, *STORY[6:]], linked, inside[:1])
    assert read.parts == [*STORY[:6], *inside[:2], *STORY[6:]]
    assert read.subheads == inside[:1]


def test_a_witness_without_a_letter_is_not_heard():
    assert body(PROSE, "— " * 130).body.split("\n\n") == STORY
    without_strangers(story := Story(parts=[]), ["- " * 130])
    assert story.parts == []
