"""Store: the article lands. The thin edge around :mod:`tasks.store.landing`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tasks.errors import Retryable
from tasks.model import Item
from tasks.ports.store import Lease
from tasks.ports.tools import Tools
from tasks.stage.conduct import patiently
from tasks.stage.work import bug, finish_all


def work(lease: Lease, items: Sequence[Item], tools: Tools) -> int:
    """Land every item the lease holds; none goes on. One that cannot land is named, and the others land without it."""
    try:
        patiently(lambda: tools.store.land(lease, tools.clock.now()))
    except Retryable:
        raise  # the database's trouble, not an item's
    except Exception as error:  # noqa: BLE001 - whatever cannot land is named below
        _land_one_by_one(lease, items, tools, error)
    return 0


def _land_one_by_one(lease: Lease, items: Sequence[Item], tools: Tools, error: Exception) -> None:
    if len(items) == 1:
        finish_all(lease, [(items[0], bug(items[0], error))], tools)
        return
    for item in items:
        work(replace(lease, ids=(item.id,)), [item], tools)
