"""``wiredesk discover``."""

from __future__ import annotations

import dataclasses
from contextlib import closing

import click

from config.settings import load_settings
from tasks.fetch.finding import find_feeds
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import put_json, put_table
from worker.complaint import Complaint
from worker.runtime import build_runtime


@click.command("discover")
@click.argument("url")
@json_option
@data_option
@debug_option
def command(url: str, as_json: bool) -> None:  # noqa: FBT001  # click's
    """Find the feeds of a site: those its page names, else those in the usual places. Each one listed was read."""
    with closing(build_runtime(load_settings()).http) as http:
        found = list(find_feeds(url, http=http))
    if not found:
        msg = f"no feed found at {url}: try its front page or a section's page, or `wiredesk add sitemap` its news sitemap"
        raise Complaint(msg)
    for feed in found if as_json else ():
        put_json(dataclasses.asdict(feed))
    if not as_json:
        put_table(("entries#", "named", "title", "url"), [(f.entries, "yes" if f.stated else "guessed", f.title, f.url) for f in found], "")
