"""Times on the command line."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from worker.cli.moments import ago, read_since, span_of

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90m", NOW - timedelta(minutes=90)),
        ("1.5h", NOW - timedelta(hours=1.5)),
        ("3d", NOW - timedelta(days=3)),
        ("2025-09-04", datetime(2025, 9, 4, tzinfo=UTC)),
        ("2025-09-04T10:00", datetime(2025, 9, 4, 10, tzinfo=UTC)),
        ("2025-09-04T10:00+02:00", datetime(2025, 9, 4, 10, tzinfo=timezone(timedelta(hours=2)))),
    ],
)
def test_forms_people_write(text, expected):
    assert read_since(text, NOW) == expected


@pytest.mark.parametrize("text", ["", "yesterday", "04.09.2025", "3 fortnights", "-3d"])
def test_anything_else_is_answered_with_the_forms(text):
    with pytest.raises(ValueError, match="90m, 12h, 3d"):
        read_since(text, NOW)


@pytest.mark.parametrize(("seconds", "word"), [(0, "0s"), (59, "59s"), (60, "1m"), (7200, "2h"), (3 * 86400, "3d"), (21 * 86400, "3w")])
def test_spans_are_one_short_word(seconds, word):
    assert span_of(seconds) == word


def test_past_future_and_never():
    assert ago(NOW - timedelta(hours=2), NOW) == "2h ago"
    assert ago(NOW + timedelta(minutes=5), NOW) == "in 5m"
    assert ago(None, NOW) == "never"
