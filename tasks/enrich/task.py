"""Enrich: what can be read out of an article. The thin edge around :mod:`tasks.enrich.core`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import structlog

from tasks.enrich.core import enrich
from tasks.model import Draft, Enrichment, Item
from tasks.ports.store import Lease
from tasks.ports.tools import Tools
from tasks.stage.work import finish_all, one_by_one

log = structlog.get_logger("wiredesk.enrich")


def work(lease: Lease, items: Sequence[Item], tools: Tools) -> int:
    """Enrich each draft; how many go on."""
    drafts = tools.store.drafts(items)
    results = one_by_one(items, lambda item: enrich_item(item, drafts), tools.stage_budget)
    return finish_all(lease, results, tools)


def enrich_item(item: Item, drafts: Mapping[int, Draft]) -> tuple[Enrichment, ...]:
    """The enrichments of one item. An enricher that fails is logged and missed; the story lands all the same."""
    enriched = enrich(drafts[item.id])
    for failure in enriched.failures:
        log.warning("enricher failed", item=item.id, failure=str(failure))
    return enriched.enrichments
