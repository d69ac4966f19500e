"""Polling, with a world made of values: every rule of conditional requests, pace, moves and ends."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import FaultCode, Permanent, Poison, Retryable
from tasks.fetch.polling import PollStatus, poll
from tasks.ports.http import Request, Response

URL = "https://news.example/feed.xml"
START = datetime(2025, 9, 4, 10, tzinfo=UTC)


def rss(*stories: str, head: str = "") -> bytes:
    items = "".join(
        f"<item><guid>{story}</guid><link>https://news.example/{story}</link><title>Story {story}</title></item>" for story in stories
    )
    return f"<rss version='2.0'><channel><title>News</title>{head}{items}</channel></rss>".encode()


class Publisher:
    """Answers requests from a list, keeps what was asked, and a clock that moves by what the poll wishes."""

    def __init__(self, url: str = URL, kind: str = "feed") -> None:
        self.url, self.kind = url, kind
        self.state: dict = {}
        self.now = START
        self.asked: list[Request] = []
        self.answers: list = []
        self.permanent: str | None = None

    def get(self, request: Request) -> Response:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if callable(answer):
            answer = answer(request)
        if isinstance(answer, Exception):
            raise answer
        status, body, headers = answer
        return Response(status, request.url, self.permanent or request.url, headers, body, self.now)

    def poll(self, *answers, wait: float | None = None):
        self.answers = list(answers)
        result = poll(self.url, self.state, self.now, http=self, kind=self.kind)
        self.state = json.loads(json.dumps(result.state))
        self.now += timedelta(seconds=result.next_after or 0 if wait is None else wait)
        return result

    @property
    def last(self) -> Request:
        return self.asked[-1]


@pytest.fixture
def publisher():
    return Publisher()


def ok(body: bytes = rss("a", "b"), status: int = 200, **headers: str):
    return status, body, {name.replace("_", "-"): value for name, value in headers.items()}


NOT_MODIFIED = (304, b"", {})


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


class TestSitemaps:
    def sitemap(self, *pages: tuple[str, datetime | None]) -> bytes:
        rows = "".join(
            f"<url><loc>https://news.example/{name}</loc>{f'<lastmod>{at.isoformat()}</lastmod>' if at else ''}</url>" for name, at in pages
        )
        return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</urlset>".encode()

    def index(self, *children: tuple[str, str]) -> bytes:
        rows = "".join(f"<sitemap><loc>https://news.example/{name}</loc><lastmod>{at}</lastmod></sitemap>" for name, at in children)
        return f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</sitemapindex>".encode()

    @pytest.fixture
    def publisher(self):
        return Publisher("https://news.example/sitemap.xml", "sitemap")

    def test_only_the_window_is_taken(self, publisher):
        result = publisher.poll(ok(self.sitemap(("old", START - timedelta(days=30)), ("new", START - timedelta(hours=2)))))
        assert result.new == ("https://news.example/new",)

    def test_children_without_dates_are_asked_with_their_validators_and_once_a_day_outright(self, publisher):
        index = b"<sitemapindex><sitemap><loc>https://news.example/all.xml</loc></sitemap></sitemapindex>"

        def child(request: Request):
            return NOT_MODIFIED if request.etag == '"9"' else ok(self.sitemap(("one", START)), etag='"9"')

        assert publisher.poll(ok(index), child, wait=3600).new == ("https://news.example/one",)
        asked = []
        for _ in range(30):
            assert publisher.poll(ok(index), child, wait=3600).new == ()
            asked.append(publisher.last.etag)
        assert asked == ['"9"'] * 23 + [None] + ['"9"'] * 6

    def test_a_child_that_says_not_modified_to_nobodys_question_breaks_nothing(self, publisher):
        undated = b"<sitemapindex><sitemap><loc>https://news.example/all.xml</loc></sitemap></sitemapindex>"
        assert publisher.poll(ok(undated), NOT_MODIFIED, wait=3600).status is PollStatus.OK
        dated = self.index(("all.xml", START.isoformat()))
        assert publisher.poll(ok(dated), NOT_MODIFIED, wait=3600).status is PollStatus.OK
        assert publisher.poll(ok(undated), NOT_MODIFIED, wait=3600).status is PollStatus.OK
        assert publisher.poll(ok(undated), ok(self.sitemap(("one", START))), wait=3600).new == ("https://news.example/one",)

    def test_a_child_that_fails_is_asked_again_and_hides_no_other(self, publisher):
        index = self.index(("a.xml", START.isoformat()), ("b.xml", (START - timedelta(hours=1)).isoformat()))
        pages = ok(self.sitemap(("one", START)))
        assert publisher.poll(ok(index), Retryable(FaultCode.TIMEOUT), pages, wait=60).new == ("https://news.example/one",)
        publisher.poll(ok(index), ok(self.sitemap(("two", START))), wait=60)
        assert publisher.last.url == "https://news.example/a.xml"

    def test_an_index_reads_children_that_changed_lately_and_each_change_once(self, publisher):
        index = ok(self.index(("2019.xml", "2019-01-01"), ("today.xml", "2025-09-04T09:00:00Z")))
        today = ok(self.sitemap(("new", START)))
        assert publisher.poll(index, today).new == ("https://news.example/new",)
        assert [request.url for request in publisher.asked] == [publisher.url, "https://news.example/today.xml"]
        assert publisher.poll(index).new == ()
        changed = ok(self.index(("today.xml", "2025-09-04T10:00:00Z")))
        assert publisher.poll(changed, ok(self.sitemap(("new", START), ("newer", START)))).new == ("https://news.example/newer",)

    def test_a_child_that_fails_is_asked_again_next_time(self, publisher):
        index = ok(self.index(("today.xml", "2025-09-04T09:00:00Z")), etag='"1"')
        assert publisher.poll(index, Retryable(FaultCode.TIMEOUT)).status is PollStatus.OK
        assert publisher.poll(index, ok(self.sitemap(("new", START)))).new == ("https://news.example/new",)

    def test_a_feed_is_no_sitemap(self, publisher):
        assert publisher.poll(ok(rss("a"))).reason == "not_a_feed"


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
