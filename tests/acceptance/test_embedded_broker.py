"""The embedded server, seen by Celery's own client."""

import os
import signal

import pytest
from kombu import Connection

from config.settings import load_settings
from worker.supervisor.broker import answers, start_broker
from worker.supervisor.data_folder import log_folder, prepare_data_folder, run_folder
from worker.supervisor.queue_look import look_at
from worker.supervisor.stop_request import StopRequest
from worker.supervisor.supervise import Supervisor


class Deaf:
    """An observer who wants to know nothing."""

    def died(self, *_told): ...

    def returned(self, *_told): ...

    def stalled(self, *_told): ...


@pytest.fixture
def start(tmp_path):
    """Start a supervisor with the broker of this test's folder; a second call takes the folder up again."""
    settings = load_settings({}, data=tmp_path / "data with spaces")
    prepare_data_folder(settings.data)
    started = []

    def make():
        supervisor = Supervisor(
            cwd=run_folder(settings.data), logs=log_folder(settings.data), environment=dict(os.environ), observer=Deaf()
        )
        started.append(supervisor)
        return supervisor, start_broker(supervisor, settings, StopRequest())

    yield make
    for supervisor in started:
        supervisor.stop()


def put(url, *bodies):
    with Connection(url) as connection:
        queue = connection.SimpleQueue("control")
        for body in bodies:
            queue.put(body)
        queue.close()


def test_what_waits_can_be_counted_and_the_next_one_seen(start):
    _, url = start()
    assert look_at(url, "control").length == 0
    put(url, "first", "second")
    first = look_at(url, "control")
    assert first.length == 2
    with Connection(url) as connection:
        queue = connection.SimpleQueue("control")
        queue.get(timeout=5).ack()
        queue.close()
    second = look_at(url, "control")
    assert second.length == 1
    assert second.oldest != first.oldest


def test_queued_work_outlives_a_clean_restart(start):
    supervisor, url = start()
    put(url, "kept")
    supervisor.stop()
    _, again = start()
    assert again == url
    assert look_at(url, "control").length == 1


def test_a_killed_server_is_started_again_at_its_address(start, wait):
    supervisor, url = start()
    os.kill(supervisor.pids()["server"], signal.SIGKILL)
    wait(lambda: supervisor.step() or answers(url), 10, "a server that answers again")


def test_what_keeps_the_server_from_starting_is_set_aside(start, tmp_path):
    """The queue is only a wire: a spoilt append-only file must not keep the newsroom dark."""
    supervisor, url = start()
    put(url, "lost")
    supervisor.stop()
    for file in (tmp_path / "data with spaces" / "broker" / "appendonlydir").iterdir():
        file.write_bytes(b"spoilt\r\n" * 100)
    _, again = start()
    assert answers(again)
    assert list((tmp_path / "data with spaces" / "broker").glob("appendonlydir.unreadable-*"))


def test_nobody_gets_in_without_the_password(start):
    _, url = start()
    assert not answers(url.replace(url.split("@")[0], "redis://:wrong"))
