"""``wiredesk remove``."""

from __future__ import annotations

import click

from tasks.ports.clock import SystemClock
from tasks.store.sources import remove_source
from worker.cli.options import data_option, debug_option
from worker.cli.store import store_to_write
from worker.complaint import Complaint


@click.command("remove")
@click.argument("source")
@data_option
@debug_option
def command(source: str) -> None:
    """Look at SOURCE (id or name) no more. Its articles stay."""
    with store_to_write() as engine:
        removed = remove_source(engine, source, SystemClock().now())
    if removed is None:
        msg = f"no source {source!r}: `wiredesk sources` lists them"
        raise Complaint(msg)
    click.echo(f"removed {removed}")
