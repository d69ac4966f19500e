"""Follow items to their outcomes, with a progress bar for whoever sits before a terminal."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Sequence

import sqlalchemy as sa
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tasks.store.queries.jobs import Job, find_jobs, unfinished
from worker.cli.output import err
from worker.complaint import Complaint

LOOK_EVERY = 0.15
SHOWN_DELAYS = 20
"""Items whose delays are told of at one time."""


class NotFinishedError(Complaint):
    """The time given was not enough."""


def follow(
    engine: sa.Engine,
    ids: Sequence[int],
    show: Callable[[Job], None],
    *,
    timeout: float | None = None,
    meanwhile: Callable[[], None] | None = None,
    delayed: Callable[[list[Job]], None] | None = None,
) -> list[Job]:
    """Show each item as it ends; all of them when all have.

    ``meanwhile`` is called at every look, ``delayed`` with the first of the items that have not ended.

    Raises :class:`NotFinishedError` after ``timeout`` seconds.
    """
    pause = threading.Event()
    until = time.monotonic() + timeout if timeout is not None else None
    open_ids, ended = set(ids), []
    with progress() as bar:
        task = bar.add_task("on the way", total=len(ids))
        while open_ids:
            done = sorted(open_ids - unfinished(engine, sorted(open_ids)))
            for job in find_jobs(engine, done):
                show(job)
                ended.append(job)
            open_ids -= set(done)
            bar.update(task, completed=len(ids) - len(open_ids))
            if open_ids and until is not None and time.monotonic() > until:
                msg = f"{len(open_ids)} of {len(ids)} items are not done after {timeout:g} s (the work goes on): wiredesk status {min(open_ids)}"
                raise NotFinishedError(msg)
            if meanwhile is not None:
                meanwhile()
            if delayed is not None:
                delayed(find_jobs(engine, sorted(open_ids)[:SHOWN_DELAYS]))
            if open_ids:
                pause.wait(LOOK_EVERY)
    return ended


def progress() -> Progress:
    """A bar on standard error; nothing when that is no terminal."""
    console = err()
    columns = (TextColumn("[dim]{task.description}[/]"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # results on a pipe must not be drawn into the terminal with the bar
    redirect = sys.stdout.isatty()
    return Progress(
        *columns, console=console, disable=not console.is_terminal, transient=True, redirect_stdout=redirect, redirect_stderr=True
    )
