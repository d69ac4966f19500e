"""``wiredesk show``."""

from __future__ import annotations

from typing import Any

import click
import sqlalchemy as sa
from rich.markup import escape

from tasks.store.queries.article import read_article, read_enrichment
from tasks.store.queries.history import compare, read_history
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import out, put_json, put_table
from worker.cli.store import store_to_read
from worker.cli.words import NUMBER, is_no_id
from worker.complaint import Complaint

BESIDE = ("section", "authors", "dateline", "published_at", "updated_at", "language", "url", "topics", "flags")
PLACE = ("article", "revision", "relation", "of", "cluster", "source", "first_seen", "item")


class RevisionPair(click.ParamType[tuple[int, int]]):
    """Two revision numbers: ``1..3``."""

    name = "OLD..NEW"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """The pair, or a usage error."""
        old, _, new = str(value).partition("..")
        if not (old.isdecimal() and new.isdecimal()) or is_no_id(old) or is_no_id(new):
            self.fail(f"{value!r} is no pair of revisions: write 1..3", param, ctx)
        return int(old), int(new)


@click.command("show")
@click.argument("article", type=NUMBER)
@click.option("--revision", type=NUMBER, metavar="N", help="As it was in revision N.")
@click.option("--history", is_flag=True, help="List its revisions.")
@click.option("--diff", type=RevisionPair(), metavar="OLD..NEW", help="What changed between two revisions: --diff 1..3.")
@json_option
@data_option
@debug_option
def command(*, article: int, revision: int | None, history: bool, diff: tuple[int, int] | None, as_json: bool) -> None:
    """Show one article with every field and what was found in it."""
    with store_to_read() as engine:
        if diff:
            _show_diff(engine, article, diff, as_json=as_json)
        elif history:
            _show_history(engine, article, as_json=as_json)
        else:
            _show_article(_found(engine, article, revision), as_json=as_json)


def _found(engine: sa.Engine, article: int, revision: int | None) -> dict[str, Any]:
    record = read_article(engine, article, revision)
    if record is None:
        which = f"no revision {revision} of article {article}: `wiredesk show {article} --history` lists them"
        msg = which if revision is not None else f"no article {article}: `wiredesk articles` lists them"
        raise Complaint(msg)
    return {**record, "enrichment": read_enrichment(engine, article, record["revision"])}


def _show_article(record: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        put_json(record)
        return
    console = out()
    console.print(f"[bold]{escape(record['headline'] or '(no headline)')}[/]")
    for text in (record["standfirst"], *(f"• {point}" for point in record["highlights"])):
        if text:
            console.print(f"[italic]{escape(text)}[/]")
    console.print()
    for name in (*BESIDE, *PLACE):
        value = record[name]
        if value not in (None, "", []):
            console.print(f"[dim]{name:>13}[/]  {escape(', '.join(value) if isinstance(value, list) else str(value))}")
    subheads = set(record["subheads"])
    for paragraph in record["body"].split("\n\n"):
        console.print()
        console.print(f"[bold]{escape(paragraph)}[/]" if paragraph in subheads else escape(paragraph))
    for name in ("captions", "tail"):
        value = record[name]
        if value:
            console.print(f"\n[dim]{name}: {escape(' / '.join(value) if isinstance(value, list) else value)}[/]")
    for enricher, values in record["enrichment"].items():
        console.print(f"\n[dim]{escape(enricher)}[/]  {escape(str(values))}")


def _show_history(engine: sa.Engine, article: int, *, as_json: bool) -> None:
    revisions = read_history(engine, article)
    if not revisions:
        msg = f"no article {article}: `wiredesk articles` lists them"
        raise Complaint(msg)
    if as_json:
        for revision in revisions:
            put_json(revision)
        return
    rows = [
        (line["revision"], line["landed_at"][:19].replace("T", " "), line["item"], _class_of(line), line["headline"]) for line in revisions
    ]
    put_table(("rev#", "landed (UTC)", "item#", "change", "headline"), rows, "")


def _class_of(line: dict[str, Any]) -> str:
    return str((line["change"] or {}).get("class", "")) if line["revision"] > 1 else ""


def _show_diff(engine: sa.Engine, article: int, pair: tuple[int, int], *, as_json: bool) -> None:
    found = compare(engine, article, *pair)
    if found is None:
        msg = f"article {article} has no revisions {pair[0]} and {pair[1]}: `wiredesk show {article} --history` lists them"
        raise Complaint(msg)
    if as_json:
        put_json(found)
        return
    console = out()
    for name, (old, new) in found["fields"].items():
        console.print(f"[bold]{name}[/]\n[red]- {escape(str(old))}[/]\n[green]+ {escape(str(new))}[/]")
    for line in found["body"]:
        console.print(f"[{'red' if line.startswith('-') else 'green'}]{escape(line)}[/]")
