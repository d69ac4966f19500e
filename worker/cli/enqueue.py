"""``wiredesk enqueue``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

import click
import sqlalchemy as sa

from config.settings import load_settings
from tasks.model import OutcomeKind
from tasks.ports.clock import SystemClock
from tasks.store.intake import Wanted, enqueue_urls
from tasks.store.queries.jobs import Job, find_jobs
from worker.cli.delays import Delays
from worker.cli.follow import follow
from worker.cli.nudge import nudge
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import put_json, remark
from worker.cli.store import store_to_write
from worker.cli.words import TEXT_FILE, fit_for_text


@click.command("enqueue")
@click.argument("urls", nargs=-1)
@click.option("-f", "--file", "files", type=TEXT_FILE, multiple=True, help="Read addresses from FILE, one a line.")
@click.option("--wait", is_flag=True, help="Follow the items to their outcomes.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="With --wait: give up after so long, with exit code 1; default: never.",
)
@json_option
@data_option
@debug_option
def command(*, urls: tuple[str, ...], files: tuple[TextIO, ...], wait: bool, timeout: float | None, as_json: bool) -> int:
    """Put addresses in to be fetched; prints the id of each item. A lone '-' reads addresses from standard input.

    With --wait the exit code is 0 only when every item landed or was unchanged; what has to be tried again is told on standard error, with
    its reason and when. A malformed address becomes an item too (skipped, bad_url).
    """
    wanted = list(addresses(urls, files))
    if not wanted:
        msg = "no address given: wiredesk enqueue https://… or -f FILE or -"
        raise click.UsageError(msg)
    settings = load_settings()
    with store_to_write(settings) as engine:
        ids = enqueue_urls(engine, [Wanted(url) for url in wanted], SystemClock().now())
        refused = [job for job in find_jobs(engine, ids) if job.outcome is not None]
        if not wait:
            _tell_ids(ids, wanted, as_json=as_json)
        _complain(refused)
        if len(refused) < len(ids):
            nudge(settings)
        ended = _followed(engine, ids, timeout, as_json=as_json) if wait else refused
    return exit_code(ended)


def _followed(engine: sa.Engine, ids: list[int], timeout: float | None, *, as_json: bool) -> list[Job]:
    delays = Delays(remark, SystemClock().now)
    return follow(engine, ids, lambda job: tell(job, as_json=as_json), timeout=timeout, delayed=delays.look)


def addresses(urls: Iterable[str], files: Iterable[TextIO]) -> Iterable[str]:
    """The addresses in the order given; blank lines and lines that begin with # are none."""
    for url in urls:
        if url == "-":
            yield from _lines(click.open_file("-", encoding="utf-8-sig", errors="replace"))
        else:
            yield fit_for_text(url)
    for file in files:
        yield from _lines(file)


def exit_code(jobs: Iterable[Job]) -> int:
    """0 when every one of these made it or was known already, else 1."""
    good = {OutcomeKind.LANDED, OutcomeKind.UNCHANGED}
    return 0 if all(job.outcome in good for job in jobs) else 1


def tell(job: Job, *, as_json: bool) -> None:
    """One line for one item that has come to its end."""
    if as_json:
        put_json(job.as_public())
        return
    why = f" ({job.reason}{': ' + job.detail if job.detail else ''})" if job.reason else ""
    became = f" article {job.article}" if job.article else ""
    click.echo(f"{job.item} {job.outcome or job.state}{became} {job.location}{why}")


def _lines(file: Iterable[str]) -> Iterable[str]:
    return (line.strip() for line in file if line.strip() and not line.lstrip().startswith("#"))


def _tell_ids(ids: list[int], urls: list[str], *, as_json: bool) -> None:
    for item, url in zip(ids, urls, strict=True):
        if as_json:
            put_json({"item": item, "url": url})
        else:
            click.echo(item)


def _complain(refused: list[Job]) -> None:
    for job in refused:
        remark(f"item {job.item} is not fetched: {job.location}: {job.reason} ({job.detail})")
