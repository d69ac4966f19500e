"""Many fetches at once: side by side over hosts, one at a time per host, within a budget."""

from __future__ import annotations

import time

import pytest

from tasks.errors import Fault, FaultCode, Permanent
from tasks.ports.http import Request, Response


def test_each_answer_comes_once_with_its_index(http, hosts):
    asks = [Request(hosts.url(f"/article/{number}.html", f"127.0.0.{number % 8 + 1}")) for number in range(40)]
    asks += [Request(hosts.url("/status/404")), Request("no url"), Request("http://10.0.0.1/")]
    answers = dict(http.get_many(asks, budget=30))
    assert sorted(answers) == list(range(43))
    assert all(isinstance(answers[place], Response) and answers[place].url == asks[place].url for place in range(40))
    assert [answers[place].code for place in (40, 41, 42)] == [FaultCode.NOT_FOUND, FaultCode.BAD_URL, FaultCode.FORBIDDEN_ADDRESS]


def test_no_requests(http):
    assert list(http.get_many([], budget=1)) == []


def test_one_at_a_time_per_host_and_hosts_side_by_side(http, hosts, reply):
    hosts.script("/x", reply.Reply(b"x", delay=0.05))
    begun = time.monotonic()
    answers = list(http.get_many([Request(hosts.url("/x", f"127.0.0.{number % 8 + 1}")) for number in range(32)], budget=30))
    assert all(isinstance(answer, Response) for _, answer in answers)
    assert hosts.most_at_once == 1
    assert time.monotonic() - begun < 32 * 0.05


def test_concurrency_is_bounded(make_http, hosts, reply):
    hosts.script("/x", reply.Reply(b"x", delay=0.05))
    http = make_http(concurrency=2)
    begun = time.monotonic()
    list(http.get_many([Request(hosts.url("/x", f"127.0.0.{number}")) for number in range(1, 9)], budget=30))
    assert time.monotonic() - begun >= 4 * 0.05


def test_a_slow_host_holds_nobody_up(http, hosts, reply):
    hosts.script("/x", reply.Reply(b"x", delay=1.5))
    asks = [Request(hosts.url("/x"))] + [Request(hosts.url("/article/1.html", f"127.0.0.{number}")) for number in range(2, 9)]
    order = [index for index, _ in http.get_many(asks, budget=30)]
    assert order[-1] == 0


def test_after_the_budget_nothing_new_is_begun(http, site, reply):
    site.script("/x", reply.Reply(b"x", delay=0.2))
    answers = dict(http.get_many([Request(site.url("/x")) for _ in range(20)], budget=0.5))
    begun = [answer for answer in answers.values() if answer is not None]
    assert len(answers) == 20
    assert 1 <= len(begun) <= 4
    assert site.counts["/x"] == len(begun)


@pytest.mark.parametrize("path", ["/status/429", "/status/503"])
def test_a_host_that_refuses_is_not_asked_for_more(http, hosts, path):
    asks = (
        [Request(hosts.url(path))]
        + [Request(hosts.url("/article/1.html")) for _ in range(5)]
        + [Request(hosts.url("/article/2.html", "127.0.0.2"))]
    )
    answers = dict(http.get_many(asks, budget=30))
    assert answers[0].code is FaultCode.RATE_LIMITED
    assert [answers[place] for place in range(1, 6)] == [None] * 5
    assert isinstance(answers[6], Response)
    assert hosts.counts["/article/1.html"] == 0


def test_a_missing_page_says_nothing_of_its_host(http, site):
    answers = dict(http.get_many([Request(site.url("/status/404")), Request(site.url("/article/1.html"))], budget=30))
    assert isinstance(answers[0], Permanent)
    assert isinstance(answers[1], Response)


def test_the_gap_lies_between_two_starts(make_http, site):
    http = make_http(host_gap_seconds=0.1)
    begun = time.monotonic()
    assert len(list(http.get_many([Request(site.url("/article/1.html")) for _ in range(4)], budget=30))) == 4
    assert time.monotonic() - begun >= 0.3


def test_a_slow_consumer_costs_nobody_their_deadline(make_http, hosts, reply):
    hosts.script("/x", reply.Reply(b"x" * 1000, delay=0.3))
    http = make_http(deadline_seconds=0.6)
    asks = [Request(hosts.url("/article/1.html"))] + [Request(hosts.url("/x", f"127.0.0.{number}")) for number in range(2, 9)]
    answers = {}
    for index, answer in http.get_many(asks, budget=5):
        answers[index] = answer
        if len(answers) == 1:
            _busy(1.0)
    assert not [answer for answer in answers.values() if isinstance(answer, Fault)]


def test_an_abandoned_batch_is_cancelled(http, hosts, reply):
    hosts.script("/x", reply.Reply(b"x", delay=5))
    asks = [Request(hosts.url("/article/1.html"))] + [Request(hosts.url("/x", f"127.0.0.{number}")) for number in range(2, 9)]
    begun = time.monotonic()
    for _ in http.get_many(asks, budget=30):
        break
    assert http.get(Request(hosts.url("/article/1.html"))).status == 200
    assert time.monotonic() - begun < 4


def test_a_page_may_be_fetched_between_two_answers(http, hosts, monkeypatch):
    """What follows from one answer may be asked for at once, also when it makes the pool forget its hosts."""
    monkeypatch.setattr("tasks.fetch.http_engine.KEPT_HOSTS", 2)
    asks = [Request(hosts.url("/article/1.html", f"127.0.0.{number}")) for number in range(1, 9)]
    for _, answer in http.get_many(asks, budget=30):
        assert isinstance(answer, Response)
        assert http.get(Request(hosts.url("/article/2.html"))).status == 200


def test_many_hosts_leave_few_connections_open(make_http, hosts):
    import threading

    http = make_http()
    for round_ in range(3):
        list(http.get_many([Request(hosts.url(f"/article/{round_}.html", f"127.0.0.{number}")) for number in range(1, 9)], budget=30))
    engine = http._engines[threading.current_thread()]
    assert len(engine._hosts) == 8


def _busy(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
