"""Polling, with a world made of values: every rule of conditional requests, pace, moves and ends."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publisher import NOT_MODIFIED, START, URL, Publisher, ok, rss

from tasks.errors import FaultCode, Permanent, Poison, Retryable
from tasks.fetch.polling import PollStatus, poll


class TestStatuses:
    def test_ok_then_unchanged_then_news(self, publisher):
        first = publisher.poll(ok())
        assert (first.status, first.new, first.title, first.http_status) == (PollStatus.OK, ("a", "b"), "News", 200)
        assert publisher.poll(ok()).status is PollStatus.UNCHANGED
        assert publisher.poll(ok(rss("c", "a"))).new == ("c",)

    def test_304(self, publisher):
        publisher.poll(ok(etag='"1"'))
        result = publisher.poll(NOT_MODIFIED)
        assert (result.status, result.items, result.reason) == (PollStatus.UNCHANGED, (), None)

    @pytest.mark.parametrize(
        "fault",
        [
            Retryable(FaultCode.TIMEOUT),
            Retryable(FaultCode.DNS_FAILED),
            Retryable(FaultCode.SERVER_ERROR),
            Permanent(FaultCode.NOT_FOUND),
            Permanent(FaultCode.REFUSED),
            Permanent(FaultCode.FORBIDDEN_ADDRESS),
            Poison(FaultCode.BOMB),
        ],
    )
    def test_no_error_but_410_ends_a_feed(self, publisher, fault):
        publisher.poll(ok())
        for _ in range(60):
            result = publisher.poll(fault)
            assert (result.status, result.reason) == (PollStatus.ERROR, str(fault.code))
            assert 300 <= result.next_after <= 31 * 86400
        assert publisher.poll(ok(rss("z"))).new == ("z",)

    def test_410_ends_it_and_it_is_not_asked_again(self, publisher):
        publisher.poll(ok())
        result = publisher.poll(Permanent(FaultCode.GONE))
        assert (result.status, result.next_after, result.reason) == (PollStatus.GONE, None, "gone")
        asked = len(publisher.asked)
        assert publisher.poll().status is PollStatus.GONE
        assert len(publisher.asked) == asked

    def test_html_is_an_error(self, publisher):
        result = publisher.poll(ok(b"<html><body>Sign in</body></html>"))
        assert (result.status, result.reason) == (PollStatus.ERROR, "not_a_feed")


class TestValidators:
    @pytest.mark.parametrize("etag", ['"abc"', 'W/"abc"', "bare-word", '"with space"', "W/bare", '"é"', '""'])
    def test_go_back_byte_for_byte(self, publisher, etag):
        publisher.poll(ok(etag=etag, last_modified="Thu, 04 sep 2025 9:00:00 whatever"))
        publisher.poll(NOT_MODIFIED)
        assert publisher.last.etag == etag
        assert publisher.last.last_modified == "Thu, 04 sep 2025 9:00:00 whatever"

    def test_are_dropped_when_a_200_comes_without(self, publisher):
        publisher.poll(ok(etag='"1"', last_modified="x"))
        publisher.poll(ok(rss("c")))
        publisher.poll(ok(rss("c")))
        assert (publisher.last.etag, publisher.last.last_modified) == (None, None)

    def test_are_kept_over_errors_and_304(self, publisher):
        publisher.poll(ok(etag='"1"'))
        publisher.poll(Retryable(FaultCode.TIMEOUT))
        publisher.poll((304, b"", {"etag": '"other"'}))
        publisher.poll(NOT_MODIFIED)
        assert publisher.last.etag == '"1"'

    def test_are_not_taken_from_an_html_page(self, publisher):
        publisher.poll(ok(etag='"1"'))
        publisher.poll(ok(b"<html>down for maintenance</html>", etag='"maintenance"'))
        publisher.poll(NOT_MODIFIED)
        assert publisher.last.etag == '"1"'

    def test_are_not_taken_from_a_cut_document_but_its_whole_entries_are(self, publisher):
        publisher.poll(ok(etag='"1"'))
        result = publisher.poll(ok(rss("d", "e", "f")[:-90], etag='"2"'))
        assert (result.status, result.new) == (PollStatus.OK, ("d", "e"))
        publisher.poll(ok(rss("d", "e", "f"), etag='"2"'))
        assert publisher.last.etag == '"1"'

    def test_absurdly_long_ones_are_not_kept(self, publisher):
        publisher.poll(ok(etag='"' + "x" * 10_000 + '"'))
        assert len(json.dumps(publisher.state)) < 2000

    def test_another_address_starts_without(self, publisher):
        publisher.poll(ok(etag='"1"'))
        publisher.url = "https://other.example/feed"
        result = publisher.poll(ok())
        assert publisher.last.etag is None
        assert result.new == ()

    def test_delta_encoding_is_offered_with_a_validator_and_226_understood(self, publisher):
        publisher.poll(ok(rss(*map(str, range(400))), etag='"1"'))
        result = publisher.poll(ok(rss("new"), status=226, etag='"2"', im="feed"))
        assert publisher.last.headers["A-IM"] == "feed"
        assert (result.status, result.new) == (PollStatus.OK, ("new",))
        assert publisher.poll(ok(rss("new", *map(str, range(400))), etag='"3"')).new == ()


class TestMoves:
    def move(self, publisher, to: str, answer):
        publisher.permanent = to
        result = publisher.poll(answer)
        publisher.permanent = None
        return result

    def test_a_permanent_move_to_a_feed_is_followed(self, publisher):
        publisher.poll(ok())
        assert self.move(publisher, "https://new.example/feed", ok(rss("c"))).url == "https://new.example/feed"
        publisher.poll(ok(rss("d")))
        assert publisher.last.url == "https://new.example/feed"

    def test_whether_the_caller_takes_the_new_address_or_not(self, publisher):
        publisher.poll(ok())
        publisher.url = self.move(publisher, "https://new.example/feed", ok(rss("c"), etag='"1"')).url
        assert publisher.poll(NOT_MODIFIED).url == "https://new.example/feed"
        assert publisher.last.etag == '"1"'

    @pytest.mark.parametrize(
        "answer", [ok(b"<html>parked</html>"), ok(rss("c")[:-70]), Retryable(FaultCode.TIMEOUT), Permanent(FaultCode.NOT_FOUND)]
    )
    def test_a_move_to_anything_else_is_not(self, publisher, answer):
        publisher.poll(ok())
        assert self.move(publisher, "https://parked.example/", answer).url == URL

    def test_a_move_keeps_what_was_seen(self, publisher):
        publisher.poll(ok(rss("a", "b")))
        assert self.move(publisher, "https://new.example/feed", ok(rss("c", "a", "b"))).new == ("c",)


class TestPace:
    def test_cache_control_and_ttl_are_obeyed(self, publisher):
        assert publisher.poll(ok(cache_control="max-age=7200")).next_after >= 7200
        assert publisher.poll(ok(rss("c", head="<ttl>240</ttl>"))).next_after >= 4 * 3600

    def test_what_was_said_holds_when_a_304_says_nothing(self, publisher):
        publisher.poll(ok(rss("a", head="<ttl>240</ttl>"), etag='"1"'))
        assert publisher.poll(NOT_MODIFIED).next_after >= 4 * 3600

    def test_what_a_304_says_holds(self, publisher):
        publisher.poll(ok(etag='"1"', cache_control="max-age=300"))
        assert publisher.poll((304, b"", {"cache-control": "max-age=9000"})).next_after >= 9000

    def test_errors_back_off_and_are_forgotten_at_the_first_success(self, publisher):
        usual = publisher.poll(ok()).next_after
        waits = [publisher.poll(Retryable(FaultCode.TIMEOUT)).next_after for _ in range(8)]
        assert waits[1] > waits[0] * 1.5
        assert max(waits) < 86400 * 1.3
        again = publisher.poll(ok(rss("c")))
        assert again.next_after < max(waits)
        assert "errors" not in publisher.state
        assert usual > 0

    def test_retry_after_is_obeyed(self, publisher):
        assert publisher.poll(Retryable(FaultCode.RATE_LIMITED, after=50_000)).next_after == 50_000

    def test_a_restart_resets_nothing(self, publisher):
        publisher.poll(ok())
        publisher.poll(Retryable(FaultCode.TIMEOUT))
        state = json.loads(json.dumps(publisher.state))
        one = poll(URL, state, publisher.now, http=_Fixed(Retryable(FaultCode.TIMEOUT)))
        other = poll(URL, publisher.state, publisher.now, http=_Fixed(Retryable(FaultCode.TIMEOUT)))
        assert one == other

    def test_a_quiet_feed_is_asked_less_and_a_breaking_one_more(self, publisher):
        publisher.poll(ok())
        quiet = [publisher.poll(ok()).next_after for _ in range(60)]
        assert quiet[-1] == 86400
        breaking = publisher.poll(ok(rss(*map(str, range(30)))))
        assert breaking.next_after < 86400 / 5

    def test_first_guess_comes_from_dates(self, publisher):
        dated = "".join(
            f"<item><guid>{n}</guid><title>t</title><pubDate>{(START - timedelta(minutes=10 * n)).strftime('%a, %d %b %Y %H:%M:%S GMT')}</pubDate></item>"
            for n in range(20)
        )
        document = f"<rss><channel>{dated}</channel></rss>".encode()
        assert 300 <= publisher.poll(ok(document)).next_after <= 1200


class TestLinks:
    def test_hub_and_self_from_the_document(self, publisher):
        head = "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='hub' href='https://hub.example/'/>"
        assert publisher.poll(ok(rss("a", head=head))).hub == "https://hub.example/"

    def test_and_from_the_header_which_goes_first(self, publisher):
        link = '<https://hub2.example/>; rel="hub", </feed>; rel=self'
        result = publisher.poll(ok(link=link))
        assert (result.hub, result.self_link) == ("https://hub2.example/", "https://news.example/feed")


class TestState:
    @pytest.mark.parametrize(
        "damaged", [None, {}, {"v": 0}, {"v": 1}, {"v": 1, "seen": [], "etag": 5, "errors": "x", "wish": [1], "cadence": {}}]
    )
    def test_a_damaged_state_is_a_fresh_one(self, publisher, damaged):
        publisher.state = damaged
        assert publisher.poll(ok()).new == ("a", "b")

    def test_stays_small(self, publisher):
        for day in range(100):
            publisher.poll(ok(rss(*[f"{day}-{n}" for n in range(30)])))
        assert len(json.dumps(publisher.state)) < 20_000


class _Fixed:
    def __init__(self, answer) -> None:
        self.answer = answer

    def get(self, _request):
        raise self.answer


@given(
    st.lists(
        st.one_of(
            st.just(NOT_MODIFIED),
            st.sampled_from(list(FaultCode)).map(Retryable),
            st.lists(st.sampled_from("abcdefgh"), max_size=6).map(lambda names: ok(rss(*names))),
            st.binary(max_size=40).map(ok),
        ),
        max_size=25,
    )
)
def test_whatever_a_server_does_entries_come_once_and_the_next_poll_has_a_time(answers):
    publisher, new = Publisher(), []
    for answer in answers:
        result = publisher.poll(answer)
        if result.status is PollStatus.GONE:
            return
        new += result.new
        assert 60 <= result.next_after <= 32 * 86400
    assert len(new) == len(set(new))
