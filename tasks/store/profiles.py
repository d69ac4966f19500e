"""Profiles: what the pages of a host have taught, kept as plain JSON and changed in the transaction that ends a document."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tasks.errors import FaultCode
from tasks.model import Draft, Item, Outcome, OutcomeKind
from tasks.ports.learning import Learned, Learner
from tasks.store.engine import upsert
from tasks.store.schema import events, profiles

TEACHING = frozenset({FaultCode.EMPTY, FaultCode.NOT_AN_ARTICLE})
"""Skips that say something about the host's pages, not about the network."""


def read_profiles(connection: sa.Connection, hosts: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
    """What is known of these hosts; strangers are missing."""
    query = sa.select(profiles.c.host, profiles.c.profile).where(profiles.c.host.in_(hosts))
    return {row.host: row.profile for row in connection.execute(query)}


def learn_landed(connection: sa.Connection, stories: Sequence[tuple[Item, Draft]], learner: Learner, now: datetime) -> None:
    """Learn from stories that nobody had before."""
    for item, draft in stories:
        if item.host:
            _keep(connection, item, learner.landed(_read(connection, item.host), draft), now)


def learn_skipped(connection: sa.Connection, ends: Sequence[tuple[Item, Outcome]], learner: Learner, now: datetime) -> None:
    """Learn from documents that were read in vain; looks at pages we hold are left out, for their hosts have been judged already."""
    for item, outcome in ends:
        if item.host and item.recheck_of is None and outcome.kind is OutcomeKind.SKIPPED and outcome.reason in TEACHING:
            _keep(connection, item, learner.skipped(_read(connection, item.host), str(outcome.reason)), now)


def _read(connection: sa.Connection, host: str) -> Mapping[str, Any] | None:
    return connection.execute(sa.select(profiles.c.profile).where(profiles.c.host == host).with_for_update()).scalar()


def _keep(connection: sa.Connection, item: Item, learned: Learned, now: datetime) -> None:
    before = connection.execute(sa.select(profiles.c.alarm).where(profiles.c.host == item.host)).scalar()
    row = {"host": item.host, "profile": dict(learned.profile), "alarm": learned.alarm, "updated_at": now}
    statement = upsert(connection, profiles)
    new = {name: statement.excluded[name] for name in ("profile", "alarm", "updated_at")}
    connection.execute(statement.on_conflict_do_update(index_elements=["host"], set_=new), row)
    if learned.alarm and not before:
        told = {"host": item.host, "source": item.source, "detail": learned.alarm, "alarm": True}
        connection.execute(sa.insert(events), {"at": now, "kind": "alarm", "item_id": None, "article_id": None, "payload": told})
