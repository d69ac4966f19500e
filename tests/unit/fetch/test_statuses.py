"""What status codes mean, and what Retry-After asks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import FaultCode, Permanent, Retryable
from tasks.fetch.statuses import MONTH, fault_of_status, read_http_date, read_retry_after

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("status", [200, 203, 226, 304])
def test_answers(status):
    assert fault_of_status(status, {}, NOW) is None


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, FaultCode.REFUSED),
        (403, FaultCode.REFUSED),
        (404, FaultCode.NOT_FOUND),
        (410, FaultCode.GONE),
        (451, FaultCode.REFUSED),
        (400, FaultCode.CLIENT_ERROR),
        (405, FaultCode.CLIENT_ERROR),
        (418, FaultCode.CLIENT_ERROR),
    ],
)
def test_what_will_not_change(status, code):
    fault = fault_of_status(status, {}, NOW)
    assert isinstance(fault, Permanent)
    assert fault.code is code


@pytest.mark.parametrize("status", [408, 421, 425, 429, 500, 502, 503, 504, 520, 599, 204, 206, 300, 999])
def test_what_may_change(status):
    assert isinstance(fault_of_status(status, {}, NOW), Retryable)


@pytest.mark.parametrize("status", [429, 503, 500])
def test_retry_after_is_carried(status):
    assert fault_of_status(status, {"retry-after": "120"}, NOW).after == 120


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        (" 90 ", 90),
        ("1.5", 1.5),
        ("Sat, 01 Mar 2025 12:10:00 GMT", 600),
        ("Saturday, 01-Mar-25 12:10:00 GMT", 600),
        ("Sat Mar  1 12:10:00 2025", 600),
        ("Sat, 01 Mar 2025 11:00:00 GMT", 0),
        ("-5", 0),
        ("99999999999", MONTH),
        ("Fri, 31 Dec 9999 23:59:59 GMT", MONTH),
        ("inf", MONTH),
        ("nan", None),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_in_seconds_and_dates_capped_at_a_month(value, seconds):
    assert read_retry_after(value, NOW) == seconds


@given(st.text(max_size=60))
def test_no_header_is_too_strange(value):
    seconds = read_retry_after(value, NOW)
    assert seconds is None or 0 <= seconds <= MONTH
    read_http_date(value)
