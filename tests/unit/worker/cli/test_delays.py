"""Why an item that somebody waits for is not done yet."""

from datetime import UTC, datetime, timedelta

import pytest

from tasks.store.queries.jobs import Job
from worker.cli.delays import Delays

NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


def job(item=1, state="waiting", reason="dns_failed", due=20.0):
    where = {"item": item, "ref": None, "location": "https://x.example/", "source": "enqueued", "state": state, "stage": "fetch"}
    ends = {"outcome": None, "finished_at": None, "relation": None, "article": None, "of": None}
    return Job(
        **where, **ends, reason=reason, detail="no such host", attempts=2, first_seen=NOW, next_attempt_at=NOW + timedelta(seconds=due)
    )


@pytest.fixture
def told():
    lines = []
    delays = Delays(lines.append, lambda: NOW)
    delays.lines = lines
    return delays


def test_a_delay_is_told_with_its_stage_its_time_and_its_reason(told):
    told.look([job()])
    (line,) = told.lines
    assert line.startswith("item 1 waits: fetch is tried again at ")
    assert line.endswith("(in 20s), try 3: dns_failed: no such host")


def test_each_delay_is_told_once(told):
    told.look([job(), job(item=2)])
    told.look([job(), job(item=2), job(due=60)])
    assert len(told.lines) == 3


@pytest.mark.parametrize("other", [job(state="leased"), job(reason=None)])
def test_what_is_under_way_or_has_only_just_come_is_no_delay(told, other):
    told.look([other])
    assert told.lines == []
