"""``wiredesk articles``."""

from __future__ import annotations

from datetime import datetime

import click

from tasks.store.queries.articles import ArticleFilter, ArticleLine, list_articles
from worker.cli.moments import read_since
from worker.cli.options import data_option, debug_option, json_option, page_options, since_option
from worker.cli.outlets import outlet_shown
from worker.cli.output import put_json, put_table
from worker.cli.store import store_to_read
from worker.cli.words import NUMBER

COLUMNS = ("id#", "published", "lang", "rel", "rev#", "outlet", "headline")


@click.command("articles")
@since_option
@click.option("--source", metavar="NAME", help="Only from this source.")
@click.option("--language", metavar="CODE", help="Only in this language (en, de …).")
@click.option("--relation", type=click.Choice(("new", "copy")), help="Originals or copies only.")
@click.option("--cluster", type=NUMBER, metavar="ID", help="Only of this story.")
@click.option("--changed-after", metavar="WHEN", help="Only those whose current revision landed after this.")
@page_options
@json_option
@data_option
@debug_option
def command(*, as_json: bool, changed_after: str | None, **wanted: object) -> None:
    """List the articles, newest first."""
    changed = _moment(changed_after)
    with store_to_read() as engine:
        listed = list_articles(engine, ArticleFilter(changed_after=changed, **wanted))  # type: ignore[arg-type]  # click checked them
    if as_json:
        for line in listed:
            put_json(line.as_public())
        return
    put_articles(listed, "no such articles")


def put_articles(listed: list[ArticleLine], empty: str) -> None:
    """A table of articles."""
    put_table(COLUMNS, [row_of(line) for line in listed], empty)


def row_of(line: ArticleLine) -> tuple[object, ...]:
    """An article as a row of that table."""
    published = line.published_at[:16].replace("T", " ") if line.published_at else ""
    relation = f"copy of {line.of}" if line.of else line.relation
    outlet = outlet_shown(line.outlet, line.url, line.source)
    return line.article, published, line.language, relation, line.revision, outlet, line.headline or line.url


def _moment(text: str | None) -> datetime | None:
    try:
        return read_since(text) if text else None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--changed-after") from None
