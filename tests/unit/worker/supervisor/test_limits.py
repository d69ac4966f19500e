"""Whose silence counts, and for how long."""

from config.settings import load_settings
from worker.dispatch import schedule
from worker.supervisor.limits import watched_workers
from worker.supervisor.roles import fetch_role, process_role


def test_each_worker_is_watched_by_a_queue_that_it_alone_serves(tmp_path):
    """Both take ticks: a watch on their queue would be content with either."""
    settings = load_settings({}, data=tmp_path)
    served = {
        role.name: set(role.command()[role.command().index("-Q") + 1].split(",")) for role in (fetch_role(settings), process_role(settings))
    }
    for watched in watched_workers(settings):
        assert [name for name, queues in served.items() if watched.queue in queues] == [watched.role]


def test_the_heartbeats_looked_for_are_sent_to_those_very_queues(tmp_path):
    settings = load_settings({}, data=tmp_path)
    sent = {entry["args"][0]: entry["options"]["queue"] for name, entry in schedule(settings).items() if name.startswith("heartbeat")}
    assert {watched.heartbeat: watched.queue for watched in watched_workers(settings)} == sent


def test_a_process_worker_has_time_for_two_batches_and_no_more(tmp_path):
    def limit(**given):
        return next(one.limit for one in watched_workers(load_settings({}, data=tmp_path, **given)) if one.role == "process")

    assert limit() == 80
    assert limit(stage_budget=5, fetch_deadline=5) == 60
    assert limit(stage_budget=100, fetch_deadline=60, lease=200) == 220


def test_a_fetch_worker_has_time_for_two_batches(tmp_path):
    def limit(**given):
        return next(one.limit for one in watched_workers(load_settings({}, data=tmp_path, **given)) if one.role == "fetch")

    assert limit() == 120
    assert limit(stage_budget=5, fetch_deadline=5) == 60
    assert limit(stage_budget=100, fetch_deadline=60, lease=200) == 320
