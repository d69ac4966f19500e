"""One line for each item that came to its end, as `wiredesk up` shows it."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from rich.markup import escape

from tasks.store.queries.events import Event

STYLES = {"landed": "green", "unchanged": "dim", "skipped": "yellow", "dead": "bold red"}
SHOWN = frozenset(STYLES)


def landing_line(event: Event) -> str | None:
    """The line in rich markup, or None for an event that is no item's end."""
    if event.kind not in SHOWN:
        return None
    style = STYLES[event.kind]
    clock = event.at.astimezone().strftime("%H:%M:%S")
    return f"[dim]{clock}[/]  [{style}]{event.kind:<9}[/]  {escape(_title(event.payload))}{_remarks(event.payload)}"


def _title(payload: dict[str, Any]) -> str:
    if payload.get("outcome") in {"skipped", "dead"}:
        said = _where(payload)
        reason = " ".join(str(part) for part in (payload.get("reason"), _in_brackets(payload.get("detail"))) if part)
        return f"{said}: {reason}" if reason else said
    return str(payload.get("headline") or _where(payload))


def _where(payload: dict[str, Any]) -> str:
    location = str(payload.get("location") or f"item {payload.get('item')}")
    return PurePath(location).name if location.startswith("/") else location  # a dropped file is known by its name


def _in_brackets(detail: object) -> str:
    return f"({detail})" if detail else ""


def _remarks(payload: dict[str, Any]) -> str:
    relation = payload.get("relation")
    told = [relation if relation in {"revision", "copy"} else None, payload.get("source"), payload.get("language")]
    remarks = " · ".join(str(part) for part in told if part)
    return f"  [dim]{escape(remarks)}[/]" if remarks else ""


def landing_record(event: Event) -> dict[str, Any] | None:
    """The same as plain JSON, or None for an event that is no item's end."""
    if event.kind not in SHOWN:
        return None
    return {"event": event.kind, "at": event.at.isoformat(), **event.payload}
