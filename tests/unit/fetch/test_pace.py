"""When a feed is asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.fetch.cadence import UNKNOWN_SECONDS, Cadence
from tasks.fetch.feeds import FeedPace
from tasks.fetch.feeds.schedule import pace_of
from tasks.fetch.pace import WEEK, PaceRules, after_skips, error_wait, fresh_seconds, next_wait
from tasks.fetch.statuses import MONTH

NOW = datetime(2025, 9, 4, 10, 30, tzinfo=UTC)  # a Thursday
RULES = PaceRules()
NO_WISH = FeedPace()


class TestNextWait:
    @pytest.mark.parametrize(("expected", "wait"), [(1, 300), (1000, 1000), (10**9, 86400)])
    def test_between_floor_and_ceiling(self, expected, wait):
        assert next_wait(expected, NO_WISH, 0, NOW, RULES) == wait

    def test_the_largest_wish_rules(self):
        assert next_wait(400, FeedPace(interval_seconds=1800), 3600, NOW, RULES) == 3600
        assert next_wait(400, FeedPace(interval_seconds=7200), 3600, NOW, RULES) == 7200
        assert next_wait(9000, FeedPace(interval_seconds=7200), 3600, NOW, RULES) == 9000

    def test_absurd_wishes_are_capped(self):
        assert next_wait(400, FeedPace(interval_seconds=10**12), 0, NOW, RULES) == MONTH
        assert next_wait(400, NO_WISH, 31_536_000, NOW, RULES) == WEEK

    def test_skipped_hours(self):
        wish = FeedPace(skip_hours=frozenset({11, 12, 13}))
        assert NOW + timedelta(seconds=next_wait(3600, wish, 0, NOW, RULES)) == NOW.replace(hour=14, minute=0)

    def test_skipped_days(self):
        wish = FeedPace(skip_days=frozenset({3, 4}))
        assert NOW + timedelta(seconds=next_wait(3600, wish, 0, NOW, RULES)) == datetime(2025, 9, 6, tzinfo=UTC)

    @given(st.sets(st.integers(0, 23), max_size=23), st.sets(st.integers(0, 6), max_size=6), st.floats(0, 10**6))
    def test_skips_only_delay_and_end_where_allowed(self, hours, days, wait):
        wish = FeedPace(skip_hours=frozenset(hours), skip_days=frozenset(days))
        later = after_skips(NOW, wait, wish)
        due = NOW + timedelta(seconds=later)
        assert later >= wait
        assert due.hour not in hours
        assert due.weekday() not in days


class TestErrorWait:
    def test_doubles_with_jitter_to_a_ceiling(self):
        waits = [error_wait(errors, 0, None, "feed", RULES) for errors in range(1, 40)]
        assert all(300 * 2**n <= wait <= 375 * 2**n for n, wait in enumerate(waits[:8]))
        assert all(86400 <= wait <= 108_000 for wait in waits[10:])

    def test_is_not_the_same_for_all(self):
        assert len({error_wait(1, 0, None, f"feed {n}", RULES) for n in range(50)}) == 50

    def test_obeys_retry_after_up_to_a_month(self):
        assert error_wait(1, 0, 7200, "feed", RULES) == 7200
        assert error_wait(1, 0, 10**9, "feed", RULES) == MONTH
        assert error_wait(9, 0, 1, "feed", RULES) > 3600


class TestFreshness:
    @pytest.mark.parametrize(
        ("headers", "seconds"),
        [
            ({}, 0),
            ({"cache-control": "max-age=600"}, 600),
            ({"cache-control": 'public, Max-Age="600"', "age": "100"}, 500),
            ({"cache-control": "max-age=600", "age": "700"}, 0),
            ({"cache-control": "max-age=600, no-cache"}, 0),
            ({"cache-control": "no-store"}, 0),
            ({"cache-control": "s-maxage=600"}, 0),
            ({"cache-control": "max-age=soon"}, 0),
            ({"cache-control": "max-age=-1"}, 0),
            ({"expires": "Thu, 04 Sep 2025 11:30:00 GMT", "date": "Thu, 04 Sep 2025 11:00:00 GMT"}, 1800),
            ({"expires": "Thu, 04 Sep 2025 11:30:00 GMT"}, 3600),
            ({"expires": "0"}, 0),
            ({"expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0),
            ({"expires": "Thu, 04 Sep 2025 11:30:00 GMT", "cache-control": "max-age=60"}, 60),
        ],
    )
    def test_what_http_says(self, headers, seconds):
        assert fresh_seconds(headers, NOW) == seconds

    @given(st.dictionaries(st.sampled_from(["cache-control", "expires", "date", "age"]), st.text(max_size=30)))
    def test_no_header_is_too_strange(self, headers):
        assert fresh_seconds(headers, NOW) >= 0


class TestWishes:
    @pytest.mark.parametrize(
        ("ttl", "period", "frequency", "seconds"),
        [
            ("60", None, None, 3600),
            ("60", "daily", "1", 86400),
            (None, "hourly", "2", 1800),
            (None, "hourly", None, 3600),
            (None, None, "24", 3600),
            ("soon", "often", "x", None),
            ("-5", None, None, None),
            ("0", None, None, None),
            (None, None, None, None),
            ("inf", None, None, None),
        ],
    )
    def test_ttl_and_sy(self, ttl, period, frequency, seconds):
        assert pace_of(ttl, period, frequency, (), ()).interval_seconds == seconds

    def test_hours_and_days(self):
        pace = pace_of(None, None, None, ["0", "24", " 7 ", "x", "99"], ["Sunday", "MONDAY", "someday"])
        assert pace.skip_hours == {0, 7}
        assert pace.skip_days == {6, 0}

    def test_a_feed_that_forbids_every_hour_forbids_none(self):
        assert pace_of(None, None, None, map(str, range(24)), []).skip_hours == frozenset()


class TestCadence:
    def test_nothing_known(self):
        assert Cadence().after(1000.0, 0).expected_wait() == UNKNOWN_SECONDS

    def test_learns_a_steady_feed(self):
        cadence = Cadence(at=1.0, since=1.0)
        for hour in range(1, 24 * 20):
            cadence = cadence.after(hour * 3600.0, 2)
        assert cadence.expected_wait() == pytest.approx(1800, rel=0.15)
        assert cadence.per_day() == pytest.approx(48, rel=0.05)

    def test_breaking_news_is_noticed_within_one_poll_and_forgotten_within_a_day(self):
        cadence = Cadence(at=1.0, since=1.0)
        for hour in range(1, 24 * 20):
            cadence = cadence.after(hour * 3600.0, 1 if hour % 6 == 0 else 0)
        quiet = cadence.expected_wait()
        breaking = cadence.after(24 * 20 * 3600.0, 12)
        assert breaking.expected_wait() < quiet / 5
        assert breaking.after(24 * 21 * 3600.0, 0).expected_wait() > quiet / 4

    def test_a_feed_that_falls_silent_is_asked_less_and_less(self):
        cadence = Cadence(at=1.0, since=1.0)
        for hour in range(1, 100):
            cadence = cadence.after(hour * 3600.0, 1)
        waits = [cadence.after((100 + 24 * day) * 3600.0, 0).expected_wait() for day in range(1, 30)]
        assert waits == sorted(waits)
        assert waits[-1] > 86400

    def test_dates_give_a_first_guess(self):
        now = 10**9
        cadence = Cadence.from_dates([now - 600 * n for n in range(1, 30)], now)
        assert 300 < cadence.expected_wait() < 1200

    def test_future_dates_and_few_dates_are_no_guess(self):
        assert Cadence.from_dates([10**9 + 10**6 * n for n in range(9)], 10**9).expected_wait() == UNKNOWN_SECONDS

    @given(st.lists(st.tuples(st.floats(0, 10**6), st.integers(0, 10**5)), max_size=30))
    def test_numbers_stay_sane(self, steps):
        cadence, now = Cadence(at=1.0, since=1.0), 1.0
        for gap, new in steps:
            now += gap
            cadence = Cadence.unpack(cadence.after(now, new).pack())
        assert cadence.expected_wait() > 0

    @pytest.mark.parametrize("damaged", [None, [], [1, 2], ["a", 0, 0, 0], {}, "x"])
    def test_a_damaged_state_is_a_fresh_one(self, damaged):
        assert Cadence.unpack(damaged) == Cadence()
