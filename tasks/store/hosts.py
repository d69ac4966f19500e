"""Hosts: the row that manners are kept in over all workers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

import sqlalchemy as sa

from tasks.ports.hosts import HostRecord
from tasks.store.engine import upsert
from tasks.store.schema import hosts


def read_hosts(connection: sa.Connection, names: Collection[str]) -> Mapping[str, HostRecord]:
    """What is known of these hosts; strangers are missing."""
    query = sa.select(hosts).where(hosts.c.host.in_(names))
    return {
        row.host: HostRecord(row.next_start_at, row.gap or 0.0, row.failures, row.robots, row.robots_until, row.robots_failing_since)
        for row in connection.execute(query)
    }


def keep_hosts(connection: sa.Connection, records: Mapping[str, HostRecord], now: datetime) -> None:
    """Keep what a batch has learnt. A later start that a tick has booked meanwhile is not taken back."""
    if not records:
        return
    statement = upsert(connection, hosts)
    new = statement.excluded
    later = sa.case((new.next_start_at > hosts.c.next_start_at, new.next_start_at), else_=hosts.c.next_start_at)
    same = {name: new[name] for name in ("gap", "failures", "robots", "robots_until", "robots_failing_since")}
    statement = statement.on_conflict_do_update(index_elements=["host"], set_={"next_start_at": later, **same})
    connection.execute(statement, [_row(name, record, now) for name, record in records.items()])


def _row(name: str, record: HostRecord, now: datetime) -> dict[str, object]:
    return {
        "host": name,
        "next_start_at": record.next_start or now,
        "gap": record.gap or None,
        "failures": record.failures,
        "robots": record.robots,
        "robots_until": record.robots_until,
        "robots_failing_since": record.robots_failing_since,
    }
