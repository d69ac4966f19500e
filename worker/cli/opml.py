"""``wiredesk opml``."""

from __future__ import annotations

import sys
from typing import BinaryIO

import click

from config.settings import load_settings
from tasks.errors import Permanent
from tasks.fetch.opml import Outline, read_opml, write_opml
from tasks.ports.clock import SystemClock
from tasks.store.queries.sources import list_sources
from tasks.store.sources import add_source
from worker.cli.nudge import nudge
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import put_json
from worker.cli.store import store_to_read, store_to_write
from worker.complaint import Complaint

MAX_BYTES = 32 << 20


@click.group("opml")
@data_option
@debug_option
def command() -> None:
    """Take in a list of feeds from another reader, or give ours away."""


@command.command("import")
@click.argument("file", type=click.File("rb"))
@json_option
@data_option
@debug_option
def take_in(file: BinaryIO, as_json: bool) -> None:  # noqa: FBT001  # click's
    """Add every feed of an OPML file (- for standard input). Those known already stay as they are."""
    settings = load_settings()
    try:
        listed = read_opml(file.read(MAX_BYTES))
    except Permanent as fault:
        msg = f"{file.name}: {fault.detail or fault.code}: give an OPML file, as feed readers export it"
        raise Complaint(msg) from None
    with store_to_write(settings) as engine:
        known = {source.location for source in list_sources(engine)}
        fresh = [outline for outline in listed.outlines if outline.feed_url not in known]
        added = [(add_source(engine, "feed", outline.feed_url, SystemClock().now()), outline) for outline in fresh]
    for source, outline in added if as_json else ():
        put_json({"source": source, "kind": "feed", "location": outline.feed_url, "title": outline.title})
    if not as_json:
        click.echo(f"{len(added)} feeds added, {len(listed.outlines) - len(added)} known already")
    for address in listed.refused:
        click.echo(f"passed over, no address on the web: {address}", err=True)
    nudge(settings)


@command.command("export")
@data_option
@debug_option
def give_away() -> None:
    """Print the feeds as OPML."""
    with store_to_read() as engine:
        feeds = [source for source in list_sources(engine) if source.kind == "feed"]
    sys.stdout.buffer.write(write_opml([Outline(feed.location, feed.title or feed.name) for feed in feeds]))
    sys.stdout.buffer.flush()
