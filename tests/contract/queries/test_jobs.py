"""The ledger's rows as people ask for them."""

import pytest

from tasks.store.queries.jobs import JobFilter, find_job, find_jobs, list_jobs, unfinished


def numbers(engine, **wanted):
    return [job.item for job in list_jobs(engine, JobFilter(**wanted))]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, [7, 6, 5, 4, 3, 2, 1]),
        ({"state": "waiting"}, [6]),
        ({"state": "leased"}, [7]),
        ({"state": "done"}, [5, 4, 3, 2, 1]),
        ({"state": "landed"}, [3, 2, 1]),
        ({"state": "skipped"}, [5]),
        ({"state": "dead"}, []),
        ({"reason": "not_found"}, [5]),
        ({"source": "post"}, [6, 5]),
        ({"since": 5}, [7, 6, 5]),
        ({"limit": 2}, [7, 6]),
        ({"limit": 2, "before": 6}, [5, 4]),
    ],
)
def test_each_filter_and_the_pages(newsroom, minute, wanted, expected):
    if "since" in wanted:
        wanted = {"since": minute(wanted["since"])}
    assert numbers(newsroom, **wanted) == expected


def test_one_item_or_none(newsroom):
    assert find_job(newsroom, 5).reason == "not_found"
    assert find_job(newsroom, 99) is None


def test_many_items_come_in_id_order(newsroom):
    assert [job.item for job in find_jobs(newsroom, [5, 1, 99])] == [1, 5]


def test_those_without_an_outcome(newsroom):
    assert unfinished(newsroom, [1, 6, 7]) == {6, 7}
    assert unfinished(newsroom, []) == set()


def test_only_a_waiting_item_shows_when_it_is_due(newsroom):
    assert find_job(newsroom, 6).as_public()["next_attempt_at"] is not None
    assert find_job(newsroom, 5).as_public()["next_attempt_at"] is None
