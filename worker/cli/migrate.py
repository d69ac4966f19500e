"""``wiredesk migrate``."""

from __future__ import annotations

import click

from config.settings import load_settings
from tasks.store.migrate import current, newest
from worker.cli.options import data_option, debug_option
from worker.cli.store import store_to_write


@click.command("migrate")
@data_option
@debug_option
def command() -> None:
    """Bring the database to this version's schema. Does nothing when it is there already."""
    with store_to_write(load_settings()) as engine:
        click.echo(f"database at schema {current(engine)} (newest: {newest()})")
