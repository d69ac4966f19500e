"""A source's health in one word."""

from datetime import UTC, datetime, timedelta

import pytest

from tasks.store.source_health import DEAD_AFTER, Health, health_of

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
ADDED = NOW - timedelta(days=100)


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"status": "new"}, Health.NEW),
        ({}, Health.HEALTHY),
        ({"errors_in_row": 1, "status": "error"}, Health.FAILING),
        ({"errors_in_row": DEAD_AFTER, "status": "error"}, Health.DEAD),
        ({"status": "gone", "errors_in_row": 1}, Health.GONE),
        ({"last_new_at": NOW - timedelta(days=8)}, Health.QUIET),
        ({"last_new_at": NOW - timedelta(days=8), "per_day": 0.1}, Health.HEALTHY),
        ({"last_new_at": None, "added_at": NOW - timedelta(days=1), "status": "unchanged"}, Health.HEALTHY),
        ({"last_new_at": None, "status": "unchanged"}, Health.QUIET),
    ],
)
def test_each_state_has_its_word(facts, word):
    usual = {"status": "ok", "errors_in_row": 0, "last_new_at": NOW - timedelta(hours=2), "added_at": ADDED, "per_day": 12.0}
    assert health_of(**usual | facts, now=NOW) is word
