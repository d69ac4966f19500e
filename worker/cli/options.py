"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click

from worker.cli.moments import read_since
from worker.cli.words import NUMBER

GIVEN_DATA = "worker.cli.data"
"""Where a command finds the folder that was named on the command line, if one was."""

Command = TypeVar("Command", bound=Callable[..., Any])


def _use_data(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.find_root().meta[GIVEN_DATA] = value
        os.environ["WIREDESK_DATA"] = value  # the one place every part of this process reads its settings from


def _since(_context: click.Context, _option: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        return read_since(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def data_option(command: Command) -> Command:
    """``--data DIR``: the data folder."""
    option = click.option(
        "--data", metavar="DIR", expose_value=False, is_eager=True, callback=_use_data, help="Data folder (WIREDESK_DATA)."
    )
    return option(command)


def debug_option(command: Command) -> Command:
    """``--debug``: tracebacks. Read by ``run``, which stands outside."""
    return click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback when something goes wrong.")(command)


def json_option(command: Command) -> Command:
    """``--json``: one JSON object a line."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")(command)


def since_option(command: Command) -> Command:
    """``--since``: a day, a moment, or a span back from now."""
    return click.option("--since", callback=_since, metavar="WHEN", help="A day (2025-09-04), a moment, or a span (90m, 12h, 3d).")(command)


def page_options(command: Command) -> Command:
    """``--limit`` and ``--before``: pages that do not shift while articles land."""
    command = click.option("--before", type=NUMBER, metavar="ID", help="Go on behind this id (the last one of the page before).")(command)
    return click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="At most so many.")(command)
