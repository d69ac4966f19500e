"""``wiredesk extract``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from tasks.errors import Fault
from tasks.model import Draft, RawDocument, digest_of
from worker.cli.explained import put_explained
from worker.cli.media import media_type_of
from worker.cli.options import debug_option, json_option
from worker.cli.output import put_json, remark
from worker.complaint import Complaint


@click.command("extract")
@click.argument("file", default="-")
@click.option("--url", metavar="URL", help="Where the document came from.")
@click.option("--fetched-at", metavar="TIME", help="When it was fetched; default: now.")
@click.option("--media-type", metavar="TYPE", help="text/html, text/plain …; default: by the file's name and content.")
@click.option("--explain", is_flag=True, help="Show every field's candidates and why the winner won.")
@click.option("--jsonl", is_flag=True, help='Read {"html" or "text", "url", "fetched_at"} a line; print one result a line.')
@json_option
@debug_option
def command(
    *, file: str, url: str | None, fetched_at: str | None, media_type: str | None, explain: bool, jsonl: bool, as_json: bool
) -> int:
    """Read FILE (or '-': standard input) into an article. Pure: no database, no network.

    Exit code 1 when it holds no article; the reason is named. With --jsonl such a line gives {"fault", "detail"}, and the exit code is 1
    when a line was not of that form at all (bad_line).
    """
    if jsonl:
        return _lines(file)
    content = read_input(file)
    raw = raw_document(content, media_type or media_type_of(file), url, _moment(fetched_at))
    if explain:
        from tasks.parse.core import explain as explain_core  # noqa: PLC0415  # the parsers' imports take half a second

        told = explain_core(raw)
        if as_json:
            put_json(told)
        else:
            put_explained(told)
        return 0
    try:
        draft = _parse(raw)
    except Fault as fault:
        if as_json:
            put_json(fault_record(fault))
        else:
            remark(f"wiredesk: {fault}")
        return 1
    _put(draft, as_json=as_json)
    return 0


def read_input(file: str) -> bytes:
    """The bytes of a file, or of standard input for '-'.

    Raises a Complaint naming what cannot be read.
    """
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        msg = f"cannot read {file}: {error.strerror}"
        raise Complaint(msg) from None


def raw_document(content: bytes, media_type: str, url: str | None, fetched_at: datetime | None) -> RawDocument:
    """A document as if it had been fetched."""
    when = fetched_at or datetime.now(UTC)
    return RawDocument(digest=digest_of(content), content=content, media_type=media_type, url=url, fetched_at=when)


def fault_record(fault: Fault) -> dict[str, Any]:
    """A fault as plain JSON."""
    return {"fault": str(fault.code), "detail": fault.detail}


def _parse(raw: RawDocument) -> Draft:
    from tasks.parse.core import parse  # noqa: PLC0415  # the parsers' imports take half a second

    return parse(raw)


def _lines(file: str) -> int:
    bad = 0
    for number, line in enumerate(_input_lines(file), start=1):
        record = _line_result(line, number)
        bad += record.get("fault") == "bad_line"
        put_json(record)
    return 1 if bad else 0


def _input_lines(file: str) -> Iterator[bytes]:
    stream: Iterable[bytes] = sys.stdin.buffer if file == "-" else read_input(file).splitlines()
    return (line for line in stream if line.strip())


def _line_result(line: bytes, number: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        raw = _raw_of(asked)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, click.BadParameter) as error:
        said = error.message if isinstance(error, click.BadParameter) else str(error)
        return {"fault": "bad_line", "detail": f"line {number}: {' '.join(said.split())}"}
    try:
        return _parse(raw).as_public()
    except Fault as fault:
        return fault_record(fault)


def _raw_of(asked: dict[str, Any]) -> RawDocument:
    page = asked.get("html")
    text = page if page is not None else asked["text"]
    media_type = asked.get("media_type") or ("text/html" if page is not None else "text/plain")
    return raw_document(text.encode("utf-8", "replace"), media_type, asked.get("url"), _moment(asked.get("fetched_at")))


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        msg = f"{text!r} is no time: write 2025-09-04T12:30:00+00:00"
        raise click.BadParameter(msg, param_hint="fetched_at") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _put(draft: Draft, *, as_json: bool) -> None:
    public = draft.as_public()
    if as_json:
        put_json(public)
        return
    for name, value in public.items():
        if name != "body" and value not in (None, "", []):
            click.echo(f"{name}: {', '.join(value) if isinstance(value, list) else value}")
    click.echo(f"\n{draft.body}")
