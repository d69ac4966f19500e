"""One item of ``wiredesk ingest``, as it is printed."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tasks.model import Draft
from tasks.store.queries.article import first_refs, read_article, read_enrichment, read_landing
from tasks.store.queries.jobs import Job

PUBLIC = tuple(Draft().as_public())


def ingest_record(engine: sa.Engine, job: Job) -> dict[str, Any]:
    """The item's end, what it is to the articles held, and the article itself (for an unchanged one: the article it equals)."""
    held = read_landing(engine, job.item) or _known(engine, job)
    return {
        "item": job.item,
        "ref": job.ref,
        "location": job.location,
        "outcome": job.outcome,
        "reason": job.reason,
        "detail": job.detail,
        "relation": job.relation,
        "of": job.of,
        "of_ref": first_refs(engine, {job.of}).get(job.of) if job.of is not None else None,
        "cluster": held["cluster"] if held else None,
        "article": {"id": held["article"], "revision": held["revision"], **{name: held[name] for name in PUBLIC}} if held else None,
        "enrichment": read_enrichment(engine, held["article"], held["revision"]) if held else {},
    }


def _known(engine: sa.Engine, job: Job) -> dict[str, Any] | None:
    known = job.article if job.article is not None else job.of
    return read_article(engine, known) if known is not None else None
