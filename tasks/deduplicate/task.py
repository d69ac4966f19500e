"""Deduplicate: what is this to us? The thin edge around :mod:`tasks.deduplicate.core`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tasks.deduplicate.core import Newcomer, decide, prepare
from tasks.model import Draft, Item
from tasks.ports.store import Lease, Unjudgeable
from tasks.ports.tools import Tools
from tasks.stage.conduct import patiently
from tasks.stage.work import bug, finish_all


def work(lease: Lease, items: Sequence[Item], tools: Tools) -> int:
    """Judge each draft and take its place; how many go on. An item that cannot be judged is retried by itself."""
    drafts = tools.store.drafts(items)
    addresses = tools.store.addresses(items)
    entries = [(item, newcomer_of(item, drafts[item.id], addresses)) for item in items]
    while entries:
        try:
            return judge_all(lease, entries, tools)
        except Unjudgeable as stuck:
            finish_all(lease, [(stuck.item, bug(stuck.item, stuck.error))], tools)
            entries = [entry for entry in entries if entry[0].id != stuck.item.id]
    return 0


def judge_all(lease: Lease, entries: Sequence[tuple[Item, Newcomer]], tools: Tools) -> int:
    """Judge the whole batch in one transaction. Raises :class:`~tasks.ports.store.Unjudgeable` with nothing written."""
    return patiently(lambda: tools.store.judge(lease, entries, decide, tools.clock.now()))


def newcomer_of(item: Item, draft: Draft, addresses: Mapping[int, str]) -> Newcomer:
    """Everything that can be computed before the index is locked."""
    return prepare(draft, location=addresses.get(item.id, item.location), source=item.source, received_at=item.first_seen)
