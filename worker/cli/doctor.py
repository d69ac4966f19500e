"""``wiredesk doctor``."""

from __future__ import annotations

import click
from rich.markup import escape

from config.settings import load_settings
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import out, put_json
from worker.monitoring.checkup import check_up

SIGNS = {"ok": "[green]ok  [/]", "note": "[yellow]note[/]", "bad": "[bold red]BAD [/]"}


@click.command("doctor")
@json_option
@data_option
@debug_option
def command(as_json: bool) -> int:  # noqa: FBT001  # click's
    """Check settings, folder, disk, database, broker, workers, clock and versions. Exit code 1 when something is wrong."""
    settings = load_settings()
    failed = False
    for finding in check_up(settings):
        failed = failed or finding.state == "bad"
        if as_json:
            put_json({"check": finding.check, "state": finding.state, "found": finding.found, "advice": finding.advice})
            continue
        advice = f"  [dim]→ {escape(finding.advice)}[/]" if finding.advice else ""
        out().print(f"{SIGNS[finding.state]} {finding.check:<10} {escape(finding.found)}{advice}", soft_wrap=True)
    return 1 if failed else 0
