"""What commands print: JSON lines for programs, tables for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.markup import escape

WIDTH_OFF_TERMINAL = 180
"""Columns of a table that goes into a file or a pipe."""

WIDEST_KEPT = 36
"""Columns that a cell keeps at most, unless it is in the last column."""

GAP = 2
NARROWEST_LAST = 12

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
    console = out()
    labels = [name.rstrip("#") for name in columns]
    widths = [max(cell_len(row[place]) for row in (labels, *listed)) for place in range(len(columns))]
    kept = [min(width, WIDEST_KEPT) for width in widths[:-1]]
    room = max(console.width - sum(kept) - GAP * len(kept), NARROWEST_LAST)
    widths = [*kept, min(widths[-1], room)]
    for style, row in [("bold", labels), *(("", row) for row in listed)]:
        cells = [_padded(text, width, right=name.endswith("#")) for name, text, width in zip(columns, row, widths, strict=True)]
        console.print((" " * GAP).join(cells).rstrip(), style=style, soft_wrap=True)


def _padded(text: str, width: int, *, right: bool) -> str:
    shown = cut(text, width)
    room = " " * (width - cell_len(shown))
    return f"{room}{cell(shown)}" if right else f"{cell(shown)}{room}"


def cut(text: str, width: int) -> str:
    """``text`` in at most ``width`` columns of a terminal."""
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def cell(text: str) -> str:
    """One cell in rich markup: an outcome in its colour, everything else as it is."""
    style = OUTCOME_STYLES.get(text)
    return f"[{style}]{text}[/]" if style else escape(text)


def remark(text: str) -> None:
    """A line for the person, beside what the command prints."""
    sys.stderr.write(f"{text}\n")
