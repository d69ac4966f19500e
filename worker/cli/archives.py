"""``wiredesk archives``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import click

from config.settings import load_settings
from tasks.fetch.archives import MAX_PAGES, read_archives
from tasks.fetch.polled import hints_of
from tasks.ports.clock import SystemClock
from tasks.ports.http import Http
from tasks.store.intake import Origin, Wanted, enqueue_urls
from tasks.store.items import POLLED
from tasks.store.queries.sources import SourceHealth, list_sources
from worker.cli.nudge import nudge
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import put_json
from worker.cli.store import store_to_write
from worker.complaint import Complaint
from worker.runtime import build_runtime


@click.command("archives")
@click.argument("source")
@click.option("--pages", type=click.IntRange(1, MAX_PAGES), default=20, show_default=True, help="Documents to read at most.")
@json_option
@data_option
@debug_option
def command(source: str, pages: int, as_json: bool) -> None:  # noqa: FBT001  # click's
    """Take in a feed's older entries, where it has archives (RFC 5005) or further pages. SOURCE is a number or a name."""
    settings = load_settings()
    with store_to_write(settings) as engine:
        feed = _found(source, list_sources(engine))
        with closing(build_runtime(settings).http) as http:
            wanted = list(_older(feed.location, http, pages))
        origin = Origin(name=feed.name, source_id=feed.source, priority=POLLED)
        ids = enqueue_urls(engine, wanted, SystemClock().now(), origin)
    if as_json:
        for item, page in zip(ids, wanted, strict=True):
            put_json({"item": item, "location": page.url})
    else:
        click.echo(f"{len(ids)} entries put into the ledger")
    nudge(settings)


def _found(key: str, sources: list[SourceHealth]) -> SourceHealth:
    for source in sources:
        if source.kind == "feed" and key in {source.name, str(source.source)}:
            return source
    msg = f"no feed {key}: `wiredesk sources` lists them"
    raise Complaint(msg)


def _older(url: str, http: Http, pages: int) -> Iterator[Wanted]:
    """Every entry once, in the order of the documents."""
    seen: set[str] = set()
    for feed in read_archives(url, http=http, most=pages):
        for item in feed.items:
            if item.link and item.link not in seen:
                seen.add(item.link)
                yield Wanted(item.link, hints=hints_of(item))
