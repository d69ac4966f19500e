"""Shapes of pages and lines that real outlets use, each the smallest page that shows one."""

import json
from datetime import UTC, datetime

import pytest

from tasks.errors import FaultCode, Permanent
from tasks.model import PageKind, RawDocument
from tasks.parse.core import parse
from tasks.parse.layout.dateline import opening_dateline
from tasks.parse.page.bylines import undated

PROSE = "".join(
    f"<p>The harbour office counted {number} ferries on Monday, more than in any week since the bridge was closed, it said.</p>"
    for number in range(40, 52)
)


def read(html, media_type="text/html", url="https://quay.example/city/ferries"):
    content = html.encode()
    return parse(
        RawDocument(digest="0" * 64, content=content, media_type=media_type, url=url, fetched_at=datetime(2025, 9, 26, 12, tzinfo=UTC))
    )


def page(head="", above="", below=""):
    return f"<html lang=en><head><title>Ferries return to the quay</title>{head}</head><body><article>{above}<h1>Ferries return to the quay</h1>{PROSE}</article>{below}</body></html>"


def test_a_short_list_of_teasers_is_no_story():
    links = "".join(f'<li><a href="/city/{number}">Ferry number {number} returns to the quay</a></li>' for number in range(5))
    with pytest.raises(Permanent) as refused:
        read(f"<title>City news</title><h1>City news</h1><ul>{links}</ul>", url="https://quay.example/city")
    assert refused.value.code is FaultCode.NOT_AN_ARTICLE
    assert refused.value.detail.startswith("index_page")


def test_a_section_line_over_the_headline_is_the_section_and_not_in_the_body():
    draft = read(page(above='<p itemprop="articleSection">Waterfront</p>'))
    assert draft.section == "Waterfront"
    assert "Waterfront" not in draft.body


def test_readings_over_words_are_no_text():
    line = "<ruby>港<rt>みなと</rt></ruby>の<ruby>市<rp>(</rp><rt>し<rp>)</rp></ruby>議会は、新しい橋を来年の春までに造ることを決めた。"
    draft = read(
        f"<html lang=ja><title>橋を造る</title><h1><ruby>橋<rt>はし</rt></ruby>を造る</h1><article>{'<p>' + line * 3 + '</p>'}{('<p>' + line * 4 + '</p>') * 4}</article>"
    )
    assert draft.headline == "橋を造る"
    assert draft.body.startswith("港の市議会は、新しい橋を")
    assert "みなと" not in draft.body


def test_topics_are_read_from_the_links_beside_the_story_and_not_from_a_cloud():
    tags = '<div class="tags"><a href="/tag/ferries" rel="tag">Ferries</a> <a href="/tag/harbour" rel="tag">Harbour</a></div>'
    cloud = '<aside class="widget"><a href="/tag/other">Other</a></aside>'
    assert read(page(below=tags + cloud)).topics == ("Ferries", "Harbour")


def test_a_lone_topic_yields_to_a_fuller_list_that_holds_it():
    tag = '<div class="tags"><a href="/tag/ferries" rel="tag">Ferries</a></div>'
    assert read(page('<meta name="keywords" content="Harbour, ferries, Quay">', below=tag)).topics == ("Harbour", "ferries", "Quay")
    assert read(page('<meta name="keywords" content="Harbour, Quay, News">', below=tag)).topics == ("Ferries",)


def test_of_the_tags_in_the_head_those_count_that_the_page_shows():
    tags = '<div class="tags"><a href="/tag/ferries" rel="tag">Ferries</a> <a href="/tag/harbour" rel="tag">Harbour</a></div>'
    head = "".join(f'<meta property="article:tag" content="{word}">' for word in ("Ferries", "Harbour", "Weekend 37", "Print"))
    assert read(page(head, below=tags)).topics == ("Ferries", "Harbour")


@pytest.mark.parametrize("parter", [" < ", " // ", " : ", " - ", " | "])
def test_a_kicker_in_the_h1_is_told_by_the_title_before_any_parter(parter):
    shown = page('<meta property="og:site_name" content="Quay Post">').replace("<h1>", "<h1><span>Waterfront</span> ")
    assert read(shown.replace("</title>", f"{parter}Quay Post</title>")).headline == "Ferries return to the quay"


def test_a_kicker_in_the_h1_is_told_by_the_microdata_within_it():
    shown = page().replace("<title>Ferries return to the quay</title>", "<title>Quay Post</title>")
    marked = shown.replace(
        "<h1>Ferries return to the quay</h1>", "<h1><span>Waterfront</span> <span itemprop=headline>Ferries return to the quay</span></h1>"
    )
    assert read(marked).headline == "Ferries return to the quay"


def test_a_trail_over_the_headline_names_the_section():
    trail = '<nav class="breadcrumb"><a href="/">Home</a> › <a href="/city">City</a></nav>'
    assert read(page(above=trail)).section == "City"


def test_a_live_blog_is_split_into_its_entries_under_their_times():
    updates = [
        {
            "@type": "BlogPosting",
            "datePublished": f"2025-09-04T1{hour}:30:00+02:00",
            "headline": f"Ferry {hour}",
            "articleBody": f"Ferry number {hour} has left the quay with all its cars, the office says.",
        }
        for hour in range(4)
    ]
    told = {"@type": "LiveBlogPosting", "headline": "Ferries return to the quay", "liveBlogUpdate": updates}
    draft = read(
        f'<html><head><script type="application/ld+json">{json.dumps(told)}</script></head><body><h1>Ferries return to the quay</h1></body></html>'
    )
    assert draft.kind is PageKind.LIVE_BLOG
    assert draft.subheads[0] == "2025-09-04 10:30 · Ferry 0"
    assert len(draft.subheads) == 4


def test_a_time_in_utc_is_told_on_the_day_that_the_address_names():
    head = '<meta property="article:published_time" content="2025-09-03T23:11:59Z">'
    draft = read(page(head), url="https://quay.example/2025/09/04/ferries")
    assert draft.published.day.isoformat() == "2025-09-04"
    assert draft.published.at == datetime(2025, 9, 3, 23, 11, 59, tzinfo=UTC)


def test_an_organisation_signs_only_where_no_person_does():
    told = {
        "@type": "NewsArticle",
        "headline": "Ferries return to the quay",
        "author": [{"@type": "Organization", "name": "Harbour Desk"}, {"@type": "Person", "name": "Marit Solheim"}],
    }
    assert read(page(f'<script type="application/ld+json">{json.dumps(told)}</script>')).authors == ("Marit Solheim",)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("By Marit Solheim | Mar 11, 2025 | Ferries, Harbour", "Marit Solheim"),
        ("Von Marit Solheim, Do, 4. September 2025", "Marit Solheim"),
        ("by Marit Solheim ● March 11, 2025 ● 6 min read", "Marit Solheim"),
    ],
)
def test_behind_a_name_that_is_led_in_nothing_is_a_name(printed, name):
    assert undated(printed) == name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Brenzhafen (oba). Die Stadt will Bäume pflanzen.", "Brenzhafen"),
        ("PUERTO LANZA. El nuevo mercado abrió el martes.", "PUERTO LANZA"),
        ("UPPER VELMORE, Sept 3 (Tidewire) - Workers voted.", "UPPER VELMORE"),
        ("Brenzhafen (links). Die Stadt will Bäume pflanzen.", None),
    ],
)
def test_datelines_of_many_houses(text, place):
    found = opening_dateline(text)
    assert (found.place if found else None) == place


def test_a_role_below_the_byline_is_no_standfirst_and_a_wrapped_credit_is_tail():
    text = (
        "Ferries return to the quay\n\nBy MARIT SOLHEIM\nHarbour correspondent\n\n4 September 2025 16:25 BST\n\n"
        + "The first ferry of the year left the quay on Thursday with four hundred cars and one piano on board.\n\n" * 3
        + "(Reporting by Marit Solheim in Upper Velmore and Jonas Vik in\nKestrelbay; editing by Ada Fenwick)\n"
    )
    draft = read(text, media_type="text/plain")
    assert draft.standfirst is None
    assert draft.authors == ("Marit Solheim",)
    assert draft.tail == "(Reporting by Marit Solheim in Upper Velmore and Jonas Vik in Kestrelbay; editing by Ada Fenwick)"
