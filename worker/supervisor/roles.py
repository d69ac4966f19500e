"""The children of a service: their commands, pure."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path

from config.settings import Settings
from worker.supervisor.role import Role

WORKER_STOP = (signal.SIGTERM, signal.SIGQUIT)
"""Celery: end after the running batches; then let go of them (the ledger sends them again)."""
QUIET = ("--without-gossip", "--without-mingle")
"""Workers that talk to each other about nothing we use cost CPU and make a start slower."""


def celery_command(*arguments: str) -> list[str]:
    """``celery -A worker …`` by this very interpreter, whatever PATH says."""
    return [sys.executable, "-m", "celery", "-A", "worker", *arguments]


def worker_role(name: str, queues: str, pool: str, concurrency: int, level: str) -> Role:
    """A worker that consumes ``queues``."""
    command = celery_command(
        "worker", "-Q", queues, "--pool", pool, "-c", str(concurrency), "-n", f"{name}@%h", "--loglevel", level, *QUIET
    )
    return Role(name, lambda: command, stop_signals=WORKER_STOP)


def fetch_role(settings: Settings) -> Role:
    """Fetches over threads, and runs the tick and the sweep."""
    return worker_role("fetch", "fetch,control", "threads", settings.fetch_concurrency, settings.log_level)


def process_role(settings: Settings) -> Role:
    """Parses, deduplicates, enriches and stores in processes of their own; takes a tick when every fetch thread waits for a slow host."""
    return worker_role("process", "process,control", "prefork", settings.process_concurrency, settings.log_level)


def whole_role(settings: Settings) -> Role:
    """One worker for every queue: all that ``wiredesk ingest`` needs."""
    return worker_role("worker", "fetch,process,control", "prefork", settings.process_concurrency, settings.log_level)


def beat_role(settings: Settings, home: Path) -> Role:
    """Sends the tick and the sweep on time."""
    command = celery_command("beat", "--schedule", str(home / "beat-schedule"), "--pidfile=", "--loglevel", settings.log_level)
    return Role("beat", lambda: command)


def flower_role(settings: Settings, conf: Path, port: Callable[[], int]) -> Role:
    """The page operators watch. ``port`` is asked at every start."""

    def command() -> list[str]:
        return celery_command("flower", f"--conf={conf}", f"--address={settings.flower_address}", f"--port={port()}")

    return Role("flower", command)


def server_role(binary: Path, config_path: Path) -> Role:
    """The embedded broker. It ends last, and saves what it holds when the parent dies."""
    return Role("server", lambda: [str(binary), str(config_path)], orphan_signal=signal.SIGTERM, ends_last=True)
