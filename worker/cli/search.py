"""``wiredesk search``."""

from __future__ import annotations

import click

from tasks.store.queries.search import search
from worker.cli.articles import put_articles
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import put_json
from worker.cli.store import store_to_read
from worker.cli.words import fit_for_text


@click.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@json_option
@data_option
@debug_option
def command(words: tuple[str, ...], limit: int, as_json: bool) -> None:  # noqa: FBT001  # click's
    """Find articles that hold all WORDS, best first.

    '"a phrase"' keeps words together, -word leaves out, word* is a beginning. Case and accents do not matter.
    """
    with store_to_read() as engine:
        hits = search(engine, " ".join(fit_for_text(word) for word in words), limit)
    if as_json:
        for hit in hits:
            put_json(hit.as_public())
        return
    put_articles([hit.line for hit in hits], "nothing found")
