"""A thousand stories, each told by eight workers at once: counts those that end up with two originals.

python benchmarks/dedup/race.py [--stories 1000] [--workers 8] [--database postgresql://…]
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from parts.stories import Newsroom

from tasks.deduplicate.core import decide, prepare
from tasks.model import Draft
from tasks.store.engine import open_engine, writing
from tasks.store.index import open_index
from tasks.store.migrate import upgrade
from tasks.store.schema import articles

NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
BATCH = 5


def main() -> None:
    """Run the race and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{Path(folder) / 'race.db'}"
        engine = open_engine(url)
        upgrade(engine)
        began = time.perf_counter()
        workers = [multiprocessing.Process(target=tell, args=(url, teller, options.stories)) for teller in range(options.workers)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        report(engine, options, time.perf_counter() - began)
        engine.dispose()


def tell(url: str, teller: int, stories: int) -> None:
    """One worker: every story as this outlet prints it, in small batches."""
    newsroom = Newsroom(99)
    originals = [newsroom.original() for _ in range(stories)]
    newsroom.dice.seed(teller)
    drafts = [
        Draft(
            headline=story.headline,
            body=f"{story.body}\n\n{newsroom.paragraph(14)}",
            url=f"https://teller{teller}.test/{number}",
            outlet=f"teller{teller}.test",
        )
        for number, story in enumerate(originals)
    ]
    entries = [prepare(draft, location="drop", source="race", received_at=NOW) for draft in drafts]
    engine = open_engine(url)
    for start in range(0, len(entries), BATCH):
        batch = entries[start : start + BATCH]
        with writing(engine) as connection, open_index(connection) as index:
            index.read_ahead(batch)
            for entry in batch:
                index.take(entry, decide(entry, index), now=NOW, source_id=None)
    engine.dispose()


def report(engine: sa.Engine, options: argparse.Namespace, seconds: float) -> None:
    """Clusters, and how many of them have not exactly one original."""
    originals = sa.func.count().filter(articles.c.origin_id.is_(None))
    query = sa.select(articles.c.cluster_id, sa.func.count(), originals).group_by(articles.c.cluster_id)
    with engine.connect() as connection:
        clusters = connection.execute(query).all()
    wrong = sum(first != 1 for _, _, first in clusters) + max(0, len(clusters) - options.stories)
    decided = options.stories * options.workers
    print(
        f"{engine.dialect.name}: {decided} documents of {options.stories} stories by {options.workers} workers in {seconds:.1f} s ({decided / seconds:.0f}/s), stories with two originals: {wrong}"
    )


if __name__ == "__main__":
    main()
