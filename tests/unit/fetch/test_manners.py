"""How to behave towards one host, with a clock of values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import FaultCode, Permanent, Retryable
from tasks.fetch.manners import Host, MannerRules, answered, host_of, may_start, started, starts

NOW = datetime(2025, 9, 4, tzinfo=UTC)
RULES = MannerRules()


def seconds(host: Host) -> float:
    return (host.next_start - NOW).total_seconds()


def test_a_new_host_may_be_asked_at_once_and_then_after_the_gap():
    host = Host()
    assert may_start(host, NOW)
    host = started(host, NOW, RULES)
    assert not may_start(host, NOW)
    assert may_start(host, NOW + timedelta(seconds=1))


def test_crawl_delay_widens_the_gap():
    assert seconds(started(Host(gap=5), NOW, RULES)) == 5


def test_waiting_pages_get_due_times_one_gap_apart():
    due = starts(Host(next_start=NOW + timedelta(seconds=3), gap=2), NOW, 4, RULES)
    assert [(at - NOW).total_seconds() for at in due] == [3, 5, 7, 9]


@pytest.mark.parametrize("code", [FaultCode.RATE_LIMITED, FaultCode.CONNECT_FAILED, FaultCode.DNS_FAILED, FaultCode.TIMEOUT])
def test_refusals_and_silences_back_the_host_off_and_double(code):
    host, waits = Host(), []
    for _ in range(12):
        host = answered(Host(failures=host.failures), Retryable(code), NOW, RULES, "news.example")
        waits.append(seconds(host))
    assert waits[0] >= 30
    assert waits[1] > waits[0] * 1.5
    assert waits[-1] <= RULES.longest_wait * 1.2


def test_retry_after_is_obeyed_up_to_a_month():
    assert seconds(answered(Host(), Retryable(FaultCode.RATE_LIMITED, after=5000), NOW, RULES)) == 5000
    assert seconds(answered(Host(), Retryable(FaultCode.RATE_LIMITED, after=10**9), NOW, RULES)) == 31 * 86400


@pytest.mark.parametrize("answer", [None, Permanent(FaultCode.NOT_FOUND), Retryable(FaultCode.SERVER_ERROR)])
def test_any_answer_forgets_failures(answer):
    assert answered(Host(failures=5), answer, NOW, RULES).failures == 0


def test_a_shorter_wait_never_shortens_a_longer_one():
    host = answered(Host(), Retryable(FaultCode.RATE_LIMITED, after=5000), NOW, RULES)
    assert seconds(started(host, NOW, RULES)) == 5000


@given(st.lists(st.sampled_from(["start", "ok", "busy", "silent"]), max_size=40))
def test_requests_never_come_closer_than_the_gap(events):
    host, now, last = Host(), NOW, None
    for event in events:
        if event == "start":
            now = max(now, host.next_start or now)
            assert last is None or now - last >= timedelta(seconds=1)
            host, last = started(host, now, RULES), now
        else:
            fault = {"ok": None, "busy": Retryable(FaultCode.RATE_LIMITED), "silent": Retryable(FaultCode.TIMEOUT)}[event]
            host = answered(host, fault, now, RULES)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.Example.:8443/x", "news.example"),
        ("http://[::1]/", "::1"),
        ("no url", ""),
        ("http://[bad/", ""),
        ("http://u:p@a.example/", "a.example"),
    ],
)
def test_host_names(url, host):
    assert host_of(url) == host
