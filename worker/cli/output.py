"""What commands print: JSON lines for programs, tables for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table

WIDTH_OFF_TERMINAL = 180
"""Columns of a table that goes into a file or a pipe."""

WIDEST_KEPT = 36
"""Columns that a cell keeps at most, unless it is in the last column."""

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
    """A table, or the line ``empty`` when there are no rows. The last column gives way on a narrow terminal, the others keep their width.

    A name that ends with ``#`` is a column of numbers.
    """
    listed = [[_text(value) for value in row] for row in rows]
    if not listed:
        err().print(f"[dim]{escape(empty)}[/]")
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for place, name in enumerate(columns):
        kept = min(max(cell_len(row[place]) for row in [[label.rstrip("#") for label in columns], *listed]), WIDEST_KEPT)
        table.add_column(
            name.rstrip("#"),
            justify="right" if name.endswith("#") else "left",
            overflow="ellipsis",
            no_wrap=True,
            min_width=None if place == len(columns) - 1 else kept,
            max_width=None if place == len(columns) - 1 else WIDEST_KEPT,
        )
    for row in listed:
        table.add_row(*(cell(text) for text in row))
    out().print(table)


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def cell(text: str) -> str:
    """One cell in rich markup: an outcome in its colour, everything else as it is."""
    style = OUTCOME_STYLES.get(text)
    return f"[{style}]{text}[/]" if style else escape(text)


def remark(text: str) -> None:
    """A line for the person, beside what the command prints."""
    sys.stderr.write(f"{text}\n")
