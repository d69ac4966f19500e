"""Which words of a page are the headline, where the h1 is the site's name, bears a kicker or says more than the title."""

from datetime import UTC, datetime

import pytest

from tasks.model import RawDocument
from tasks.parse.core import parse

PROSE = "".join(
    f"<p>The lock keepers of Velmore counted {number} barges on their canal, more than in any week since the sluice was mended, and the office expects more of them before the first frost closes the upper reach.</p>"
    for number in range(40, 52)
)


def headline(title, above, head=""):
    page = f"<html lang=en><head><title>{title}</title>{head}</head><body>{above}<article>{PROSE}</article></body></html>"
    url = "https://lock-and-weir.example/canal/barges"
    fetched = datetime(2025, 9, 26, 12, tzinfo=UTC)
    return parse(RawDocument(digest="0" * 64, content=page.encode(), media_type="text/html", url=url, fetched_at=fetched)).headline


@pytest.mark.parametrize(
    ("title", "above"),
    [
        ("Barges return to the canal | The Slow Water Almanac", "<h1>The Slow Water Almanac</h1><h1>Barges return to the canal</h1>"),
        ("Barges return to the canal : The Slow Water Almanac", "<h1>The Slow Water Almanac</h1><h2>Barges return to the canal</h2>"),
        ("Slow Water » Archive » Barges return to the canal", '<h1><a href="/">Slow Water</a></h1><h2>Barges return to the canal</h2>'),
        ("Slow Water » Archive » Barges return to the canal", '<a href="/"><h1>Slow Water</h1></a><h3>Barges return to the canal</h3>'),
    ],
)
def test_where_an_h1_is_the_site_s_name_the_heading_that_the_title_names_is_the_headline(title, above):
    assert headline(title, above) == "Barges return to the canal"


def test_a_heading_before_the_h1_is_its_kicker():
    assert headline("Life on the water - Barges return to the canal", "<h3>Life on the water</h3><h1>Barges return to the canal</h1>") == (
        "Barges return to the canal"
    )


@pytest.mark.parametrize(
    "h1",
    [
        '<span class="article__kicker">Velmore</span> <span>Barges return to the canal</span>',
        '<span class="topline">Velmore</span><span>: </span>Barges return to the canal',
        '<span>Velmore</span><span class="hush"> – </span><span>Barges return to the canal</span>',
    ],
)
def test_a_kicker_that_the_markup_parts_from_the_headline_is_cut_off_wherever_it_is_repeated(h1):
    told = '<meta property="og:title" content="Velmore – Barges return to the canal">'
    assert headline("Velmore – Barges return to the canal", f"<h1>{h1}</h1>", told) == "Barges return to the canal"


def test_the_headline_s_own_colon_is_no_kicker_s():
    assert headline("Velmore: Barges return to the canal", "<h1>Velmore: Barges return to the canal</h1>") == (
        "Velmore: Barges return to the canal"
    )


def test_microdata_on_the_h1_itself_is_no_second_place_that_names_it():
    h1 = '<h1 itemprop="headline">Velmore Barges return to the canal</h1>'
    assert headline("Barges return to the canal", h1) == "Barges return to the canal"


def test_a_title_that_drops_the_last_words_of_the_h1_is_shorter_than_the_headline():
    told = "Barges return to the canal"
    assert headline(told, "<h1>Barges return to the canal near Velmore</h1>") == "Barges return to the canal near Velmore"
    assert headline(told, "<h1>2025 Barges return to the canal</h1>") == "2025 Barges return to the canal"
    assert headline(told, "<h1>Barges return to the canal <small>in the file Water, Trade and Weather</small></h1>") == told


def test_the_only_h1_goes_before_what_the_page_calls_itself_to_machines():
    told = '<meta property="og:title" content="Inland shipping in Velmore">'
    assert headline("Inland shipping in Velmore", "<h1>Barges return to the canal</h1>", told) == "Barges return to the canal"


def test_a_day_printed_before_the_headline_is_not_of_it():
    assert headline("04.09.2025 - Barges return to the canal", "<h1>04.09.2025 - Barges return to the canal</h1>") == (
        "Barges return to the canal"
    )


@pytest.mark.parametrize("column", ["Opinion", "Canal &amp; River", "The Slow Water Almanac"])
def test_what_hangs_behind_a_bar_and_is_less_than_the_headline_is_a_label(column):
    assert headline(f"Barges return to the canal at last | {column}", "") == "Barges return to the canal at last"


@pytest.mark.parametrize("title", ["Velmore | Barges return to the canal", "Barges return | The canal"])
def test_what_hangs_behind_a_bar_and_is_no_less_stays(title):
    assert headline(title, "") == title


def test_a_site_s_name_before_a_colon_is_cut_off_and_nothing_else_there():
    named = '<meta property="og:site_name" content="Slow Water">'
    assert headline("Slow Water: Barges return", "", named) == "Barges return"
    assert headline("Slow Water strike: Barges return", "", named) == "Slow Water strike: Barges return"


def test_a_site_s_name_in_chinese_hangs_on_without_a_space():
    assert headline("运河上的驳船今年秋天终于回来了！-运河网", "") == "运河上的驳船今年秋天终于回来了！-运河网".partition("-")[0]


@pytest.mark.parametrize(
    "title", ["Who is afraid of the lock? | A report", "Live score: Norvik United 3 | Solberg 1", "Slow Water: how our newsroom changed"]
)
def test_what_the_h1_repeats_word_for_word_is_the_headline_whole(title):
    named = f'<meta property="og:site_name" content="Slow Water"><meta property="og:title" content="{title}">'
    assert headline(title, f"<h1>{title}</h1>", named) == title


def test_a_chinese_headline_keeps_what_follows_its_dash():
    assert headline("专访张三-走进人民公社", "") == "专访张三-走进人民公社"
