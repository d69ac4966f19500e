"""Dates as feeds print them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.fetch.feeds.dates import read_date

DAY = datetime(2025, 9, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Thu, 04 Sep 2025 00:00:00 GMT",
        "4 Sep 2025",
        "Thu, 4 September 2025 00:00:00 +0000",
        "Thu, 04 Sep 25 02:00 CEST",
        "Wed, 03 Sep 2025 24:00:00 GMT",
        "Wed, 03 Sep 2025 19:00:00 EST",
        "2025-09-04",
        "20250904",
        "2025-247",
        "2025-W36-4",
        "2025-09-04T02:00:00+02:00",
        "2025-09-04 00:00:00 UTC",
        "2025-09-04T00:00:00.000Z",
        "2025-09-04T00:00Z",
        "04.09.2025",
        "04.09.2025 00:00",
        "Donnerstag, 4. September 2025",
        "jeudi 4 septembre 2025",
        "jueves, 4 de septiembre de 2025",
        "4 de setembro de 2025",
        "giovedì 4 settembre 2025",
        "чт, 4 сен 2025 03:00:00 +0300",
        "czw., 4 wrz 2025",
        "4 Eylül 2025",
        "2025年09月04日",
        "2025년 9월 4일",
        "Πεμ, 04 Σεπ 2025 00:00:00 GMT",
        "torsdag 4. september 2025",
        "September 4, 2025",
        "Sep 4, 2025 12:00 AM",
        "Thu Sep  4 00:00:00 2025",
        "Thu Sep 4 00:00:00 UTC 2025",
        "2025/09/04",
        "2025-9-4T0:0:0Z",
        "2025-09-04T00Z",
        "2025-09-04T2+02:00",
        "2025-szeptember-04T02:00+02:00",
        "2025. szeptember 4. 0:00",
        "2025-Sep-04 00:00",
        "Wed, 03 Sep 2025 20:00:00 AT",
        "1756944000",
        "1756944000000",
        "09/04/2025",
    ],
)
def test_the_fourth_of_september(text):
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    "text", [None, "", " ", "yesterday", "Thu, 99 Sep 2025", "2025-13-45", "soon, 2025", "0000-00-00T00:00:00", "202509041020", "123456789"]
)
def test_no_date_is_none_and_no_crash(text):
    assert read_date(text) is None


@given(st.datetimes(datetime(1980, 1, 1), datetime(2060, 1, 1)), st.integers(-12, 14))
def test_rfc822_and_iso_come_back(moment, hours):
    moment = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    assert read_date(format_datetime(moment)) == moment
    assert read_date(moment.isoformat()) == moment


@given(st.text(max_size=50))
def test_no_text_is_too_strange(text):
    found = read_date(text)
    assert found is None or found.tzinfo is UTC
