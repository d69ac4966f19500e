"""``wiredesk remove``."""

from __future__ import annotations

import click

from tasks.ports.clock import SystemClock
from tasks.store.sources import remove_source
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import put_json
from worker.cli.store import store_to_write
from worker.cli.words import fit_for_text, is_no_id
from worker.complaint import Complaint


@click.command("remove")
@click.argument("source")
@json_option
@data_option
@debug_option
def command(source: str, as_json: bool) -> None:  # noqa: FBT001  # click's
    """Look at SOURCE (id or name) no more. Its articles stay."""
    source = fit_for_text(source)
    with store_to_write() as engine:
        removed = None if is_no_id(source) else remove_source(engine, source, SystemClock().now())
    if removed is None:
        msg = f"no source {source!r}: `wiredesk sources` lists them"
        raise Complaint(msg)
    if as_json:
        put_json({"removed": removed})
    else:
        click.echo(f"removed {removed}")
