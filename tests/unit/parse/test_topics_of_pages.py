"""Which links of a page name the topics of its story, each rule on the smallest page that shows it."""

from datetime import UTC, datetime

import pytest

from tasks.model import RawDocument
from tasks.parse.core import parse

PROSE = "".join(
    f"<p>The lock keeper let {number} barges through on Tuesday, more than on any day of the summer, the canal trust said.</p>"
    for number in range(50, 60)
)
TAGS = '<a href="/tag/barges" rel="tag">Barges</a>, <a href="/tag/canal" rel="tag">Canal</a>'
HEAD = "<h1>Barges crowd the lock</h1>"


def topics(body):
    html = f"<html lang=en><head><title>Barges crowd the lock</title></head><body>{body}</body></html>"
    raw = RawDocument(
        digest="0" * 64,
        content=html.encode(),
        media_type="text/html",
        url="https://lock.example/a/b",
        fetched_at=datetime(2025, 9, 26, tzinfo=UTC),
    )
    return parse(raw).topics


def test_tags_in_a_long_line_are_a_list_where_only_a_separator_parts_them():
    filed = f"<footer class=line>{'Filed by the desk that looks after the waterways of the valley. ' * 3}{TAGS}</footer>"
    assert topics(f"<article>{HEAD}{PROSE}{filed}</article>") == ("Barges", "Canal")


def test_links_within_sentences_are_no_list():
    sentence = '<p>The <a href="/tag/weir">weir</a> was closed while the <a href="/tag/sluice">sluice</a> was mended, which took the trust a whole winter to do.</p>'
    assert topics(f"<article>{HEAD}{PROSE}{sentence}</article>") == ()


@pytest.mark.parametrize("name", ["secondary-columns", "widget", "sidebar-right"])
def test_what_holds_the_headline_is_no_margin_whatever_it_is_called(name):
    assert topics(f'<div class="{name}">{HEAD}{PROSE}<div class="labels">{TAGS}</div></div>') == ("Barges", "Canal")
    assert (
        topics(
            f'<div>{HEAD}{PROSE}</div><div class="{name}"><div class="labels"><a href="/tag/x">Mills</a> <a href="/tag/y">Dams</a></div></div>'
        )
        == ()
    )


def test_the_foot_of_the_story_is_not_the_foot_of_the_page():
    assert topics(f'<div>{HEAD}{PROSE}</div><div class="post-footer"><div>{TAGS}</div></div>') == ("Barges", "Canal")


def test_a_post_that_wears_its_tags_as_classes_is_no_list_of_topics():
    signed = '<p><a href="/people/ida">Ida</a></p>'
    assert topics(f'<div class="post-7 hentry tag-barges">{signed}{HEAD}{PROSE}</div>') == ()


def test_a_list_over_the_story_and_under_it_goes_before_a_longer_one_shown_once():
    site = "<p>" + " ".join(f'<a href="/tag/{number}">Lock {number}</a>' for number in range(6)) + "</p>"
    own = '<p><a href="/tag/barges">Barges</a> <a href="/tag/canal">Canal</a></p>'
    assert topics(f"{site}{own}{HEAD}{PROSE}{own}") == ("Barges", "Canal")


def test_links_that_say_they_are_tags_may_be_many_others_are_a_cloud():
    many = ", ".join(f'<a href="/tag/{number}" rel="tag">Lock {number}</a>' for number in range(40))
    assert len(topics(f"<article>{HEAD}{PROSE}<p>{many}</p></article>")) == 40
    unsaid = many.replace(' rel="tag"', "")
    assert topics(f"<article>{HEAD}{PROSE}<p>{unsaid}</p></article>") == ()


@pytest.mark.parametrize("folder", ["aiheet", "motcle", "emneord", "trefwoorden", "palavras-chave", "stitky"])
def test_addresses_of_topics_in_other_languages(folder):
    assert topics(f'<article>{HEAD}{PROSE}<p><a href="/{folder}/a">Barges</a> <a href="/{folder}/b">Canal</a></p></article>') == (
        "Barges",
        "Canal",
    )
