"""``wiredesk status``."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import Any

import click
import sqlalchemy as sa

from config.settings import Settings, load_settings
from tasks.ports.clock import SystemClock
from tasks.store.balance import balance
from tasks.store.engine import reading
from tasks.store.queries.heartbeats import last_heartbeats
from tasks.store.queries.jobs import find_job
from tasks.store.queries.retrieval import read_retrieval
from tasks.store.queries.sources import list_sources
from tasks.store.queries.timeline import read_timeline
from tasks.store.queries.traffic import read_traffic
from worker.cli.moments import ago, span_of
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import out, put_json, put_table
from worker.cli.store import store_to_read
from worker.cli.words import NUMBER
from worker.complaint import Complaint
from worker.supervisor.folder_lock import holder


@click.command("status")
@click.argument("item", type=NUMBER, required=False)
@json_option
@data_option
@debug_option
def command(item: int | None, as_json: bool) -> None:  # noqa: FBT001  # click's
    """Show how the service does; with ITEM, what happened to that item, stage by stage."""
    settings = load_settings()
    with store_to_read(settings) as engine:
        if item is not None:
            _item(engine, item, as_json=as_json)
        else:
            _service(engine, settings, as_json=as_json)


def _item(engine: sa.Engine, item: int, *, as_json: bool) -> None:
    job = find_job(engine, item)
    if job is None:
        msg = f"no item {item}: `wiredesk jobs` lists them"
        raise Complaint(msg)
    timeline = read_timeline(engine, item)
    if as_json:
        put_json(
            {**job.as_public(), "retrieval": read_retrieval(engine, item), "timeline": [line.model_dump(mode="json") for line in timeline]}
        )
        return
    for name, value in job.as_public().items():
        if value not in (None, ""):
            out().print(f"[dim]{name:>16}[/]  {value}", markup=True, soft_wrap=True)
    for name, value in (read_retrieval(engine, item) or {}).items():
        if value not in (None, "", []):
            out().print(f"[dim]{name:>16}[/]  {', '.join(value) if isinstance(value, list) else value}", markup=True, soft_wrap=True)
    click.echo()
    rows = [
        (
            line.started.astimezone().strftime("%H:%M:%S.%f")[:-3],
            line.stage,
            line.attempt,
            line.outcome,
            span_ms(line.started, line.finished),
            line.fault,
            line.task_id,
            line.detail,
        )
        for line in timeline
    ]
    put_table(("began", "stage", "try#", "outcome", "took#", "fault", "task in Flower", "detail"), rows, "no stage has run yet")


def span_ms(started: datetime, finished: datetime) -> str:
    """How long a stage took."""
    seconds = (finished - started).total_seconds()
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def read_service(engine: sa.Engine, settings: Settings) -> dict[str, Any]:
    """The service in one record."""
    now = SystemClock().now()
    with reading(engine) as connection:
        sums = balance(connection)
    return {
        "running": holder(settings.data),
        "heartbeats": {role: (now - at).total_seconds() for role, at in last_heartbeats(engine).items()},
        "ledger": {**dataclasses.asdict(sums), "in_flight": sums.in_flight},
        "stages": read_traffic(engine, now),
        "troubled_sources": [source.as_public(now) for source in list_sources(engine) if source.errors_in_row],
    }


def _service(engine: sa.Engine, settings: Settings, *, as_json: bool) -> None:
    record = read_service(engine, settings)
    if as_json:
        put_json(record)
        return
    running = record["running"]
    click.echo(f"service    {f'`wiredesk up` is process {running}' if running else 'no `wiredesk up` on this data folder'}")
    beats = ", ".join(f"{role} {span_of(age)} ago" for role, age in sorted(record["heartbeats"].items())) or "none yet"
    click.echo(f"workers    last heard of: {beats}")
    sums = record["ledger"]
    words = ("seen", "landed", "unchanged", "skipped", "dead", "in_flight")
    click.echo("ledger     " + ", ".join(f"{sums[word]} {word.replace('_', ' ')}" for word in words))
    now = SystemClock().now()
    rows = [
        (line["stage"], line["waiting"], line["due"], line["running"], ago(datetime.fromisoformat(line["oldest"]), now))
        for line in record["stages"]
    ]
    if rows:
        click.echo()
        put_table(("stage", "waiting#", "due#", "running#", "oldest came"), rows, "")
    for source in record["troubled_sources"]:
        click.echo(f"source {source['name']}: {source['errors_in_row']} errors in a row: {source['last_error']}")
