"""Parse: from bytes to a draft. The thin edge around :mod:`tasks.parse.core`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tasks.errors import FaultCode, Permanent
from tasks.model import Draft, Item, RawDocument
from tasks.parse.core import parse
from tasks.parse.learning import profile_of
from tasks.ports.store import Lease
from tasks.ports.tools import Tools
from tasks.stage.work import finish_all, one_by_one


def work(lease: Lease, items: Sequence[Item], tools: Tools) -> int:
    """Parse each item's document; how many go on."""
    raws = tools.store.raw_documents(items)
    profiles = tools.store.profiles({item.host for item in items if item.host})
    results = one_by_one(items, lambda item: parse_item(item, raws, profiles), tools.stage_budget)
    return finish_all(lease, results, tools)


def parse_item(item: Item, raws: Mapping[int, RawDocument], profiles: Mapping[str, Mapping[str, Any]]) -> Draft:
    """The draft of one item. Raises Permanent ``document_missing`` when its bytes are gone (pruned before a replay)."""
    raw = raws.get(item.id)
    if raw is None:
        raise Permanent(FaultCode.DOCUMENT_MISSING, "the document's bytes are no longer kept")
    return parse(raw, hints=item.hints, profile=profile_of(profiles.get(item.host or "")))
