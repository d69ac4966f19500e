"""``wiredesk prune``."""

from __future__ import annotations

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from config.settings import load_settings
from tasks.ports.clock import SystemClock
from tasks.store.retention import Pruned
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import err, put_json
from worker.cli.store import store_to_write
from worker.pruning import count_old, prune_in_steps


@click.command("prune")
@click.option("--dry-run", is_flag=True, help="Say what would go, and keep it.")
@json_option
@data_option
@debug_option
def command(dry_run: bool, as_json: bool) -> None:  # noqa: FBT001  # click's
    """Delete pages, timelines and events that are older than WIREDESK_KEEP_PAGES_DAYS and its neighbours say.

    A running service does this by itself, once an hour. Items, articles and revisions always stay.
    """
    settings, clock = load_settings(), SystemClock()
    with store_to_write(settings) as engine:
        found = count_old(engine, settings, clock)
        gone = found if dry_run else Pruned()
        if not dry_run:
            with _progress() as bar:
                line = bar.add_task("deleting", total=_rows(found))
                for step in prune_in_steps(engine, settings, clock):
                    gone += step
                    bar.update(line, completed=_rows(gone))
    if as_json:
        put_json({"pages": gone.pages, "timeline_lines": gone.timelines, "events": gone.events, "deleted": not dry_run})
        return
    verb = "would go" if dry_run else "deleted"
    click.echo(f"{gone.pages:,} pages, {gone.timelines:,} lines of timelines, {gone.events:,} events {verb}")


def _rows(pruned: Pruned) -> int:
    return pruned.pages + pruned.timelines + pruned.events


def _progress() -> Progress:
    console = err()
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
