"""What lies over a page is none of its story: dialogs beside the page's frame, and notices about cookies wherever they stand."""

import pytest
from lxml.html import document_fromstring

from tasks.parse.page.blocks import blocks_of
from tasks.parse.page.overlays import overlays_in
from tasks.parse.page.region import story_region

PROSE = [f"The lamp keepers of Quell lit {number} lamps on the mole, and the pilots said that they had never come in so safely." for number in range(40, 52)]  # fmt: skip
STORY = "".join(f"<p>{part}</p>" for part in PROSE)
ASIDE = "<p>The mole of Quell was built by hand in nine summers, and it has been mended in every one since then.</p>"
NOTICE = "<p>We use cookies on this website. Some cookies are needed, others tell us what is read.</p><p>You may refuse cookies in your browser.</p>"


def taken(html, headline="Twelve lamps on the mole"):
    """Texts that are taken for what lies over the page."""
    blocks = blocks_of(document_fromstring(f"<html><body>{html}</body></html>"))
    story_region(blocks)
    found = overlays_in(blocks.all, blocks.places, blocks.places[0].prose, headline=headline)
    return [block.text for block in blocks.all if block in found]


@pytest.mark.parametrize("name", ["modal", "popup-box", "site-overlay"])
def test_an_overlay_beside_the_frame_goes(name):
    assert len(taken(f"<main><h1>Lamps</h1>{STORY}</main><div class='{name}'>{ASIDE}</div>")) == 1


def test_an_overlay_that_holds_the_headline_or_most_of_the_prose_is_where_the_story_stands():
    assert taken(f"<main>{STORY}</main><div class='modal'><h1>Lamps</h1>{ASIDE}</div>") == []
    assert taken(f"<main>{ASIDE}</main><div class='modal'>{STORY}</div>") == []


def test_what_is_named_so_within_the_frame_stays():
    assert taken(f"<main><h1>Lamps</h1>{STORY}<div class='modal'>{ASIDE}</div></main>") == []


def test_a_notice_about_cookies_goes_wherever_it_stands():
    assert len(taken(f"<main>{STORY}<div id='k'>{NOTICE}</div></main>")) == 2


def test_a_story_about_cookies_stays():
    for headline, story in (("Who reads our cookies?", NOTICE), ("What the baker of Quell sells", "<p>Cookies with salt, cookies with rye, cookies with tar.</p>")):  # fmt: skip
        assert taken(f"<main>{STORY}<div>{story}</div></main>", headline) == []
    assert taken(f"<main><div>{NOTICE}{NOTICE}</div></main>") == []


def test_a_section_about_the_cookies_of_others_stays():
    section = "<h2>What is left</h2><p>Cookies let a broker follow one browser across many websites. Most browsers block such cookies.</p><p>Brokers moved on from cookies.</p>"
    assert taken(f"<main>{STORY}<section>{section}</section></main>", "How brokers follow readers") == []


def test_a_theme_that_names_its_column_an_overlay_keeps_its_article():
    comments = f"<div id='talk'>{STORY}</div>"
    assert taken(f"<header><h1>Lamps</h1></header><div class='page-overlay'><article>{ASIDE * 3}</article></div>{comments}") == []


def test_a_paragraph_of_the_story_that_names_cookies_stays():
    assert taken(f"<main>{STORY}{NOTICE}</main>") == []
