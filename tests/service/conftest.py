"""Real servers and real processes: what the service tests start, look into and kill."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from tasks.store.balance import balance
from tasks.store.engine import open_engine, reading

ROOT = Path(__file__).parents[2]


def wait_until(condition, seconds: float, what: str):
    """The condition's first true value; fails after ``seconds`` with what was waited for."""
    pause = threading.Event()
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds:.0f} s: {what() if callable(what) else what}")
        pause.wait(0.05)


class Processes:
    """The process table below one process, read from /proc."""

    @staticmethod
    def table() -> dict[int, tuple[int, str]]:
        """Parent and command line of every process."""
        found = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdecimal():
                continue
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except (FileNotFoundError, ProcessLookupError, IndexError):
                continue
            found[int(entry.name)] = (parent, command)
        return found

    @classmethod
    def below(cls, pid: int) -> dict[int, str]:
        """Every descendant of ``pid`` with its command line."""
        table = cls.table()
        family, grown = {pid}, True
        while grown:
            more = {child for child, (parent, _) in table.items() if parent in family} - family
            grown = bool(more)
            family |= more
        return {child: table[child][1] for child in family - {pid} if child in table}

    @classmethod
    def find(cls, pid: int, word: str) -> int | None:
        """The topmost descendant whose command line has ``word``."""
        table = cls.table()
        hits = [child for child, command in cls.below(pid).items() if word in command]
        return next((child for child in hits if table.get(child, (0, ""))[0] not in hits), None)


class Site:
    """The loopback news site, a process of its own."""

    def __init__(self, *arguments: str) -> None:
        script = str(ROOT / "tests" / "site" / "server.py")
        self.process = subprocess.Popen([sys.executable, script, "--port", "0", *arguments], stdout=subprocess.PIPE, text=True)
        self.port = json.loads(self.process.stdout.readline())["port"]
        self.base = f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        self.process.stdout.close()


class Service:
    """One `wiredesk up`, as its operator sees it."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.data = data
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("WIREDESK_")},
            "WIREDESK_DATA": str(data),
            "WIREDESK_ALLOW_NETWORKS": "127.0.0.0/8",
            "WIREDESK_ALLOW_PORTS": "*",
            "WIREDESK_HOST_GAP": "0",
            "WIREDESK_FLOWER_PORT": "0",
            **settings,
        }
        self.log = data.parent / f"{data.name}.log"
        self.process = None

    def start(self) -> Service:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command("up"), env=self.environment, stdout=log, stderr=log, cwd=self.data.parent)
        return self

    @staticmethod
    def command(*arguments: str) -> list[str]:
        return [sys.executable, "-m", "worker.cli", *arguments]

    def run(self, *arguments: str, **options) -> subprocess.CompletedProcess:
        """A `wiredesk` command in a second terminal."""
        return subprocess.run(
            self.command(*arguments),
            env=self.environment,
            cwd=self.data.parent,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            **options,
        )

    def kill(self, word: str, number: int = signal.SIGKILL) -> int:
        """Kill the process whose command line has ``word``, once it is there."""
        pid = wait_until(lambda: Processes.find(self.process.pid, word), 60, f"no process {word}")
        os.kill(pid, number)
        return pid

    def kill_child_of(self, word: str) -> int:
        """Kill one pool child of a worker."""

        def child():
            parent = Processes.find(self.process.pid, word)
            return parent and next(iter(Processes.below(parent)), None)

        pid = wait_until(child, 60, f"no child of {word}")
        os.kill(pid, signal.SIGKILL)
        return pid

    @property
    def engine(self) -> sa.Engine:
        return open_engine(self.environment.get("WIREDESK_DATABASE_URL", f"sqlite:///{self.data / 'wiredesk.db'}"))

    def balance(self):
        engine = self.engine
        try:
            with reading(engine) as connection:
                return balance(connection)
        finally:
            engine.dispose()

    def rows(self, query):
        engine = self.engine
        try:
            with reading(engine) as connection:
                return connection.execute(query).all()
        finally:
            engine.dispose()

    def stop(self) -> int:
        """SIGTERM, and the exit code."""
        if self.process is None:
            return 0
        self.process.terminate()
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()

    def told(self) -> str:
        """What it printed, and the ends of its children's logs: for the report of a failed test."""
        logs = [self.log, *sorted((self.data / "logs").glob("*.log"))]
        return "\n".join(f"--- {log.name}\n{log.read_text(errors='replace')[-3000:]}" for log in logs if log.exists())


@pytest.fixture
def wait_for():
    """Wait for a condition, with a deadline and what to say when it passes."""
    return wait_until


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def rows_of():
    """A factory of query functions on databases by URL."""
    engines = []

    def open_rows(url: str):
        engine = open_engine(url)
        engines.append(engine)

        def rows(query):
            with reading(engine) as connection:
                return connection.execute(query).all()

        return rows

    yield open_rows
    for engine in engines:
        engine.dispose()


@pytest.fixture
def start_service(tmp_path):
    """A factory of services that are stopped at the end."""
    started = []

    def start(name="data", **settings) -> Service:
        data = tmp_path / name
        service = Service(data, **settings).start()
        started.append(service)
        return service

    yield start
    for service in started:
        service.stop()
        print(service.told())


@pytest.fixture
def start_site():
    """A factory of loopback news sites that are stopped at the end."""
    started = []

    def start(*arguments: str) -> Site:
        site = Site(*arguments)
        started.append(site)
        return site

    yield start
    for site in started:
        site.stop()
