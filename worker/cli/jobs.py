"""``wiredesk jobs``."""

from __future__ import annotations

from datetime import datetime

import click

from tasks.ports.clock import SystemClock
from tasks.store.queries.jobs import STATES, Job, JobFilter, list_jobs
from worker.cli.moments import ago
from worker.cli.options import data_option, debug_option, json_option, page_options, since_option
from worker.cli.output import put_json, put_table
from worker.cli.store import store_to_read

COLUMNS = ("item#", "state", "stage", "reason", "source", "seen", "tries#", "article#", "location")


@click.command("jobs")
@click.option("--state", type=click.Choice(STATES), help="Where an item stands, or how it ended.")
@click.option("--reason", metavar="WORD", help="The word it ended with: not_found, not_an_article …")
@since_option
@click.option("--source", metavar="NAME", help="Only from this source ('enqueued': a person's addresses).")
@page_options
@json_option
@data_option
@debug_option
def command(
    *, as_json: bool, state: str | None, reason: str | None, since: datetime | None, source: str | None, limit: int, before: int | None
) -> None:
    """List the items of the ledger, newest first."""
    with store_to_read() as engine:
        listed = list_jobs(engine, JobFilter(state, reason, since, source, limit, before))
    if as_json:
        for job in listed:
            put_json(job.as_public())
        return
    now = SystemClock().now()
    put_table(COLUMNS, [_row(job, now) for job in listed], "no such items")


def _row(job: Job, now: datetime) -> tuple[object, ...]:
    stage = "" if job.outcome else job.stage
    return (
        job.item,
        job.outcome or job.state,
        stage,
        job.reason,
        job.source,
        ago(job.first_seen, now),
        job.attempts,
        job.article,
        job.location,
    )
