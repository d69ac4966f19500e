"""``wiredesk cluster``."""

from __future__ import annotations

from typing import Any

import click

from tasks.store.queries.cluster import read_cluster
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.outlets import outlet_shown
from worker.cli.output import put_json, put_table
from worker.cli.store import store_to_read
from worker.cli.words import NUMBER
from worker.complaint import Complaint

COLUMNS = ("id#", "published (UTC)", "first seen (UTC)", "outlet", "rel", "carries", "rev#", "headline")


@click.command("cluster")
@click.argument("cluster", type=NUMBER)
@json_option
@data_option
@debug_option
def command(*, cluster: int, as_json: bool) -> None:
    """Show one story over all outlets: who had it first, and who carries how much of whose text.

    The number stands in `wiredesk show` and `wiredesk articles --json`.
    """
    with store_to_read() as engine:
        told = read_cluster(engine, cluster)
    if not told:
        msg = f"no cluster {cluster}: `wiredesk show ARTICLE` tells an article's"
        raise Complaint(msg)
    if as_json:
        for article in told:
            put_json(article)
        return
    put_table(COLUMNS, [_row(article) for article in told], "")


def _row(article: dict[str, Any]) -> tuple[object, ...]:
    times = (_minute(article["published_at"]), _minute(article["first_seen"]))
    relation = f"copy of {article['of']}" if article["of"] else article["relation"]
    carries = f"{article['coverage']:.0%}" if article["coverage"] is not None else ""
    outlet = outlet_shown(article["outlet"], article["url"], article["source"])
    return article["article"], *times, outlet, relation, carries, article["revision"], article["headline"]


def _minute(moment: str | None) -> str:
    return (moment or "")[:16].replace("T", " ")
