"""What a decision costs when ten thousand and when a million articles are held, and what the index weighs.

python benchmarks/dedup/scale.py [--articles 1000000] [--database postgresql://…]
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

import sqlalchemy as sa
from parts.fill import NOW, fill, fill_articles, index_bytes
from parts.stories import Newsroom, Sent

from tasks.deduplicate.core import Newcomer, decide, prepare
from tasks.model import Draft
from tasks.store.engine import open_engine, writing
from tasks.store.index import open_index
from tasks.store.migrate import upgrade

SMALL = 10_000
BATCH = 50
MEASURED = 3_000


def main() -> None:
    """Fill, measure, fill on, measure again; one line of JSON at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(options.database or f"sqlite:///{Path(folder) / 'scale.db'}")
        upgrade(engine)
        told = run(engine, options.articles)
        engine.dispose()
    print(json.dumps(told))


def run(engine: sa.Engine, articles: int) -> dict[str, object]:
    """Both measurements."""
    empty = index_bytes(engine)
    fill(engine, 1, SMALL)
    fill_articles(engine, 1, SMALL)
    advance(engine, articles + 1)
    small = measure(engine, seed=1)
    if engine.dialect.name == "sqlite":
        before = index_bytes(engine)
        fill(engine, SMALL, articles)
        weight = (index_bytes(engine) - before) / (articles - SMALL)
    else:
        fill(engine, SMALL, articles)
        weight = (index_bytes(engine) - empty) / articles
    fill_articles(engine, SMALL, articles)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("ANALYZE"))
    large = measure(engine, seed=2)
    return {
        "database": engine.dialect.name, "articles": articles, f"at_{SMALL}": small, f"at_{articles}": large,
        "ratio_p50": round(large["p50_ms"] / small["p50_ms"], 2), "ratio_mean": round(large["mean_ms"] / small["mean_ms"], 2), "ratio_cpu": round(large["cpu_mean_ms"] / small["cpu_mean_ms"], 2), "index_bytes_per_article": round(weight),
    }  # fmt: skip


def advance(engine: sa.Engine, first: int) -> None:
    """Measured articles get numbers behind the strangers'."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text(f"SELECT setval(pg_get_serial_sequence('articles', 'id'), {first})"))
        else:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.execute(
                sa.text(
                    f"INSERT INTO articles (id, source, first_seen, last_seen, relation, cluster_id, judged_revision, current_revision) VALUES ({first + 10}, 'x', '2031-01-01', '2031-01-01', 'new', {first + 10}, 1, 0)"
                )
            )


def entry_of(sent: Sent, seed: int) -> Newcomer:
    """Prepared, as the pipeline does it outside the lock; each measurement has sites of its own."""
    draft = Draft(headline=sent.headline, body=sent.body, url=sent.url.replace(".test/", f"-{seed}.test/"), outlet=sent.outlet)
    return prepare(draft, location="drop", source="bench", received_at=NOW)


def measure(engine: sa.Engine, seed: int) -> dict[str, float]:
    """A stream decided in batches: milliseconds an article, in the process and with the store, the commit shared out."""
    stream = Newsroom(seed).stream(MEASURED)
    entries = [(sent, entry_of(sent, seed)) for sent in stream]
    spent, cpu, wrong = [], [], 0
    for start in range(0, len(entries), BATCH):
        batch = entries[start : start + BATCH]
        began, own = time.perf_counter(), time.process_time()
        steps, work = [], []
        with writing(engine) as connection, open_index(connection) as index:
            index.read_ahead([entry for _, entry in batch])
            for sent, entry in batch:
                step, worked = time.perf_counter(), time.process_time()
                decision = decide(entry, index)
                index.take(entry, decision, now=NOW, source_id=None)
                steps.append(time.perf_counter() - step)
                work.append(time.process_time() - worked)
                wrong += str(decision.verdict.relation) != sent.kind
        shared = (time.perf_counter() - began - sum(steps)) / len(batch)
        spent += [step + shared for step in steps]
        commit = (time.process_time() - own - sum(work)) / len(batch)
        cpu += [each + commit for each in work]
    spent.sort()
    cpu.sort()
    figures = {
        "p50_ms": spent[len(spent) // 2],
        "p99_ms": spent[int(len(spent) * 0.99)],
        "mean_ms": sum(spent) / len(spent),
        "cpu_mean_ms": sum(cpu) / len(cpu),
        "cpu_p50_ms": cpu[len(cpu) // 2],
        "cpu_p99_ms": cpu[int(len(cpu) * 0.99)],
    }
    return {name: round(value * 1000, 2) for name, value in figures.items()} | {"decided_otherwise": wrong}


if __name__ == "__main__":
    main()
