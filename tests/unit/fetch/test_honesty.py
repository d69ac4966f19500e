"""Servers that say not modified when it was."""

from __future__ import annotations

from datetime import timedelta

import pytest
from publisher import NOT_MODIFIED, START, ok, rss

from tasks.ports.http import Request


class TestLiars:
    def lying(self, publisher, body: bytes, **headers: str):
        """A server that answers 304 to whoever sends a validator, whatever has changed."""

        def answer(request: Request):
            return NOT_MODIFIED if request.etag or request.last_modified else ok(body, **headers)

        return publisher.poll(answer)

    @pytest.mark.parametrize("headers", [{"etag": '"same"'}, {"last_modified": "Thu, 04 Sep 2025 10:00:00 GMT"}])
    def test_a_lying_304_is_found_out_within_a_day_and_its_validators_no_longer_sent(self, publisher, headers):
        publisher.poll(ok(rss("a"), **headers))
        found: list[str] = []
        while not found and publisher.now < START + timedelta(days=3):
            found += self.lying(publisher, rss("b", "a"), **headers).new
        assert found == ["b"]
        assert publisher.now < START + timedelta(days=2)
        assert self.lying(publisher, rss("c", "b"), **headers).new == ("c",)
        assert publisher.last.etag is None

    def test_a_repeated_etag_over_a_changed_200_hides_nothing(self, publisher):
        publisher.poll(ok(rss("a"), etag='"same"'))
        assert publisher.poll(ok(rss("b"), etag='"same"')).new == ("b",)

    def test_a_304_under_changing_etags_is_found_out_by_a_trial(self, publisher):
        """The ETag changes with the feed, and whoever sends one is told 304 all the same."""
        publisher.poll(ok(rss("0"), etag='"0"'))
        for number in range(1, 60):
            self.lying(publisher, rss(*(str(n) for n in range(number, -1, -1))), etag=f'"{number}"')
        assert publisher.state["liar"]
        asked = len(publisher.asked)
        for number in range(60, 80):
            assert self.lying(publisher, rss(*(str(n) for n in range(number, -1, -1))), etag=f'"{number}"').new or publisher.last.etag
        outright = [request for request in publisher.asked[asked:] if request.etag is None]
        assert len(outright) >= 18, "and is asked outright from then on, but for a trial a day"

    def test_a_liar_that_mends_its_ways_is_believed_again(self, publisher):
        publisher.poll(ok(rss("a"), etag='"same"'))
        while not publisher.state.get("liar"):
            self.lying(publisher, rss("b", "a"), etag='"same"')
        for number in range(20):
            stories = [str(n) for n in range(number, -1, -1)]
            publisher.poll(self.honest(rss(*stories, "b", "a"), f'"{number}"'), wait=7200)
        assert not publisher.state.get("liar")
        assert publisher.last.etag == '"18"'

    def test_an_honest_server_whose_news_came_in_between_passes_its_trial(self, publisher):
        publisher.poll(ok(rss("a"), etag='"1"'), wait=300)
        while publisher.asked[-1].etag or len(publisher.asked) < 3:
            publisher.poll(lambda request: NOT_MODIFIED if request.etag else ok(rss("b", "a"), etag='"2"'), wait=300)
        publisher.poll(self.honest(rss("b", "a"), '"2"'), wait=300)
        assert publisher.last.etag == '"1"', "the outdated one, on trial"
        assert publisher.poll(self.honest(rss("b", "a"), '"2"')).http_status == 304
        assert publisher.last.etag == '"2"'
        assert not publisher.state.get("liar")

    @staticmethod
    def honest(body: bytes, etag: str):
        return lambda request: NOT_MODIFIED if request.etag == etag else ok(body, etag=etag)

    def test_an_honest_server_is_checked_ever_more_rarely(self, publisher):
        publisher.poll(ok(etag='"1"'), wait=300)
        for _ in range(400):
            self.lying(publisher, rss("a", "b"), etag='"1"')
        unconditional = [place for place, request in enumerate(publisher.asked) if request.etag is None]
        assert len(unconditional) < len(publisher.asked) * 0.3

    def test_an_honest_server_polled_every_five_minutes_is_asked_for_whole_bodies_rarely(self, publisher):
        publisher.poll(ok(etag='"1"'), wait=300)
        for _ in range(288 * 7):
            publisher.poll(lambda request: NOT_MODIFIED if request.etag else ok(etag='"1"'), wait=300)
        whole = sum(request.etag is None for request in publisher.asked)
        assert whole < 0.02 * len(publisher.asked)
