"""Other stories that read like this one: under a heading that announces them, and as excerpts that break off."""

import pytest
from lxml.html import document_fromstring

from tasks.parse.page.blocks import blocks_of
from tasks.parse.page.region import story_region
from tasks.parse.page.teasers import teasers_in

PROSE = [f"The lamp keepers of Quell lit {number} lamps on the mole, and the pilots said that they had never come in so safely." for number in range(40, 52)]  # fmt: skip
STORY = "".join(f"<p>{part}</p>" for part in PROSE)
CARD = '<div class="c"><h3><a href="/x">The mole is to be mended before winter</a></h3><p>A crane has come by sea. It will stay for a month at least, the council of Quell has said.</p></div>'


def taken(html, *, out=("Related stories",)):
    """Texts that are taken for other stories, where the votes keep all but ``out``."""
    blocks = blocks_of(document_fromstring(f"<html><body>{html}</body></html>"))
    story_region(blocks)
    for block in blocks.all:
        block.score = 0.1 if block.text in out else 0.9
    found = teasers_in(blocks.all, blocks.places[0].prose)
    return [block.text for block in blocks.all if block in found]


def test_a_card_in_the_box_that_a_heading_opens_goes_with_its_text():
    assert taken(f"<main>{STORY}</main><section><h2>Related stories</h2>{CARD}</section>") == [
        "The mole is to be mended before winter",
        "A crane has come by sea. It will stay for a month at least, the council of Quell has said.",
    ]


def test_a_short_line_with_a_link_in_such_a_box_goes():
    line = '<p>Harbour <a href="/y">Who pays for the lamps?</a></p>'
    assert taken(f"<main>{STORY}<aside><h6>Related stories</h6>{line}</aside></main>") == ["Harbour Who pays for the lamps?"]


def test_prose_in_such_a_box_that_leads_nowhere_stays():
    assert taken(f"<main>{STORY}<div><h3>Related stories</h3><p>{PROSE[0]} Again.</p></div></main>") == []


def test_what_only_follows_such_a_heading_stays():
    assert taken(f"<main>{STORY}<h3>Related stories</h3><ul><li><a href='/z'>The lamp act of 1904</a></li></ul>{STORY}</main>") == []


def test_a_heading_that_the_votes_keep_opens_nothing():
    assert taken(f"<main>{STORY}</main><section><h2>Related stories</h2>{CARD}</section>", out=()) == []


def test_an_element_that_holds_the_story_as_well_is_no_box():
    assert taken(f"<main><h2>Related stories</h2>{CARD}{STORY}</main>") == []


@pytest.mark.parametrize("end", ["[…]", "[...]", "[ … ]"])
def test_an_excerpt_beside_the_name_of_its_story_goes_with_it(end):
    excerpt = f"{PROSE[0]} And then {end}"
    assert taken(f"<main>{STORY}</main><div><h2><a href='/x'>A month of lamps</a></h2><p>{excerpt}</p></div>") == [
        "A month of lamps",
        excerpt,
    ]


def test_a_quotation_that_leaves_out_its_end_stays():
    assert taken(f"<main>{STORY}<p>{PROSE[0]} […]</p>{STORY}</main>") == []
