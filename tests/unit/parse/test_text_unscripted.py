"""A page that a script fills tells its story to readers without scripts, and only there."""

import pytest
from lxml.html import document_fromstring

from tasks.parse.page.blocks import blocks_of

STORY = "".join(
    f"<p>The bear wardens of the Aldo valley counted {number} cubs this autumn, more than in any year since they began.</p>"
    for number in range(3, 12)
)


def texts_of(body):
    return " ".join(block.text for block in blocks_of(document_fromstring(f"<html><body>{body}</body></html>")).all)


@pytest.mark.parametrize(
    "body",
    [
        f"<noscript><div id='page'><h1>A good year for bears</h1>{STORY}</div></noscript>",
        f"<h2>A good year for bears</h2><div class='post'><script type='text/template'>{STORY}</script><noscript>{STORY}</noscript></div>",
    ],
)
def test_the_text_for_readers_without_scripts_is_read_where_a_page_has_no_other(body):
    read = texts_of(body)
    assert "counted 3 cubs" in read
    assert read.count("counted 11 cubs") == 1


def test_it_is_not_read_twice_where_the_page_shows_the_story():
    assert texts_of(f"<div>{STORY}</div><noscript>{STORY}</noscript>").count("counted 3 cubs") == 1


def test_a_word_about_scripts_is_no_story():
    assert texts_of("<p>Loading</p><noscript>Please switch on scripts in your browser to read this page.</noscript>") == "Loading"


def test_a_long_word_about_scripts_under_a_short_story_is_none_of_it():
    story = "The bear wardens of the Aldo valley counted 12 cubs this autumn, more than in any year since they began, and the mayor thanked them for it."
    notice = "Please switch on scripts in your browser to read this page as it was meant to be read. " * 5
    assert texts_of(f"<h1>Bears</h1><p>{story}</p><noscript><p>{notice}</p></noscript>") == f"Bears {story}"
