"""Store: the article lands. The thin edge around :mod:`tasks.store.landing`."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.model import Item
from tasks.ports.store import Lease
from tasks.ports.tools import Tools
from tasks.stage.conduct import patiently


def work(lease: Lease, _items: Sequence[Item], tools: Tools) -> int:
    """Land every item the lease holds; none goes on."""
    patiently(lambda: tools.store.land(lease, tools.clock.now()))
    return 0
