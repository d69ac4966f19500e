from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tasks.deduplicate.newcomer import moment_at
from tasks.deduplicate.origin import agency_of, is_earlier, is_own_item
from tasks.model import Moment, Precision
from tasks.ports.index import Edition

PLAIN = Edition("Crack closes quay", "", "", "", "The quay was closed.", None, "")
NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("edition", "agency"),
    [
        (replace(PLAIN, byline="Reuters"), "Reuters"),
        (replace(PLAIN, byline="Ines Kolbe, Anadolu Agency"), "Anadolu Agency"),
        (replace(PLAIN, dateline="VELLMAR (AFP)"), "AFP"),
        (replace(PLAIN, body="VELLMAR (dpa) - The quay was closed."), "dpa"),
        (replace(PLAIN, body="The quay (built 1968) was closed, Reuters reported."), None),
        (PLAIN, None),
    ],
)
def test_the_credited_agency_is_read(edition: Edition, agency: str | None) -> None:
    assert agency_of(edition) == agency


def test_an_agencys_own_item_stands_at_the_agency() -> None:
    credited = replace(PLAIN, byline="Reuters")
    assert is_own_item(credited, "reuters.test", None)
    assert is_own_item(credited, "news.test", "Reuters")
    assert is_own_item(replace(PLAIN, byline="AP"), "ap.test", None)
    assert not is_own_item(credited, "courier.test", "The Courier")
    assert not is_own_item(replace(PLAIN, byline="AP"), "apple.test", "Apple")
    assert not is_own_item(PLAIN, "reuters.test", "Reuters")


def test_a_plain_day_is_only_earlier_than_another_day() -> None:
    day = moment_at(Moment(day=date(2031, 5, 6), precision=Precision.DAY, source="text", confidence=0.5))
    assert not is_earlier(day, NOON)
    assert not is_earlier(NOON, day)
    assert is_earlier(day, NOON + timedelta(days=1))


def test_zones_are_compared_as_moments() -> None:
    there = timezone(timedelta(hours=9))
    assert is_earlier(datetime(2031, 5, 6, 20, tzinfo=there), NOON)
    assert not is_earlier(None, NOON)
    assert not is_earlier(NOON, None)
