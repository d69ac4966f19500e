"""``wiredesk ingest``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click
import sqlalchemy as sa

from config.settings import load_settings
from tasks.ports.clock import SystemClock
from tasks.store.engine import writing
from tasks.store.intake import PERSONAL, Document, Wanted, put_documents, put_urls
from tasks.store.queries.jobs import Job
from worker.cli.enqueue import exit_code
from worker.cli.follow import follow
from worker.cli.ingest_folder import ingest_folder
from worker.cli.ingest_record import ingest_record
from worker.cli.intake_parts import Part, groups_of, parts_of, portions_of
from worker.cli.options import GIVEN_DATA, data_option, debug_option, json_option
from worker.cli.output import put_json
from worker.supervisor.ingest import ShortService, ingest_settings, short_service
from worker.supervisor.stop_request import StopRequest


@click.command("ingest")
@click.argument("given", nargs=-1, required=True, metavar="PATH|URL...")
@click.option("--workers", type=click.IntRange(1, 64), help="Process batches at once; 1 decides in the order given.")
@json_option
@data_option
@debug_option
@click.pass_context
def command(context: click.Context, *, given: tuple[str, ...], workers: int | None, as_json: bool) -> int:
    """Take in files, folders and addresses without a running service, through the same chain, to the end.

    Starts a broker and a worker of its own on a temporary data folder; --data DIR keeps the data (SQLite in DIR). Given files are read and
    stay where they are. Prints one line per item in the order given. Exit code 0 only when every item landed or was unchanged.
    """
    stop = StopRequest().install()
    outer = load_settings()
    count = workers or outer.process_concurrency
    with ingest_folder(context.find_root().meta.get(GIVEN_DATA)) as data:
        settings = ingest_settings(data, count)
        with short_service(settings, stop) as service:
            teller = _Teller(service.engine, as_json=as_json)
            ended: list[Job] = []
            for group in groups_of(parts_of(given, settings.drop_max_bytes), strictly=count == 1):
                ended += _run_group(service, group, teller)
    return exit_code(ended)


def _run_group(service: ShortService, group: Iterator[Part], teller: _Teller) -> list[Job]:
    ids: list[int] = []
    for portion in portions_of(group):
        ids += put_in(service.engine, portion)
        service.turn()
    teller.expect(ids)
    service.wake()
    return follow(service.engine, ids, teller.tell, meanwhile=service.turn)


def put_in(engine: sa.Engine, portion: Sequence[Part]) -> list[int]:
    """Put documents and addresses into the ledger in one transaction; their ids in the order given."""
    now = SystemClock().now()
    ids: list[int] = []
    with writing(engine) as connection:
        for run in _runs(portion):
            documents = [part for part in run if isinstance(part, Document)]
            urls = [part for part in run if isinstance(part, Wanted)]
            ids += put_documents(connection, documents, now, PERSONAL) if documents else put_urls(connection, urls, now, PERSONAL)
    return ids


def _runs(portion: Sequence[Part]) -> Iterator[list[Part]]:
    run: list[Part] = []
    for part in portion:
        if run and type(part) is not type(run[-1]):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


class _Teller:
    """Prints items in the order given: one that ends early waits for those before it."""

    def __init__(self, engine: sa.Engine, *, as_json: bool) -> None:
        self._engine, self._as_json = engine, as_json
        self._order: list[int] = []
        self._ended: dict[int, Job] = {}

    def expect(self, ids: Sequence[int]) -> None:
        self._order += ids

    def tell(self, job: Job) -> None:
        self._ended[job.item] = job
        while self._order and self._order[0] in self._ended:
            self._put(self._ended.pop(self._order.pop(0)))

    def _put(self, job: Job) -> None:
        record = ingest_record(self._engine, job)
        if self._as_json:
            put_json(record)
            return
        article = record["article"] or {}
        what = article.get("headline") or job.location
        why = f" ({job.reason}{': ' + job.detail if job.detail else ''})" if job.reason else ""
        click.echo(f"{job.outcome:<9}  {job.relation or '-':<8}  {what}{why}")
