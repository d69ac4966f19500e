"""``wiredesk sources``."""

from __future__ import annotations

from datetime import datetime

import click

from tasks.ports.clock import SystemClock
from tasks.store.queries.sources import SourceHealth, list_sources
from worker.cli.moments import ago
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import put_json, put_table
from worker.cli.store import store_to_read

COLUMNS = ("id#", "name", "kind", "health", "items#", "a day#", "errors#", "success", "last new", "next look", "why then")


@click.command("sources")
@json_option
@data_option
@debug_option
def command(as_json: bool) -> None:  # noqa: FBT001  # click's
    """List the sources: how they do, what they brought, when they are looked at next."""
    with store_to_read() as engine:
        listed = list_sources(engine)
    now = SystemClock().now()
    if as_json:
        for source in listed:
            put_json(source.as_public(now))
        return
    put_table(COLUMNS, [_row(source, now) for source in listed], "no sources yet: wiredesk add feed https://…")


def _row(source: SourceHealth, now: datetime) -> tuple[object, ...]:
    looks = ago(source.last_success_at, now), ago(source.last_new_at, now), ago(source.next_poll_at, now)
    pace = "" if source.per_day is None else f"{source.per_day:g}"
    why = source.last_error or source.why_then
    return source.source, source.name, source.kind, source.health(now), source.items_seen, pace, source.errors_in_row, *looks, why
