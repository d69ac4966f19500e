"""Who signs a page that names its author only in links, metas of catalogues or boxes."""

from datetime import UTC, datetime

import pytest

from tasks.model import RawDocument
from tasks.parse.core import parse

PROSE = "".join(
    f"<p>The lock keepers of Velmore counted {number} barges on their canal, more than in any week since the sluice was mended, and the office expects more of them before the first frost closes the upper reach.</p>"
    for number in range(40, 52)
)


def authors(head="", above="", under="", below=""):
    page = (
        f"<html lang=en><head><title>Barges return to the canal</title>{head}</head>"
        f"<body>{above}<article><h1>Barges return to the canal</h1>{under}{PROSE}{below}</article></body></html>"
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


@pytest.mark.parametrize("text", ["Impressum", "Guidelines"])
def test_the_house_s_own_pages_beside_its_authors_are_no_nicknames(text):
    assert authors(below=f'<a href="/authors/{text.lower()}">{text}</a>') == ()


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


@pytest.mark.parametrize(
    "under",
    [
        "<p>Marit Solheim | Publicado hace 3 horas</p>",
        "<p>Marit Solheim</p><p>#barges</p><p>Published on 4 Sept 2025</p>",
        "<p>4 September 2025 Marit Solheim Kommentare 4 Kommentare</p>",
        "<p>4.9.2025 - Redaktion: Marit Solheim (spokeswoman)</p>",
        "<p class=autor>Datum: 4.9.2025 Autor: Marit Solheim Quelle: Northwire</p>",
        "<p>Contributors: Marit Solheim</p>",
        "<p>Marit Solheim</p><p>4 September 2025</p><h3>New in the yard</h3><p>Authors: Ola Berg and Tim Roe</p>",
    ],
)
def test_a_name_on_or_beside_the_line_that_dates_the_story_is_the_author_s(under):
    assert authors(under=under) == ("Marit Solheim",)


@pytest.mark.parametrize("kicker", ["Canal Office", "Upper Reach", "Canal Barges"])
def test_words_of_the_story_in_capitals_beside_the_date_are_no_name(kicker):
    assert authors(under=f"<p>{kicker}</p><p>4 September 2025</p>") == ()


@pytest.mark.parametrize("name", ["Wu Li", "Reach Upper-Frost", "Vũ Hà"])
def test_a_name_that_the_story_uses_with_capitals_or_that_is_short_stays_one(name):
    assert authors(under=f"<p>{name}</p><p>4 September 2025</p>", below="<p>We asked Reach Upper-Frost, who keeps it.</p>") == (name,)


def test_a_name_beside_a_date_before_the_headline_is_a_menu_s():
    assert authors(above="<p>Digital Life</p><p>4 September 2025</p>") == ()


def test_what_more_places_agree_on_goes_before_a_lone_place():
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Barges return to the canal","author":{"@type":"Person","name":"Ola Berg"}}</script>'
    link = '<a rel="author" href="/a/ms">Marit Solheim</a>'
    assert authors(head) == authors(head, below=link) == ("Ola Berg",)
    assert authors(f'{head}<meta name="author" content="Marit Solheim">', below=link) == ("Marit Solheim",)


def test_one_place_that_repeats_structured_data_keeps_it():
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Barges return to the canal","author":{"@type":"Person","name":"Ola Berg"}}</script>'
    assert authors(f'{head}<meta name="author" content="Ola Berg">', below='<a rel="author" href="/a/ms">Marit Solheim</a>') == (
        "Ola Berg",
    )


def test_a_byline_beside_the_headline_needs_nobody_to_agree_with_it():
    head = '<meta name="author" content="Ola Berg"><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ola Berg">'
    assert authors(head, under="<p>By Marit Solheim</p>") == ("Marit Solheim",)


def test_who_posted_may_go_by_one_word_with_a_number():
    assert authors(below="<p class=author>Author: Boat2man on 4 Sept 2025, 13:36</p>") == ("Boat2man",)


@pytest.mark.parametrize("said", ["undefined", "No Author", "6 years ago"])
def test_what_a_system_prints_in_place_of_an_author_is_none(said):
    assert authors(f'<meta name="author" content="{said}">') == ()


def test_a_desk_in_an_element_named_after_authors_signs_where_nobody_does():
    assert authors(below="<p class=author>By the Velmore Team</p>") == ("the Velmore Team",)


def test_a_sentence_under_a_label_is_no_name():
    assert authors(below="<h4>Author</h4><p>The canal office wrote this</p>") == ()


def test_a_byline_among_other_stories_gives_way_to_the_story_s_own():
    teaser = "<aside><div class=teaser><a href=/o>Frost</a><p class=byline>By Ola Berg</p></div></aside>"
    assert authors(above=teaser, below="<p class=byline>Marit Solheim</p>") == ("Marit Solheim",)


def test_two_names_of_two_words_in_a_catalogue_s_meta_are_two_persons():
    assert authors('<meta name="dc.creator" content="Marit Solheim, Jonas Vik">') == ("Marit Solheim", "Jonas Vik")


@pytest.mark.parametrize(
    ("printed", "names"),
    [("de la Cruz, Ana", ("Ana de la Cruz",)), ("Marta Kowalska, PAP", ("Marta Kowalska",))],
)
def test_a_catalogue_s_names_are_turned_round_only_where_the_family_stands_first(printed, names):
    assert authors(f'<meta name="dc.creator" content="{printed}">') == names


def test_the_words_that_announce_an_update_are_no_name():
    assert authors(under="<p>آخر تحديث: 28.03.2024</p><p class=author>ليلى الشهابي</p>") == ("ليلى الشهابي",)
