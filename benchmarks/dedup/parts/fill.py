"""Fills an index with strangers, straight through the driver, in the order in which articles would come."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime

import sqlalchemy as sa

from tasks.ports.index import FINGERPRINTS
from tasks.store.index.generations import generation_at
from tasks.store.index.tables import SLOTS

ROWS_AT_ONCE = 20_000
COMMON = 3_000
"""Fingerprints of phrases that many share; the rest are anyone's."""
NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


def fill(engine: sa.Engine, first: int, last: int, seed: int = 7) -> None:
    """Articles ``first`` to ``last - 1``: keys, fingerprints over the live generations, a row and a short landed text each."""
    dice = random.Random(seed + first)
    for start in range(first, last, ROWS_AT_ONCE):
        ids = range(start, min(last, start + ROWS_AT_ONCE))
        keys = [(dice.getrandbits(64) - 2**63, number) for number in ids for _ in range(3 if number % 2 else 2)]
        write(engine, "index_keys", ("value", "article_id"), keys)
        # the newest quarter of the articles is in the newest generation, as a full window has it
        slot = (generation_at(NOW) - (last - 1 - start) * SLOTS // max(1, last)) % SLOTS
        write(engine, f"index_postings_{slot}", ("fingerprint", "article_id"), list(_postings(dice, ids)))
    live = [(generation % SLOTS, generation, FINGERPRINTS) for generation in range(generation_at(NOW) - SLOTS + 1, generation_at(NOW) + 1)]
    with engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM index_generations"))
    write(engine, "index_generations", ("slot", "generation", "algorithm"), live)


def fill_articles(engine: sa.Engine, first: int, last: int) -> None:
    """The rows the fingerprints point at, with a text to align."""
    body = " ".join(f"stranger{place}" for place in range(60))
    when = NOW.replace(tzinfo=None) if engine.dialect.name == "sqlite" else NOW
    shown = str(when) + (".000000" if engine.dialect.name == "sqlite" else "")
    for start in range(first, last, ROWS_AT_ONCE):
        ids = range(start, min(last, start + ROWS_AT_ONCE))
        rows = [(n, f"https://old.test/{n}", "old.test", "old", shown, shown, "new", n, 1, 1) for n in ids]
        write(
            engine,
            "articles",
            (
                "id",
                "canonical_url",
                "outlet",
                "source",
                "first_seen",
                "last_seen",
                "relation",
                "cluster_id",
                "judged_revision",
                "current_revision",
            ),
            rows,
        )
        texts = [
            (n, n, 1, n, shown, "[]", "[]", body, "[]", "[]", "{}", "[]", "article", "[]", "{}", "bench", f"{n:016x}", "{}") for n in ids
        ]
        names = "id article_id number item_id landed_at highlights authors body subheads captions dates topics kind flags provenance parser content_key verdict"
        write(engine, "revisions", tuple(names.split()), texts)


def _postings(dice: random.Random, ids: range) -> Iterator[tuple[int, int]]:
    for number in ids:
        count = max(2, int(dice.lognormvariate(3.25, 0.55)))
        own = {dice.getrandbits(32) - 2**31 for _ in range(count)}
        if number < COMMON * 20:
            own.add(dice.randrange(COMMON))
        yield from ((value, number) for value in own)


def write(engine: sa.Engine, table: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    """Rows through the driver's fastest way that keeps the indexes as insertion leaves them."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        if engine.dialect.name == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute("SET session_replication_role = DEFAULT")
            raw.commit()
        else:
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA cache_size=-2000000")
            cursor.execute("BEGIN")
            cursor.executemany(f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows)
            cursor.execute("COMMIT")
            for pragma in ("foreign_keys=ON", "synchronous=FULL", "cache_size=-32000"):
                cursor.execute(f"PRAGMA {pragma}")
    finally:
        raw.close()


def index_bytes(engine: sa.Engine) -> int:
    """Bytes of the index's own tables with their indexes."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            query = "SELECT COALESCE(SUM(pg_total_relation_size(oid)), 0) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'index\\_%'"
            return int(connection.execute(sa.text(query)).scalar_one())
        # called before anything else is in the file
        return int(connection.execute(sa.text("PRAGMA page_count")).scalar_one()) * int(
            connection.execute(sa.text("PRAGMA page_size")).scalar_one()
        )
