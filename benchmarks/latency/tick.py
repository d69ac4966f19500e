"""What a tick costs beside a hundred thousand feeds, and beside a long backlog of one host.

    PYTHONPATH=. .venv/bin/python benchmarks/latency/tick.py [--feeds 100000] [--backlog 20000]

Goal: under 5 ms for each 100 due feeds at 100,000 feeds in the table. Times are CPU of this process, the database's included (SQLite).
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from tasks.store.engine import open_engine, writing
from tasks.store.intake import Origin, Wanted, enqueue_urls
from tasks.store.items import POLLED
from tasks.store.leasing import Limits, lease_due
from tasks.store.migrate import upgrade
from tasks.store.plan import Manners
from tasks.store.schema import sources
from tasks.store.sources import lease_due_sources

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
ROUNDS = 20


def main() -> None:
    """Measure and print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=100_000)
    parser.add_argument("--backlog", type=int, default=20_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'w.db'}")
        upgrade(engine)
        add_feeds(engine, asked.feeds)
        polls = [lease_feeds(engine, NOW + timedelta(minutes=n)) for n in range(ROUNDS)]
        origin = Origin(name="feed", priority=POLLED)
        enqueue_urls(engine, (Wanted(f"https://slow.example/{n}") for n in range(asked.backlog)), NOW, origin)
        ticks = [lease_items(engine, NOW + timedelta(seconds=n)) for n in range(ROUNDS)]
        engine.dispose()
    found = {"feeds": asked.feeds, "ms_for_100_due_feeds": round(statistics.median(polls), 2)}
    print(json.dumps(found | {"backlog_of_one_host": asked.backlog, "ms_for_a_tick": round(statistics.median(ticks), 2)}))


def add_feeds(engine: sa.Engine, number: int) -> None:
    """A hundred feeds fall due each minute."""
    row = {
        "kind": "feed",
        "added_at": NOW,
        "state": {"etag": "x" * 40},
        "status": "ok",
        "why_then": "pace",
        "errors_in_row": 0,
        "items_seen": 9,
    }
    with writing(engine) as connection:
        for start in range(0, number, 5000):
            some = range(start, min(start + 5000, number))
            rows = [
                {**row, "name": f"feed {n}", "location": f"https://h{n}.example/feed", "next_poll_at": NOW + timedelta(minutes=n // 100)}
                for n in some
            ]
            connection.execute(sa.insert(sources), rows)


def lease_feeds(engine: sa.Engine, now: datetime) -> float:
    """CPU milliseconds to lease what fell due this minute."""
    begun = time.process_time()
    with writing(engine) as connection:
        due = lease_due_sources(connection, now, 75, 200)
    spent = time.process_time() - begun
    with writing(engine) as connection:
        connection.execute(
            sa.update(sources)
            .where(sources.c.id.in_([one.id for one in due]))
            .values(next_poll_at=now + timedelta(days=400), run=None, lease_until=None)
        )
    assert len(due) == 100, len(due)
    return spent * 1000


def lease_items(engine: sa.Engine, now: datetime) -> float:
    """CPU milliseconds of one tick's leasing beside the backlog."""
    begun = time.process_time()
    with writing(engine) as connection:
        lease_due(connection, now, Limits(50, 16, 75, Manners(gap=1.0, concurrency=1)))
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    main()
