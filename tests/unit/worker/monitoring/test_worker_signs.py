"""What the workers' signs of life tell."""

import pytest

from worker.monitoring.worker_signs import judge_workers

ALL = {"control": 1.0, "fetch": 14.0, "process": 20.0}


def test_all_heard_of():
    assert judge_workers(ALL, 500.0).state == "ok"
    assert judge_workers(ALL, None).state == "ok"


@pytest.mark.parametrize("role", ["fetch", "process", "control"])
@pytest.mark.parametrize("held_for", [500.0, None])
def test_one_that_is_silent_or_was_never_heard_of_while_the_others_work_is_bad(role, held_for):
    for ages in ({**ALL, role: 61.0}, {other: age for other, age in ALL.items() if other != role}):
        finding = judge_workers(ages, held_for)
        assert finding.state == "bad"
        assert f"nothing heard of {role}" in finding.advice


def test_none_heard_of_while_the_service_runs_is_bad():
    assert judge_workers({}, 61.0).state == "bad"


@pytest.mark.parametrize("ages", [{}, {"control": 1.0}, {"control": 900.0, "fetch": 900.0}])
def test_a_service_that_has_just_started_is_given_its_minute(ages):
    assert judge_workers(ages, 5.0).state == "note"


@pytest.mark.parametrize("ages", [{}, {"control": 1.0}, {"control": 900.0, "fetch": 900.0, "process": 900.0}])
def test_no_service_is_worth_a_note(ages):
    """An `ingest` leaves a tick's sign and no other."""
    assert judge_workers(ages, None).state == "note"
