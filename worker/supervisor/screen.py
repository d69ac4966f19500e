"""What a person (or a program) sees of a running service."""

from __future__ import annotations

import json
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TextIO

from rich.console import Console
from rich.markup import escape

from tasks.store.queries.events import Event
from worker.supervisor.landing_line import landing_line, landing_record
from worker.supervisor.supervise import Observer


@dataclass(frozen=True, slots=True)
class WhereToLook:
    """The places a person wants to know of."""

    version: str
    flower: str | None
    data: Path
    drop: Path
    logs: Path
    database: str
    broker: str

    def as_public(self) -> dict[str, Any]:
        """As plain JSON."""
        names = ("version", "flower", "data", "drop", "logs", "database", "broker")
        return {name: None if (value := getattr(self, name)) is None else str(value) for name in names}


class Screen(Observer, Protocol):
    """Shows a service. Called from several threads."""

    def started(self, where: WhereToLook) -> None:
        """Everything is started; this is where to look."""
        ...

    def happened(self, event: Event) -> None:
        """An item came to its end."""
        ...

    def stopping(self) -> None:
        """The end has begun."""
        ...

    def stopped(self) -> None:
        """Everything has ended."""
        ...


class ConsoleScreen:
    """Lines for people: coloured on a terminal, plain elsewhere."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._console = Console(file=stream or sys.stdout, highlight=False)
        self._dead: set[str] = set()

    def started(self, where: WhereToLook) -> None:
        """The head of the page."""
        self._line(f"[bold]wiredesk {where.version}[/]")
        rows = (
            ("Flower", where.flower, "every chain, task and worker"),
            ("drop folder", where.drop, "put .txt, .html or .jsonl files here"),
            ("database", where.database, "wiredesk articles, wiredesk ledger"),
            ("broker", where.broker, ""),
            ("logs", where.logs, ""),
        )
        width = max(len(str(place)) for _, place, _ in rows)
        for name, place, remark in rows:
            if place:
                self._line(f"  {name:<12} [cyan]{escape(str(place).ljust(width))}[/]  [dim]{remark}[/]".rstrip())
        self._line("[dim]Each article is shown as it lands. Ctrl-C ends the service.[/]")

    def happened(self, event: Event) -> None:
        """One line for one item."""
        line = landing_line(event)
        if line:
            self._line(line)

    def died(self, role: str, exit_code: int, wait: float, tail: list[str]) -> None:
        """Say so; show its last words the first time."""
        how = f"signal {-exit_code}" if exit_code < 0 else f"code {exit_code}"
        self._line(f"[red]{role} ended ({how}); started again in {wait:g} s[/]")
        if role not in self._dead:
            for line in tail:
                self._line(f"[dim]    {escape(line)}[/]")
        self._dead.add(role)

    def stalled(self, role: str) -> None:
        """Say so."""
        self._line(f"[red]{role} is alive but takes no work; started again[/]")

    def returned(self, role: str) -> None:
        """Say so."""
        self._line(f"[dim]{role} started again[/]")

    def stopping(self) -> None:
        """Say so."""
        self._line("[dim]ending … (what is on the way is kept and goes on next time)[/]")

    def stopped(self) -> None:
        """Say so."""
        self._line("[dim]ended.[/]")

    def _line(self, markup: str) -> None:
        if self._console.is_terminal:
            self._console.print(markup, no_wrap=True, overflow="ellipsis")
        else:
            self._console.print(markup, soft_wrap=True)


class JsonScreen:
    """One JSON object a line, for programs."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self._lock = threading.Lock()

    def started(self, where: WhereToLook) -> None:
        """``{"event": "started", …}``."""
        self._put({"event": "started", **where.as_public()})

    def happened(self, event: Event) -> None:
        """``{"event": "landed", "item": …}`` and the other three ends."""
        record = landing_record(event)
        if record:
            self._put(record)

    def died(self, role: str, exit_code: int, wait: float, tail: list[str]) -> None:
        """``{"event": "died", …}``."""
        self._put({"event": "died", "role": role, "exit_code": exit_code, "wait": wait, "tail": tail})

    def stalled(self, role: str) -> None:
        """``{"event": "stalled", …}``."""
        self._put({"event": "stalled", "role": role})

    def returned(self, role: str) -> None:
        """``{"event": "returned", …}``."""
        self._put({"event": "returned", "role": role})

    def stopping(self) -> None:
        """``{"event": "stopping"}``."""
        self._put({"event": "stopping"})

    def stopped(self) -> None:
        """``{"event": "stopped"}``."""
        self._put({"event": "stopped"})

    def _put(self, record: dict[str, Any]) -> None:
        with self._lock:
            self._stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            self._stream.flush()
