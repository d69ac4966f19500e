"""Keeping children alive and ending them in order, with small real processes."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from worker.supervisor import supervise
from worker.supervisor.role import Role
from worker.supervisor.supervise import Supervisor


class Witness:
    """Remembers what it was told."""

    def __init__(self):
        self.told = []

    def died(self, role, exit_code, wait, tail):
        self.told.append(("died", role, exit_code, wait, tail))

    def stalled(self, role):
        self.told.append(("stalled", role))

    def returned(self, role):
        self.told.append(("returned", role))


@pytest.fixture
def witness():
    return Witness()


@pytest.fixture
def supervisor(tmp_path, witness, monkeypatch):
    monkeypatch.setattr(supervise, "FIRMER_AFTER", 0.3)
    monkeypatch.setattr(supervise, "KILL_AFTER", 0.9)
    made = Supervisor(cwd=tmp_path, logs=tmp_path / "logs", environment=dict(os.environ), observer=witness)
    yield made
    made.hurry()
    made.stop()


def role(code, name="one", **options):
    return Role(name, lambda: [sys.executable, "-u", "-c", code], **options)


WAIT = "import time; print('up', flush=True); time.sleep(60)"  # a program, no secret


def until(condition, supervisor=None, seconds=10):
    pause, end = threading.Event(), time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        if supervisor is not None:
            supervisor.step()
        pause.wait(0.01)


def test_a_child_that_dies_is_reported_with_its_last_words_and_started_again(supervisor, witness):
    supervisor.start(role("print('last words'); raise SystemExit(3)"))
    until(lambda: witness.told, supervisor)
    assert witness.told[0] == ("died", "one", 3, 1.0, ["last words"])
    assert supervisor.pids() == {}
    until(lambda: ("returned", "one") in witness.told, supervisor)


def test_a_killed_child_is_reported_with_its_signal(supervisor, witness):
    supervisor.start(role(WAIT))
    os.kill(supervisor.pids()["one"], signal.SIGKILL)
    until(lambda: witness.told, supervisor)
    assert witness.told[0][2] == -signal.SIGKILL


def test_what_a_dead_child_left_behind_is_ended_with_it(supervisor, witness, tmp_path):
    """A worker's pool processes must not run beside those of its successor."""
    code = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {WAIT!r}]); open('left', 'w').write(str(p.pid)); p.wait()"
    supervisor.start(role(code))
    left = tmp_path / "left"
    until(lambda: left.exists() and left.read_text())
    os.kill(supervisor.pids()["one"], signal.SIGKILL)
    until(lambda: witness.told, supervisor)
    until(lambda: not Path(f"/proc/{left.read_text()}").exists() or "Z" in Path(f"/proc/{left.read_text()}/stat").read_text().split()[2])


def test_a_stalled_child_is_replaced_at_once(supervisor, witness):
    supervisor.start(role(WAIT))
    old = supervisor.pids()["one"]
    supervisor.report_stall("one")
    supervisor.step()
    assert witness.told == [("stalled", "one"), ("returned", "one")]
    assert supervisor.pids()["one"] != old


def test_a_stall_of_a_child_that_is_gone_is_no_news(supervisor, witness):
    supervisor.report_stall("nobody")
    supervisor.step()
    assert witness.told == []


def test_a_child_that_will_not_end_is_asked_more_firmly_and_then_ended(supervisor, tmp_path):
    code = (
        "import signal, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: print('no', flush=True))\n"
        "signal.signal(signal.SIGQUIT, lambda *_: print('no!', flush=True))\n"
        "print('ready', flush=True)\n"
        "while True: time.sleep(0.05)\n"
    )
    supervisor.start(role(code, stop_signals=(signal.SIGTERM, signal.SIGQUIT)))
    until(lambda: supervisor.tail("one") == ["ready"])
    began = time.monotonic()
    supervisor.stop()
    assert time.monotonic() - began < 5
    assert (tmp_path / "logs" / "one.log").read_text().split() == ["ready", "no", "no!"]


def test_what_the_others_need_ends_last(supervisor, tmp_path):
    code = "import signal, time\nsignal.signal(signal.SIGTERM, lambda *_: (open('order', 'a').write({0!r}), exit()))\nprint('up', flush=True)\nwhile True: time.sleep(0.02)\n"
    supervisor.start(role(code.format("server "), "server", ends_last=True))
    supervisor.start(role(code.format("worker "), "worker"))
    until(lambda: supervisor.tail("server") == ["up"] and supervisor.tail("worker") == ["up"])
    supervisor.stop()
    assert (tmp_path / "order").read_text() == "worker server "


def test_a_command_is_asked_for_at_every_start(supervisor, witness):
    asked = []

    def command():
        asked.append(1)
        return [sys.executable, "-c", "raise SystemExit(1)"]

    supervisor.start(Role("one", command))
    until(lambda: len(asked) == 2, supervisor)
