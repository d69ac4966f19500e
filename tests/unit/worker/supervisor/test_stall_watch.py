"""The watch over workers, with a broker and a clock of its own."""

from datetime import UTC, datetime, timedelta

from worker.supervisor.queue_look import QueueLook
from worker.supervisor.stall_watch import StallWatch, Watched

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def watch_over(looks, beat_age, alive_for=500.0, limit=0.0):
    reported = []
    watch = StallWatch(
        [Watched("fetch", "fetch", "fetch", limit=limit)],
        look=lambda _queue: looks.pop(0),
        heartbeats=lambda: {"fetch": NOW - timedelta(seconds=beat_age), "control": NOW},
        alive_for=lambda _role: alive_for,
        now=lambda: NOW,
        report=reported.append,
    )
    return watch, reported


def test_a_queue_whose_oldest_message_stays_is_reported():
    watch, reported = watch_over([QueueLook(3, b"a"), QueueLook(3, b"a")], beat_age=90)
    watch.look_once()
    watch.look_once()
    assert reported[-1:] == ["fetch"]


def test_an_empty_queue_is_never_reported():
    watch, reported = watch_over([QueueLook(0, None)] * 3, beat_age=9000)
    for _ in range(3):
        watch.look_once()
    assert reported == []


def test_a_queue_that_moves_is_not_reported():
    watch, reported = watch_over([QueueLook(3, b"a"), QueueLook(3, b"b"), QueueLook(3, b"c")], beat_age=90, limit=5)
    for _ in range(3):
        watch.look_once()
    assert reported == []


def test_a_worker_that_is_not_there_is_the_restarts_business():
    watch, reported = watch_over([QueueLook(3, b"a")] * 2, beat_age=90, alive_for=None)
    watch.look_once()
    assert reported == []
