"""CPU of the whole fetch worker per page, inside Celery: ``python benchmarks/fetch/celery_batch.py [--pages 1000]``.

Starts a loopback site of ten hosts with 60 KB pages and ``wiredesk up`` on a temporary data folder, enqueues all pages at once and reads the
CPU time of the fetch worker's processes before and after: SQL, Celery, HTTP and all. Goal: 1.5 ms a page.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from peers import HOSTS, ROOT, site

PAUSE = threading.Event()
TICK = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure and print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory(prefix="wiredesk-fetch-") as folder, site("--articles", str(pages), "--page-bytes", "57000") as port:
        os.environ.update(
            {
                "WIREDESK_DATA": f"{folder}/data",
                "WIREDESK_ALLOW_NETWORKS": "127.0.0.0/8",
                "WIREDESK_ALLOW_PORTS": "*",
                "WIREDESK_HOST_GAP": "0",
                "WIREDESK_FLOWER_PORT": "0",
            }
        )
        service = subprocess.Popen([sys.executable, "-m", "worker.cli", "up"], stdout=subprocess.DEVNULL, cwd=ROOT)
        try:
            print(json.dumps(measure(service.pid, port, pages)))
        finally:
            service.send_signal(signal.SIGTERM)
            service.wait(20)


def measure(parent: int, port: int, pages: int) -> dict[str, float]:
    """Milliseconds of CPU a page, and what the worker spends on nothing."""
    import sqlalchemy as sa  # noqa: PLC0415 - these read the settings made above

    from config.settings import load_settings  # noqa: PLC0415
    from tasks.store.engine import open_engine, reading  # noqa: PLC0415
    from tasks.store.intake import Wanted, enqueue_urls  # noqa: PLC0415
    from tasks.store.schema import items  # noqa: PLC0415

    worker = wait(lambda: fetcher(parent), 60)
    settings = load_settings()
    engine = open_engine(settings.database)
    PAUSE.wait(5)
    quiet = cpu(worker)
    PAUSE.wait(5)
    idle = (cpu(worker) - quiet) / 5
    before, begun = cpu(worker), time.monotonic()
    wanted = [Wanted(f"http://127.0.0.{1 + number % HOSTS}:{port}/article/{number}.html") for number in range(pages)]
    enqueue_urls(engine, wanted, datetime.now(UTC))

    def fetched() -> bool:
        with reading(engine) as connection:
            left = connection.execute(sa.select(sa.func.count()).where(items.c.stage == "fetch", items.c.outcome.is_(None))).scalar_one()
        return left == 0

    wait(fetched, 300)
    taken, seconds = cpu(worker) - before, time.monotonic() - begun
    return {
        "pages": pages,
        "ms_cpu_a_page": round(taken / pages * 1000, 3),
        "ms_cpu_a_page_less_idle": round((taken - idle * seconds) / pages * 1000, 3),
        "idle_ms_cpu_a_second": round(idle * 1000, 1),
        "seconds": round(seconds, 1),
    }


def fetcher(parent: int) -> int | None:
    """The fetch worker's main process, a child of the service."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                stat, command = (entry / "stat").read_text(), (entry / "cmdline").read_bytes()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if b"fetch@" in command and int(stat.rpartition(")")[2].split()[1]) == parent:
                return int(entry.name)
    return None


def cpu(pid: int) -> float:
    """CPU seconds of a process with all its threads and ended children (the fetch worker has a threads pool)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICK


def wait(condition, seconds: float):
    """The first true value of a condition."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            raise SystemExit("the service did not get there in time")
        PAUSE.wait(0.1)
    return value


if __name__ == "__main__":
    main()
