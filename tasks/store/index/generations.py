"""The time window: which generations of fingerprints live, and how an old one goes."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from tasks.store.engine import upsert
from tasks.store.index.tables import SLOTS, index_generations, index_postings

SPAN_DAYS = 30
"""Days of one generation: with four of them a text is found again for 90 to 120 days."""


def generation_at(now: datetime) -> int:
    """The number of the generation that ``now`` falls into."""
    return int(now.timestamp() // (SPAN_DAYS * 86_400))


def live_slots(connection: sa.Connection, algorithm: str) -> dict[int, int]:
    """Slots whose fingerprints were made by this algorithm, with the generation each holds."""
    query = sa.select(index_generations.c.slot, index_generations.c.generation).where(index_generations.c.algorithm == algorithm)
    return {row.slot: row.generation for row in connection.execute(query)}


def open_slot(connection: sa.Connection, live: dict[int, int], now: datetime, algorithm: str) -> int:
    """The slot that takes this generation's fingerprints, emptied first when it holds an old one. Updates ``live``."""
    generation = generation_at(now)
    slot = generation % SLOTS
    # a clock that was set back writes into what is there: emptying a newer generation would lose it
    if live.get(slot, -1) < generation:
        empty(connection, slot)
        held = {"generation": generation, "algorithm": algorithm}
        statement = upsert(connection, index_generations).values(slot=slot, **held)
        connection.execute(statement.on_conflict_do_update(index_elements=["slot"], set_=held))
        live[slot] = generation
    return slot


def expire_slots(connection: sa.Connection, now: datetime) -> int:
    """Empty every slot whose generation has left the window; how many went."""
    oldest = generation_at(now) - SLOTS + 1
    gone = connection.execute(sa.select(index_generations.c.slot).where(index_generations.c.generation < oldest)).scalars().all()
    for slot in gone:
        empty(connection, slot)
    connection.execute(sa.delete(index_generations).where(index_generations.c.slot.in_(gone)))
    return len(gone)


def empty(connection: sa.Connection, slot: int) -> None:
    """Empty one generation, at a cost that does not depend on its size."""
    table = index_postings[slot]
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text(f"TRUNCATE {table.name}"))
    else:
        connection.execute(sa.delete(table))  # without a condition SQLite frees the whole tree at once
