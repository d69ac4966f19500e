"""``wiredesk enrich``."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import click

from tasks.model import Draft, Moment, Precision
from worker.cli.extract import raw_document, read_input
from worker.cli.media import media_type_of
from worker.cli.options import debug_option, json_option
from worker.cli.output import put_json, remark
from worker.complaint import Complaint


@click.command("enrich")
@click.argument("file", default="-")
@click.option("--published", metavar="DATE", help="The day (or moment) of publication, against which 'last Tuesday' is read.")
@click.option("--url", metavar="URL", help="Where the article came from.")
@click.option("--media-type", metavar="TYPE", help="text/html, text/plain …; default: by the file's name and content.")
@json_option
@debug_option
def command(*, file: str, published: str | None, url: str | None, media_type: str | None, as_json: bool) -> int:
    """Find what is in one article: FILE, or '-' for standard input. Pure: no database, no network.

    --json prints every enricher's values in one object. Exit code 1 when an enricher failed.
    """
    from tasks.enrich.core import enrich  # noqa: PLC0415  # their data takes a moment to load
    from tasks.parse.core import parse  # noqa: PLC0415

    moment = published_moment(published)
    at = moment.at if moment and moment.at else None
    draft = parse(raw_document(read_input(file), media_type or media_type_of(file), url, at or _noon(moment)))
    enriched = enrich(with_published(draft, moment))
    values = {name: value for made in enriched.enrichments for name, value in made.values.items()}
    _put(values, as_json=as_json)
    for failure in enriched.failures:
        remark(f"{failure.enricher} failed: {failure.detail}")
    return 1 if enriched.failures else 0


def published_moment(text: str | None) -> Moment | None:
    """The date a person gave, as the article's own would be kept.

    Raises a Complaint that shows the form for what is no date.
    """
    if text is None:
        return None
    try:
        if len(text) == len("2025-09-04"):
            return Moment(day=date.fromisoformat(text), precision=Precision.DAY, source="given", confidence=1.0)
        at = datetime.fromisoformat(text)
    except ValueError:
        msg = f"--published {text!r} is no date: write 2025-09-04 or 2025-09-04T12:30+02:00"
        raise Complaint(msg) from None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return Moment(day=at.date(), at=at, precision=Precision.MINUTE, zone=str(at.tzinfo), source="given", confidence=1.0)


def with_published(draft: Draft, moment: Moment | None) -> Draft:
    """The draft as of that date."""
    return draft if moment is None else draft.model_copy(update={"published": moment})


def _noon(moment: Moment | None) -> datetime | None:
    return datetime.combine(moment.day, datetime.min.time(), UTC).replace(hour=12) if moment else None


def _put(values: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        put_json(values)
        return
    for name, value in values.items():
        click.echo(f"{name}: {value}")
