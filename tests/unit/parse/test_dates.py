"""Dates as news prints them, and which day they mean."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.parse.dates.months import NAMES, month_number
from tasks.parse.dates.read import find_dates
from tasks.parse.dates.relative import find_relative
from tasks.parse.dates.weigh import Bearings, moment_of, settle_day
from tasks.parse.dates.zones import zone_named, zone_of_place

FETCHED = datetime(2025, 9, 26, 12, tzinfo=UTC)


def iso(text, **bearings):
    found = find_dates(text, language=bearings.get("language"))
    moment = moment_of(found[0], Bearings(FETCHED, **bearings), "test") if found else None
    return moment.iso() if moment else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-09-04T10:11:12+03:00", "2025-09-04T10:11:12+03:00"),
        ("20250904T101500Z", "2025-09-04T10:15:00+00:00"),
        ("Thu, 04 Sep 2025 10:11:12 GMT", "2025-09-04T10:11:12+00:00"),
        ("Published 10:30 AM EDT, Thu September 4, 2025", "2025-09-04T10:30:00-04:00"),
        ("Sept. 4, 2025 at 3 p.m. ET", "2025-09-04T15:00:00-04:00"),
        ("4. September 2025, 14.30 Uhr MESZ", "2025-09-04T14:30:00+02:00"),
        ("le 4 septembre 2025", "2025-09-04"),
        ("1er août 2025", "2025-08-01"),
        ("4 de septiembre de 2025", "2025-09-04"),
        ("4 settembre 2025", "2025-09-04"),
        ("4 września 2025", "2025-09-04"),
        ("4 сентября 2025", "2025-09-04"),
        ("4 вересня 2025", "2025-09-04"),
        ("4 Eylül 2025", "2025-09-04"),
        ("2025. szeptember 4.", "2025-09-04"),
        ("4 Σεπτεμβρίου 2025", "2025-09-04"),
        ("4 tháng 9, 2025", "2025-09-04"),
        ("4 thg 9, 2025", "2025-09-04"),
        ("2025. gada 4. septembris", "2025-09-04"),
        ("14 Μαΐου 2025", "2025-05-14"),
        ("4 בספטמבר 2025", "2025-09-04"),
        ("2025年9月4日", "2025-09-04"),
        ("2025년 9월 4일", "2025-09-04"),
        ("٤ سبتمبر ٢٠٢٥", "2025-09-04"),
        ("4 กันยายน 2568", "2025-09-04"),
        ("4 กันยายน พ.ศ. 2568", "2025-09-04"),
        ("04 ก.ย. 68", "2025-09-04"),
        ("۱۳ شهریور ۱۴۰۴", "2025-09-04"),
        ("4 أيلول 2025", "2025-09-04"),
        ("4 شتنبر 2025", "2025-09-04"),
        ("4 سبتمبر/أيلول 2025", "2025-09-04"),
        ("4 سبتمبر 2025", "2025-09-04"),
        ("৪ জানুয়ারি ২০২৫", "2025-01-04"),
        ("४ सितम्बर २०२५", "2025-09-04"),
        ("1. Jänner 2025", "2025-01-01"),
        ("4 de setiembre de 2025", "2025-09-04"),
        ("4. септембра 2025.", "2025-09-04"),
        ("令和7年9月4日", "2025-09-04"),
        ("民國114年9月4日", "2025-09-04"),
        ("4. Sept. 2025 | 10:20 MESZ", "2025-09-04T10:20:00+02:00"),
        ("Datum:04.09.2025", "2025-09-04"),
        ("10:20 / 04.09.25", "2025-09-04T10:20:00+00:00"),
        ("۱۴۰۴/۰۶/۱۳", "2025-09-04"),
        ("24/09/2025", "2025-09-24"),
        ("09/24/2025", "2025-09-24"),
        ("1756980672", "2025-09-04T10:11:12+00:00"),
        ("31.02.2025", None),
        ("call 555-0199-22", None),
    ],
)
def test_every_usual_spelling_is_read(text, expected):
    assert iso(text) == expected


def test_dotted_dates_are_day_first_whatever_the_language():
    assert iso("04.09.2025", language="en", region="us") == "2025-09-04"


def test_a_witness_on_the_page_decides_before_custom():
    printed = find_dates("09/04/2025")[0]
    assert settle_day(printed, Bearings(FETCHED, region="gb", witness=date(2025, 9, 4))).day == date(2025, 9, 4)


def test_the_source_s_habit_decides_before_custom():
    assert iso("09/04/2025", day_first=True, region="us") == "2025-04-09"
    assert iso("04/09/2025", day_first=False, region="gb") == "2025-04-09"


def test_what_would_lie_after_the_fetch_cannot_be_meant():
    assert iso("11/09/2025", region="us") == "2025-09-11"
    assert iso("2025-12-24") is None


def test_where_nobody_writes_the_month_first_a_weekday_does_not_turn_the_date():
    assert iso("04/03/2025", language="it", lead="Il consiglio si è riunito giovedì") == "2025-03-04"


def test_dashes_are_day_first_but_in_america():
    assert iso("04-03-2025", language="en") == "2025-03-04"
    assert iso("04-03-2025", language="en", region="us") == "2025-04-03"


def test_custom_and_the_weekday_of_the_lead_vote_last():
    assert iso("04/03/2025", region="us") == "2025-04-03"
    assert iso("04/03/2025", region="gb") == "2025-03-04"
    assert iso("04/03/2025", lead="The council met on Tuesday") == "2025-03-04"


def test_the_evidence_is_kept():
    moment = moment_of(find_dates("04.09.2025")[0], Bearings(FETCHED), "byline")
    assert any("dotted" in line for line in moment.evidence)
    assert moment.precision == "day"
    assert moment.zone is None


def test_naive_times_get_the_source_s_zone_and_utc_is_told_locally():
    assert iso("2025-09-04 10:00", zone="Europe/Istanbul") == "2025-09-04T10:00:00+03:00"
    assert iso("2025-09-04T23:30:00Z", zone="Europe/Berlin", local=True) == "2025-09-05T01:30:00+02:00"


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("2 hours ago", timedelta(hours=2)),
        ("vor 3 Stunden", timedelta(hours=3)),
        ("hace 5 minutos", timedelta(minutes=5)),
        ("il y a 2 heures", timedelta(hours=2)),
        ("5分前", timedelta(minutes=5)),
        ("3 часа назад", timedelta(hours=3)),
        ("3 tuntia sitten", timedelta(hours=3)),
        ("3 órája", timedelta(hours=3)),
        ("prije 3 sata", timedelta(hours=3)),
        ("pred 3 urami", timedelta(hours=3)),
        ("prieš 3 val.", timedelta(hours=3)),
        ("3 tundi tagasi", timedelta(hours=3)),
        ("3 jam yang lalu", timedelta(hours=3)),
        ("۳ ساعت پیش", timedelta(hours=3)),
        ("৩ ঘণ্টা আগে", timedelta(hours=3)),
    ],
)
def test_relative_times_are_told_from_the_fetch(text, ago):
    assert find_relative(text, FETCHED).at == FETCHED - ago


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("szeptember 4., 10:20", 4),
        ("4 сентября, 10:20", 4),
        ("09-04 10:20", 4),
        ("Veröffentlicht: 4. September, 10:20 Uhr", 4),
        ("Eilen klo 18.30", 25),
        ("Ayer a las 18:30", 25),
    ],
)
def test_a_day_without_a_year_beside_a_time_is_the_latest_such_day(text, day):
    told = find_relative(text, FETCHED)
    assert (told.day, told.clock is not None) == (date(2025, 9, day), True)
    assert find_relative(text, datetime(2025, 2, 1, tzinfo=UTC)).day.year <= 2025


def test_without_a_year_a_day_still_to_come_was_last_year_s_and_a_sentence_is_no_date():
    assert find_relative("4 декабря, 10:20", FETCHED).day == date(2024, 12, 4)
    assert find_relative("The fair opens on 4 September at 10:20", FETCHED) is None
    assert find_relative("4 September", FETCHED) is None


def test_two_dates_keep_their_own_times():
    found = find_dates("September 4, 2025 | Updated September 5, 2025 3:00 PM")
    assert [(one.day.day, one.clock is None) for one in found] == [(4, True), (5, False)]


def test_a_month_name_is_read_in_its_language():
    assert (month_number("listopad", "hr"), month_number("listopad", "pl")) == (10, 11)


@given(st.sampled_from(sorted(NAMES)), st.integers(1, 12), st.integers(1, 28), st.integers(2001, 2024))
def test_any_day_in_any_language_is_read_back(language, month, day, year):
    name = NAMES[language].split(",")[month - 1].split("|")[0]
    found = find_dates(f"{day} {name} {year}", language=language.partition("-")[0])
    assert not name or (found and found[0].day == date(year, month, day))


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text):
    for printed in find_dates(text):
        assert 0 <= printed.start <= printed.end


def test_zones_by_name_offset_and_place():
    assert zone_named("CEST").utcoffset(None) == timedelta(hours=2)
    assert zone_named("GMT+3").utcoffset(None) == timedelta(hours=3)
    assert zone_named("nonsense") is None
    assert zone_of_place("www.example.se", None) == "Europe/Stockholm"
    assert zone_of_place("www.example.com", "tr") == "Europe/Istanbul"
    assert zone_of_place("www.example.com", "en") is None
