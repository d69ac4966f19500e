"""``wiredesk add``."""

from __future__ import annotations

from pathlib import Path

import click

from config.settings import load_settings
from tasks.ports.clock import SystemClock
from tasks.store.intake import bad_url
from tasks.store.sources import add_source
from worker.cli.nudge import nudge
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import put_json
from worker.cli.store import store_to_write
from worker.complaint import Complaint

KINDS = ("feed", "sitemap", "folder")


@click.command("add")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("location")
@click.option("--name", help="What to call it; default: its address or folder name.")
@json_option
@data_option
@debug_option
def command(kind: str, location: str, name: str | None, as_json: bool) -> None:  # noqa: FBT001  # click's
    """Add a feed or sitemap by its address, or a drop folder by its path. It is looked at straight away."""
    settings = load_settings()
    place = checked_location(kind, location)
    with store_to_write(settings) as engine:
        source = add_source(engine, kind, place, SystemClock().now(), name=name)
    if as_json:
        put_json({"source": source, "kind": kind, "location": place, "name": name})
    else:
        click.echo(f"source {source}: {kind} {place}")
    nudge(settings)


def checked_location(kind: str, location: str) -> str:
    """The location as it is kept.

    Raises a Complaint for a folder that is not there or an address that cannot be fetched.
    """
    if kind == "folder":
        folder = Path(location).expanduser().absolute()
        if not folder.is_dir():
            msg = f"no such folder: {folder}: make it first (mkdir -p), then add it"
            raise Complaint(msg)
        return str(folder)
    fault = bad_url(location)
    if fault is not None:
        msg = f"cannot use {location!r} as a {kind}: {fault.detail}"
        raise Complaint(msg)
    return location
