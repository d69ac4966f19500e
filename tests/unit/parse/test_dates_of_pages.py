"""Which of the dates on a page is the story's, where the markup is silent, loose or at odds with itself."""

import json
from datetime import UTC, datetime

import pytest

from tasks.model import RawDocument
from tasks.parse.ballot import Ballot
from tasks.parse.core import parse
from tasks.parse.dates.weigh import Bearings
from tasks.parse.page.statedate import offer_state_date

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


@pytest.mark.parametrize("name", ["w-published-date", "article.publicationDate", "published-date", "firstPublishTime"])
def test_a_meta_of_the_house_s_own_name_dates_the_story(name):
    assert dated(f'<meta name="{name}" content="2025-09-04T08:15:00Z">')[:16] == "2025-09-04T08:15"


@pytest.mark.parametrize(
    "name",
    ["publish-expiry-date", "republish-date", "book:publication_date", "unpublish-date", "publishing-time-zone", "date-published-format"],
)
def test_a_meta_that_tells_when_a_story_ends_or_how_dates_are_set_does_not(name):
    assert dated(f'<meta name="{name}" content="2025-09-04">') is None


@pytest.mark.parametrize(
    "state",
    [
        '<script>window.state = {"article": {"publishedAt": "2025-09-04T08:15:00Z"}}</script>',
        '<script id="state" type="application/json">{"firstPublished":"2025-09-04T08:15:00Z","page":{"publishDate":"2025-09-04"}}</script>',
        '<script>self.push([1,"{\\"published_at\\":\\"2025-09-04T08:15:00Z\\"}"])</script>',
        '<div data-page="{&quot;datePublished&quot;:&quot;2025-09-04T08:15:00Z&quot;}"></div>',
    ],
)
def test_the_only_day_that_scripts_name_dates_a_page_that_shows_none(state):
    assert dated(below=state)[:16] == "2025-09-04T08:15"
    assert dated(beside="<p>3 September 2025</p>", below=state) == "2025-09-03"


def test_scripts_that_name_several_days_tell_of_several_stories():
    stories = json.dumps([{"publishedAt": f"2025-09-0{day}T08:15:00Z"} for day in (2, 3, 4)])
    ballot = Ballot()
    offer_state_date(ballot, f"<script>window.latest = {stories}</script>", Bearings(fetched_at=datetime(2025, 9, 26, tzinfo=UTC)))
    assert not ballot.of("published")


def test_structured_data_in_a_script_of_no_kind_is_read():
    bare = (
        structured(datePublished="2025-09-04T08:15:00+02:00")
        .replace(' type="application/ld+json"', "")
        .replace("{", '{"@context": "https://schema.org", ', 1)
    )
    assert dated(bare)[:16] == "2025-09-04T08:15"


def test_of_several_such_metas_the_earliest_is_the_publication_and_a_dated_byline_overrules_them():
    metas = '<meta name="published-time" content="2025-09-12T08:15:00Z"><meta name="published-date" content="2025-09-04">'
    assert dated(metas) == "2025-09-04"
    assert dated(metas, beside="<p>3 September 2025</p>") == "2025-09-03"


FAR = "".join(f"<p><a href='/{number}'>Another story of the canal, number {number}</a></p>" for number in range(12))


@pytest.mark.parametrize(
    "below",
    ["<div><p>Published</p><p>4 September 2025</p></div>", "<div>written by the desk — published 4 September 2025</div>"],
)
def test_a_day_announced_far_behind_the_story_is_its_own_where_no_other_is(below):
    assert dated(below=FAR + below) == "2025-09-04"
    assert dated(below=FAR + below + "<div>Published 2 September 2025</div>") is None


@pytest.mark.parametrize("line", ["Sep 4, 2025Ines Alder", "Datum:4. September 2025"])
def test_a_date_that_touches_its_neighbour_is_a_date(line):
    assert dated(beside=f"<p>{line}</p>") == "2025-09-04"


TIMED = "2025-09-04T08:15:00+02:00"


@pytest.mark.parametrize(
    "element",
    [
        f'<time datetime="{TIMED}">a while ago</time>',
        f'<abbr class="published" title="{TIMED}">08:15</abbr>',
        f'<span class="stamp" datetime="{TIMED}">08:15</span>',
        f'<div class="post-footer"><time datetime="{TIMED}">08:15</time></div>',
        f'<aside class="meta"><time datetime="{TIMED}">08:15</time></aside>',
    ],
)
def test_an_element_made_for_it_gives_the_time_of_a_day_that_is_known(element):
    assert dated(beside=f"<p>4 September 2025</p>{element}") == TIMED


@pytest.mark.parametrize(
    "element",
    [
        f'<p>Updated <time datetime="{TIMED}">08:15</time></p>',
        f'<article class="comment"><time datetime="{TIMED}">08:15</time></article>',
        f'<aside><time datetime="{TIMED}">08:15</time></aside>',
        f'<ins datetime="{TIMED}">and a line more</ins>',
        '<time datetime="2025-09-05T08:15:00+02:00">08:15</time>',
        '<time datetime="2025-09-04T00:00:00Z">4 September</time>',
    ],
)
def test_the_time_of_another_day_of_an_update_or_of_a_comment_is_not_taken(element):
    assert dated('<meta property="article:published_time" content="2025-09-04">', below=element) == "2025-09-04"


def test_the_page_s_state_gives_the_time_of_a_day_that_is_known():
    state = f'<script>window.state = {{"latest": [{{"publishedAt": "2025-09-05T10:00:00Z"}}, {{"publishedAt": "{TIMED}"}}]}}</script>'
    assert dated(beside="<p>4 September 2025</p>", below=state) == TIMED


def test_several_times_of_a_day_in_the_page_s_state_are_those_of_several_stories():
    stories = json.dumps([{"publishedAt": f"2025-09-04T0{hour}:11:00Z"} for hour in (6, 7)])
    state = f"<script>window.latest = {stories}</script>"
    assert dated(beside="<p>4 September 2025</p>", below=state) == "2025-09-04"
    assert dated(below=state) == "2025-09-04"


def test_one_time_in_several_spellings_is_the_story_s():
    state = '<script>window.state = {"publishedAt": "2025-09-04T08:15:00Z", "pub_date": "2025-09-04T10:15:42+02:00"}</script>'
    assert dated(beside="<p>4 September 2025</p>", below=state)[:16] in {"2025-09-04T08:15", "2025-09-04T10:15"}


def test_microdata_that_gives_the_day_and_the_moment_is_read_to_the_moment():
    assert dated(beside=f'<time itemprop="datePublished" content="2025-09-04" datetime="{TIMED}">4 September</time>') == TIMED


def test_what_holds_the_headline_is_no_margin():
    assert dated(above=f'<div id="sidebar"><h1>Barges return to the canal</h1><time datetime="{TIMED}">Thursday</time></div>') == TIMED


def test_names_of_pictures_caches_and_copyright_lines_date_nothing():
    assert dated(below='<!-- cached 20250904120000 --><img src="/2025/09/04/barge.jpg"><p>© 2025 Velmore Post</p>') is None


def test_a_date_behind_a_long_headline_on_its_own_line_is_the_story_s():
    line = "Barges come back to the upper canal of Velmore and to its old locks 04.09.2025 • Canal, Trade"
    assert 90 < len(line) < 100
    assert dated(beside=f"<p>{line}</p>") == "2025-09-04"
