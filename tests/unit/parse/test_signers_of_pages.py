"""Who signs a page that names its author only in links, metas of catalogues or boxes."""

from datetime import UTC, datetime

import pytest

from tasks.model import RawDocument
from tasks.parse.core import parse

PROSE = "".join(
    f"<p>The lock keepers of Velmore counted {number} barges on their canal, more than in any week since the sluice was mended, and the office expects more of them before the first frost closes the upper reach.</p>"
    for number in range(40, 52)
)


def authors(head="", above="", below=""):
    page = (
        f"<html lang=en><head><title>Barges return to the canal</title>{head}</head>"
        f"<body>{above}<article><h1>Barges return to the canal</h1>{PROSE}{below}</article></body></html>"
    )
    url = "https://lock-and-weir.example/canal/barges"
    fetched = datetime(2025, 9, 26, 12, tzinfo=UTC)
    return parse(RawDocument(digest="0" * 64, content=page.encode(), media_type="text/html", url=url, fetched_at=fetched)).authors


@pytest.mark.parametrize("name", ["Marit Solheim", "marit", "KeeperOfLocks"])
def test_a_link_to_an_author_s_page_names_the_author_be_it_by_one_word(name):
    assert authors(below=f'<span class="author vcard"><a href="https://lock-and-weir.example/author/ms/">{name}</a></span>') == (name,)


@pytest.mark.parametrize(
    "place",
    [
        '<nav><a href="/author/ola">{}</a></nav>',
        '<div class="related-posts"><a href="/author/ola">{}</a></div>',
        '<a href="/authors/">{}</a>',
    ],
)
def test_links_to_authors_in_menus_and_among_other_stories_are_not_the_story_s(place):
    assert authors(above=place.format("Ola Berg")) == ()


def test_who_comments_is_no_author():
    assert authors(below='<div class="comments"><div class="comment-author"><cite>Ola Berg</cite></div></div>') == ()


def test_the_desk_s_own_words_on_an_author_link_are_no_nickname():
    assert authors(below='<a rel="author" href="/author/admin/">admin</a>') == ()


def test_metas_of_catalogues_put_the_family_name_first():
    head = '<meta name="citation_author" content="Solheim, Marit"><meta name="citation_author" content="Vik, Jonas">'
    assert authors(head) == ("Marit Solheim", "Jonas Vik")
    assert authors('<meta name="author" content="Marit Solheim, Jonas Vik">') == ("Marit Solheim", "Jonas Vik")


def test_a_list_named_after_authors_names_them():
    assert authors(below='<ul class="author"><li>Marit Solheim</li></ul>') == ("Marit Solheim",)


@pytest.mark.parametrize(
    "line",
    [
        "<h4>Author</h4><p>Marit Solheim</p>",
        "<dl><dt>Autorin:</dt><dd>Marit Solheim</dd></dl>",
        "<p>Author: Marit Solheim, keeper of the upper lock at Velmore since the great flood</p>",
        "<p>Redaktion: Marit Solheim (press officer)</p>",
    ],
)
def test_a_labelled_name_far_from_the_headline_is_the_author_s(line):
    assert authors(below=line) == ("Marit Solheim",)


def test_a_sentence_under_a_label_is_no_name():
    assert authors(below="<h4>Author</h4><p>The canal office wrote this</p>") == ()
