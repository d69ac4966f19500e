"""How long it takes from an enqueue on an idle system until the article has landed.

    .venv/bin/python benchmarks/latency/enqueue_to_landed.py [--runs 100]

Starts a loopback news site and `wiredesk up` on a temporary data folder, enqueues one URL at a time, each on an idle system, and reads
the ledger's own times. Goal: 300 ms at the median, 1.0 s at the 99th percentile.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from config.settings import load_settings
from tasks.store.engine import open_engine, reading
from tasks.store.intake import Wanted, enqueue_urls
from tasks.store.schema import items

ROOT = Path(__file__).parents[2]
PAUSE = threading.Event()


def main() -> None:
    """Measure and print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=100)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="wiredesk-latency-") as folder:
        site = subprocess.Popen(
            [sys.executable, ROOT / "tests/site/server.py", "--port", "0", "--articles", str(runs + 5)], stdout=subprocess.PIPE, text=True
        )
        base = f"http://127.0.0.1:{json.loads(site.stdout.readline())['port']}"
        loopback = {
            "WIREDESK_ALLOW_NETWORKS": "127.0.0.0/8",
            "WIREDESK_ALLOW_PORTS": "*",
            "WIREDESK_HOST_GAP": "0",
            "WIREDESK_FLOWER_PORT": "0",
        }
        os.environ.update(loopback | {"WIREDESK_DATA": f"{folder}/data"})
        service = subprocess.Popen([sys.executable, "-m", "worker.cli", "up"], stdout=subprocess.DEVNULL)
        try:
            print(json.dumps(measure(base, runs)))
        finally:
            service.send_signal(signal.SIGTERM)
            service.wait(20)
            site.terminate()
            site.wait(5)


def measure(base: str, runs: int) -> dict[str, float]:
    """Milliseconds from the enqueue call to the landing, warm-ups left out."""
    wait((load_settings().data / "broker.url").exists, 30)
    from worker.app import make_app  # noqa: PLC0415 - it reads the settings made above

    settings = load_settings()
    app = make_app(settings)
    engine = open_engine(settings.database)
    taken = [one(app, engine, f"{base}/article/{n}.html", 60 if n < 5 else 10) for n in range(runs + 5)][5:]
    taken.sort()
    return {
        "runs": runs,
        "p50_ms": round(statistics.median(taken), 1),
        "p99_ms": round(taken[min(len(taken) - 1, int(len(taken) * 0.99))], 1),
        "max_ms": round(taken[-1], 1),
    }


def one(app, engine: sa.Engine, url: str, patience: float) -> float:
    """Enqueue one URL, nudge, wait for its end; the pause afterwards lets the system fall idle again."""
    began = datetime.now(UTC)
    [item_id] = enqueue_urls(engine, [Wanted(url)], began)
    app.nudge()
    row = wait(lambda: finished(engine, item_id), patience)
    assert row.outcome == "landed", row
    PAUSE.wait(0.3)
    return (row.finished_at - began).total_seconds() * 1000


def finished(engine: sa.Engine, item_id: int):
    with reading(engine) as connection:
        row = connection.execute(sa.select(items.c.outcome, items.c.reason, items.c.finished_at).where(items.c.id == item_id)).one()
    return row if row.outcome else None


def wait(condition, seconds: float):
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            raise SystemExit("the service did not get there in time")
        PAUSE.wait(0.02)
    return value


if __name__ == "__main__":
    main()
