"""When a worker that is alive counts as stalled."""

import dataclasses

import pytest

from worker.supervisor.stall import SignsOfLife, is_stalled

STALLED = SignsOfLife(alive_for=300, beat_age=90, queue_length=5, queue_unmoved_for=90)


def test_work_waits_and_nothing_moves():
    assert is_stalled(STALLED, limit=60)


@pytest.mark.parametrize(
    "change",
    [
        {"queue_length": 0},  # nothing to do is no stall
        {"alive_for": 20},  # just started
        {"beat_age": 3},  # heard of a moment ago
        {"queue_unmoved_for": 3},  # it takes messages: slow, not stalled
    ],
)
def test_one_sign_of_life_is_enough(change):
    assert not is_stalled(dataclasses.replace(STALLED, **change), limit=60)


def test_a_worker_never_heard_of_is_given_its_time_and_no_more():
    silent = dataclasses.replace(STALLED, beat_age=None)
    assert is_stalled(silent, limit=60)
    assert not is_stalled(dataclasses.replace(silent, alive_for=59), limit=60)
