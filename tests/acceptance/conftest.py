"""`wiredesk` as a person runs it: real processes, a terminal's view of them, and no sleeping."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

WIREDESK = [sys.executable, "-m", "worker.cli"]


def wait_until(condition, seconds, what):
    """The condition's first true value; fails after ``seconds`` and says what was waited for."""
    pause, end = threading.Event(), time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what() if callable(what) else what}")
        pause.wait(0.05)


def process_table():
    """Parent and command line of every process."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
            except (FileNotFoundError, ProcessLookupError, IndexError):
                continue
            if stat[0] != "Z":
                found[int(entry.name)] = (int(stat[1]), command)
    return found


def family_of(pid):
    """Every descendant of ``pid``, with its command line."""
    table, family = process_table(), {pid}
    while more := {child for child, (parent, _) in table.items() if parent in family} - family:
        family |= more
    return {child: table[child][1] for child in family - {pid}}


def environment_of(**settings):
    """An operator's environment: nothing of ours but what is given."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("WIREDESK_", "FLOWER_"))} | settings


def run_wiredesk(*arguments, data, timeout=60, stdin=None, **settings):
    """A `wiredesk` command, to its end."""
    environment = environment_of(WIREDESK_DATA=str(data), **settings)
    return subprocess.run(
        [*WIREDESK, *arguments], env=environment, capture_output=True, text=True, timeout=timeout, check=False, input=stdin
    )


class Up:
    """One `wiredesk up --json`."""

    def __init__(self, data, *arguments, **settings):
        self.data = Path(data)
        self.settings = {"WIREDESK_FLOWER_PORT": "0", **settings}
        environment = environment_of(WIREDESK_DATA=str(data), **self.settings)
        self.process = subprocess.Popen(
            [*WIREDESK, "up", "--json", *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.said, self.complained = [], []
        for stream, lines in ((self.process.stdout, self.said), (self.process.stderr, self.complained)):
            threading.Thread(target=lambda stream=stream, lines=lines: lines.extend(iter_lines(stream, lines)), daemon=True).start()

    def events(self, kind):
        """What it told of this kind so far."""
        return [record for record in map(json.loads, list(self.said)) if record["event"] == kind]

    def wait_for(self, kind, seconds=60, **having):
        """The first event of this kind, with these values."""

        def found():
            return next((event for event in self.events(kind) if having.items() <= event.items()), None)

        return wait_until(found, seconds, lambda: f"event {kind} {having}\n{self.report()}")

    def pid_of(self, word):
        """The process of this service whose command line has ``word``, and whose parent is the supervisor."""
        table = process_table()
        return next((pid for pid, (parent, command) in table.items() if parent == self.process.pid and word in command), None)

    def run(self, *arguments, **options):
        """A command in a second terminal, without any setting but the data folder."""
        return run_wiredesk(*arguments, data=self.data, **options)

    def stop(self, number=signal.SIGTERM):
        """Ask it to end; the exit code and how long it took."""
        began = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(30), time.monotonic() - began
        finally:
            self.process.kill()
            self.process.wait(5)

    def report(self):
        """All that a person could read, for a test that failed."""
        logs = sorted((self.data / "logs").glob("*.log"))
        return "\n".join(
            [*self.said[-20:], *self.complained[-20:], *(f"--- {log.name}\n{log.read_text(errors='replace')[-1500:]}" for log in logs)]
        )


def iter_lines(stream, _lines):
    with stream:
        for line in stream:
            _lines.append(line.rstrip("\n"))
    return ()


@pytest.fixture(scope="session")
def start_up(tmp_path_factory):
    """A factory of services; those still running at the end are ended."""
    started = []

    def start(*arguments, data=None, **settings):
        up = Up(data or tmp_path_factory.mktemp("up") / "data", *arguments, **settings)
        started.append(up)
        return up

    yield start
    for up in started:
        up.stop()


@pytest.fixture(scope="session")
def sample(start_up):
    """The sample newsroom, with a Flower that listens on every address; shared by the tests that only look."""
    service = start_up("--sample", WIREDESK_FLOWER_ADDRESS="0.0.0.0", WIREDESK_FLOWER_AUTH="ann:s3cret")
    service.flower = service.wait_for("started")["flower"]
    return service


@pytest.fixture
def wiredesk(tmp_path):
    """Run a command on a data folder of this test's own."""
    return lambda *arguments, **options: run_wiredesk(*arguments, **{"data": tmp_path / "data", **options})


@pytest.fixture
def wait():
    """Wait for a condition, with a deadline and what to say when it passes."""
    return wait_until


@pytest.fixture
def family():
    """Every descendant of a process."""
    return family_of


@pytest.fixture
def table():
    """Parent and command line of every process that lives."""
    return process_table


@pytest.fixture
def run_in():
    """Run the installed command with a folder of the test's as the current one."""

    def run(folder, *arguments, setup=None, stdout=subprocess.PIPE):
        if setup is not None:
            setup()
        command = [str(Path(sys.executable).with_name("wiredesk")), *arguments]
        return subprocess.run(
            command, env=environment_of(), cwd=folder, stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=100, check=False
        )

    return run


@pytest.fixture
def environment():
    """An operator's environment: nothing of ours but what is given."""
    return environment_of
