"""``wiredesk extract --explain`` for people: field by field what was read, where, how sure that is, and what it was preferred to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from worker.cli.output import cut, out

ORDER = (
    "headline", "section", "standfirst", "highlights", "authors", "byline", "dateline", "published", "updated", "language", "declared_language", "topics", "image", "captions", "body", "subheads", "tail",
    "outlet", "url", "alternates", "free", "guid", "ref",
)  # fmt: skip
"""As a reader meets them on the page."""
LABEL = 18
"""Columns of a field's name."""
SURE = 4
"""Columns of a confidence."""
WIDEST = 150
NARROWEST = 60
STYLES = ((0.85, "green"), (0.6, "yellow"), (0.0, "red"))
"""From which confidence on a winner is shown in which colour."""


def put_explained(told: Mapping[str, Any]) -> None:
    """Print what :func:`tasks.parse.core.explain` tells."""
    console = out()
    width = max(min(console.width, WIDEST), NARROWEST)
    _put_verdict(console, told)
    fields = told["fields"]
    for name in (*ORDER, *(other for other in fields if other not in ORDER)):
        if name in fields and fields[name]["winner"]:
            console.print()
            for line in _field(name, fields[name], width):
                console.print(line, no_wrap=True, overflow="ellipsis")


def _put_verdict(console: Console, told: Mapping[str, Any]) -> None:
    line = Text(told["kind"].replace("_", " "), style="bold")
    line.append(f"  {told['why']}", style="none")
    console.print(line)
    console.print(Text(f"read as {told['parser']}" + (f" · doubts: {', '.join(told['flags'])}" if told["flags"] else ""), style="dim"))
    if told["fault"]:
        console.print(Text(f"not stored: {told['fault']}", style="bold red"))


def _field(name: str, of: Mapping[str, Any], width: int) -> Iterator[Text]:
    """The winner, why it won, who says the same, and what it was preferred to."""
    winner = of["winner"]
    room = width - LABEL - SURE - 3
    style = next(colour for least, colour in STYLES if winner["confidence"] >= least)
    yield _row(name.replace("_", " "), winner["confidence"], Text(cut(_shown(winner["value"]), room)), style)
    where = f"{winner['source']}: {winner['reason']}" if winner["reason"] else winner["source"]
    for line in _wrapped(where, room):
        yield _row("", None, Text(line, style="dim"))
    others = [one for one in of["candidates"] if one != winner]
    same = [one["source"] for one in others if _shown(one["value"]) == _shown(winner["value"]) and one["source"] != winner["source"]]
    if same:
        yield _row("", None, Text(cut(f"also {', '.join(dict.fromkeys(same))}", room), style="dim"))
    for one in others:
        if _shown(one["value"]) != _shown(winner["value"]):
            told = Text(cut(f"{_shown(one['value'])}", max(room - cell_len(one["source"]) - 3, 20)))
            told.append(f" · {one['source']}", style="dim")
            yield _row("not", one["confidence"], told, "dim")


def _row(label: str, confidence: float | None, told: Text, style: str = "none") -> Text:
    """One line: the field, how sure, what."""
    line = Text(f"{label if label != 'not' else '':<{LABEL}}", style="bold")
    line.append(f"{confidence:.2f}".removeprefix("0") if confidence is not None else "", style=style)
    line.append(" " * (LABEL + SURE - cell_len(line.plain)))
    line.append("✗ " if label == "not" else "  ", style="red dim" if label == "not" else "none")
    line.append_text(told)
    return line


def _wrapped(text: str, room: int) -> Iterator[str]:
    """A reason over as many lines as it needs."""
    line = ""
    for word in text.split():
        if line and cell_len(line) + cell_len(word) + 1 > room:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


def _shown(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        if "day" in value:
            return str(value["at"] or value["day"]) + (f" ({value['zone']})" if value.get("zone") else "")
        if "url" in value:
            return str(value["url"])
        return ", ".join(f"{key} {inner}" for key, inner in value.items())
    if isinstance(value, list):
        return " · ".join(str(one) for one in value)
    text = str(value)
    parts = text.split("\n\n")
    words = f"{len(text.split())} words in {len(parts)} paragraphs: " if len(parts) > 1 else ""
    return f"{words}{' '.join(text.split())}"
