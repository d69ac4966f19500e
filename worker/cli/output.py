"""What commands print: JSON lines for programs, tables for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

WIDTH_OFF_TERMINAL = 180
"""Columns of a table that goes into a file or a pipe."""

OUTCOME_STYLES = {"landed": "green", "unchanged": "dim", "skipped": "yellow", "dead": "bold red", "waiting": "cyan", "leased": "blue"}


def out() -> Console:
    """The console on standard output."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDTH_OFF_TERMINAL)


def err() -> Console:
    """The console on standard error, for progress and remarks."""
    return Console(stderr=True, highlight=False)


def put_json(record: Mapping[str, Any]) -> None:
    """One JSON object on a line of its own, at once."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


def put_table(columns: Sequence[str], rows: Iterable[Sequence[object]], empty: str) -> None:
    """A table, or the line ``empty`` when there are no rows. Cells are plain text; a :class:`Styled` one is coloured."""
    listed = list(rows)
    if not listed:
        err().print(f"[dim]{escape(empty)}[/]")
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in columns:
        numeric = name.endswith("#")
        table.add_column(name.rstrip("#"), justify="right" if numeric else "left", overflow="ellipsis", no_wrap=True)
    for row in listed:
        table.add_row(*(cell(value) for value in row))
    out().print(table)


def cell(value: object) -> str:
    """One cell in rich markup."""
    text = "" if value is None else " ".join(str(value).split())
    style = OUTCOME_STYLES.get(text)
    return f"[{style}]{text}[/]" if style else escape(text)


def remark(text: str) -> None:
    """A line for the person, beside what the command prints."""
    sys.stderr.write(f"{text}\n")
