"""Runs every enricher over an article. One that fails costs its own values, never the article."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from tasks.enrich.enricher import Document, Enriched, Enricher, Failure
from tasks.enrich.registry import all_enrichers
from tasks.model import Draft, Enrichment

DETAIL_LIMIT = 300
"""Characters kept of an exception's own words."""


def enrich(draft: Draft, enrichers: Sequence[Enricher] | None = None) -> Enriched:
    """What every enricher finds in ``draft``, in the order in which they need each other.

    Never raises for the article's sake. ``enrichers`` stand in for the registry, already in order.
    """
    found: dict[str, Any] = {}
    made: list[Enrichment] = []
    failed: list[Failure] = []
    for enricher in all_enrichers() if enrichers is None else enrichers:
        result = _run(enricher, draft, found)
        if isinstance(result, Failure):
            failed.append(result)
        else:
            made.append(result)
            found |= result.values
    return Enriched(tuple(made), tuple(failed))


def fingerprint(enricher: Enricher, draft: Draft, known: Mapping[str, Any]) -> str:
    """Digest of all that the enricher's answer depends on: equal means there is nothing to do again."""
    inputs = [enricher.name, enricher.version, draft.model_dump(mode="json", include=set(enricher.reads)), dict(known)]
    text = json.dumps(inputs, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _run(enricher: Enricher, draft: Draft, found: Mapping[str, Any]) -> Enrichment | Failure:
    missing = [key for key in enricher.requires if key not in found]
    if missing:
        return Failure(enricher.name, enricher.version, f"lacks {', '.join(missing)}")
    known = {key: found[key] for key in enricher.requires}
    try:
        values = enricher.enrich(Document(draft, known))
        _check(enricher, values)
        return Enrichment(enricher=enricher.name, version=enricher.version, fingerprint=fingerprint(enricher, draft, known), values=values)
    except Exception as error:  # noqa: BLE001 - an enricher may be anybody's code; its bug is a doubt, not a lost article
        return Failure(enricher.name, enricher.version, f"{type(error).__name__}: {error}"[:DETAIL_LIMIT])


def _check(enricher: Enricher, values: Mapping[str, Any]) -> None:
    """Hold an enricher to its word before its values reach the database."""
    stray = sorted(set(values) - set(enricher.provides))
    if stray:
        msg = f"found {', '.join(stray)}, which it does not say it provides"
        raise ValueError(msg)
    json.dumps(values, allow_nan=False)
