"""The store as the stages know it: each method one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from tasks.model import Draft, Item, RawDocument
from tasks.ports.hosts import HostRecord
from tasks.ports.index import Decision, Entry, Index
from tasks.ports.store import Done, Lease
from tasks.store import stages
from tasks.store.documents import read_addresses, read_documents
from tasks.store.drafts import read_drafts
from tasks.store.engine import reading, writing
from tasks.store.hosts import keep_hosts, read_hosts
from tasks.store.judging import judge
from tasks.store.landing import land
from tasks.store.leasing import more_due
from tasks.store.profiles import read_profiles
from tasks.store.terms import Terms

E = TypeVar("E", bound=Entry)


class SqlStore:
    """Implements :class:`tasks.ports.store.Store` on SQLite and PostgreSQL."""

    def __init__(self, engine: sa.Engine, terms: Terms) -> None:
        self._engine = engine
        self._terms = terms

    def begin(self, lease: Lease, now: datetime) -> tuple[Item, ...]:
        """See :func:`tasks.store.stages.begin`."""
        with writing(self._engine) as connection:
            return stages.begin(connection, lease, now, self._terms)

    def forgive(self, lease: Lease, now: datetime) -> int:
        """See :func:`tasks.store.stages.forgive`."""
        with writing(self._engine) as connection:
            return stages.forgive(connection, lease, now)

    def raw_documents(self, items: Sequence[Item]) -> Mapping[int, RawDocument]:
        """What was fetched, by item id."""
        with reading(self._engine) as connection:
            return read_documents(connection, items)

    def drafts(self, items: Sequence[Item]) -> Mapping[int, Draft]:
        """What was parsed, by item id."""
        with reading(self._engine) as connection:
            return read_drafts(connection, items)

    def addresses(self, items: Sequence[Item]) -> Mapping[int, str]:
        """The address each item's document was read from, behind redirects."""
        with reading(self._engine) as connection:
            return read_addresses(connection, items)

    def finish(self, lease: Lease, results: Sequence[Done], now: datetime) -> int:
        """See :func:`tasks.store.stages.finish`."""
        with writing(self._engine) as connection:
            return stages.finish(connection, lease, results, now, self._terms)

    def judge(self, lease: Lease, entries: Sequence[tuple[Item, E]], decide: Callable[[E, Index], Decision], now: datetime) -> int:
        """See :func:`tasks.store.judging.judge`."""
        with writing(self._engine) as connection:
            return judge(connection, lease, entries, decide, now, self._terms)

    def land(self, lease: Lease, now: datetime) -> int:
        """See :func:`tasks.store.landing.land`."""
        with writing(self._engine) as connection:
            return len(land(connection, lease, now, self._terms))

    def hosts(self, names: Collection[str]) -> Mapping[str, HostRecord]:
        """See :func:`tasks.store.hosts.read_hosts`."""
        with reading(self._engine) as connection:
            return read_hosts(connection, names)

    def keep_hosts(self, records: Mapping[str, HostRecord], now: datetime) -> None:
        """See :func:`tasks.store.hosts.keep_hosts`."""
        with writing(self._engine) as connection:
            keep_hosts(connection, records, now)

    def profiles(self, hosts: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        """See :func:`tasks.store.profiles.read_profiles`."""
        with reading(self._engine) as connection:
            return read_profiles(connection, hosts)

    def more_due(self, now: datetime) -> bool:
        """See :func:`tasks.store.leasing.more_due`."""
        with reading(self._engine) as connection:
            return more_due(connection, now)
