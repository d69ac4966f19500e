"""The clockwork: tick and sweep lease work out of SQL and send it; the beat drives them, an enqueue nudges them.

Any number of beats and ticks at once do no harm: leasing is one transaction, and what it leased is this tick's alone.
Killed after leasing and before sending, the leases run out and the sweep brings the items back.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import structlog
from celery import Celery
from kombu.exceptions import OperationalError

from config.celeryconfig import CONTROL, FETCH, PROCESS
from config.settings import Settings
from tasks.pipeline import chain_of
from tasks.stage.batch import Batch, label_of
from tasks.store import leasing
from tasks.store.engine import lock, writing
from tasks.store.heartbeats import beat
from tasks.store.index import INDEX_LOCK, SqlIndex
from tasks.store.intake import Wanted, enqueue_urls
from tasks.store.looks import put_rechecks
from tasks.store.retention import Pruned
from tasks.store.sources import FOLDER, LeasedSource, lease_due_sources
from worker.looking import look_at_sources
from worker.pruning import prune_in_steps

if TYPE_CHECKING:
    from worker.runtime import Runtime

log = structlog.get_logger("wiredesk.dispatch")

HEARTBEAT_EVERY = 15.0
"""Seconds between the workers' signs of life; the supervisor misses four before it acts."""

PRUNE_EVERY = 3600.0
"""Seconds between two times at which old pages, timelines and events are deleted."""

PRUNE_SECONDS = 1.0
"""How long one task deletes before it lets the ticks go on."""

LOOKS_IN_BATCH = 20
"""Sources looked at by one task."""

ENQUEUE_LIMIT = 1000
"""Addresses taken by one call of ``tasks.enqueue``."""


def schedule(settings: Settings) -> dict[str, dict[str, Any]]:
    """What the beat sends, and how often. A tick nobody took expires: old ticks tell nothing."""
    return {
        "tick": {"task": "tasks.tick", "schedule": settings.tick_every, "options": _fleeting(CONTROL, settings.tick_every * 2)},
        "sweep": {"task": "tasks.sweep", "schedule": settings.sweep_every, "options": _fleeting(CONTROL, settings.sweep_every * 2)},
        "prune": {"task": "tasks.prune", "schedule": PRUNE_EVERY, "options": _fleeting(CONTROL, PRUNE_EVERY)},
        **{
            f"heartbeat-{role}": {
                "task": "tasks.heartbeat",
                "schedule": HEARTBEAT_EVERY,
                "args": (role,),
                "options": _fleeting(role, HEARTBEAT_EVERY * 2),
            }
            for role in (FETCH, PROCESS)
        },
    }


def _fleeting(queue: str, seconds: float) -> dict[str, Any]:
    return {"queue": queue, "expires": max(seconds, 5.0)}


def nudge(app: Celery) -> None:
    """Ask for a tick now. A broker that is away is no error here: the work is in SQL and the beat ticks anyway."""
    try:
        app.send_task("tasks.tick", queue=CONTROL, expires=10, retry=False)
    except (OperationalError, OSError) as error:
        log.warning("nudge not sent", error=str(error))


def register(app: Celery) -> None:
    """Make the clockwork's tasks tasks of ``app``."""

    @app.task(name="tasks.tick", bind=True, send_events=False)
    def tick(self: Any) -> str:
        """Lease what may run now and send it."""
        return run_tick(self.app)

    @app.task(name="tasks.sweep", bind=True, send_events=False)
    def sweep(self: Any) -> str:
        """Bring back what a dead worker or a lost message left behind."""
        return run_sweep(self.app)

    @app.task(name="tasks.prune", bind=True, send_events=False)
    def prune(self: Any) -> str:
        """Delete some of what is older than the settings keep it."""
        return run_prune(self.app)

    @app.task(name="tasks.heartbeat", bind=True, send_events=False)
    def heartbeat(self: Any, role: str) -> None:
        """Leave a sign of life of this queue's workers."""
        runtime: Runtime = self.app.tools()
        with writing(runtime.engine) as connection:
            beat(connection, role, runtime.clock.now())

    @app.task(name="tasks.poll", bind=True)
    def poll(self: Any, run_id: str, ids: list[int], label: str) -> str:
        """Ask feeds and sitemaps for what is new."""
        self.send_event("task-polling", batch=label)
        return run_looks(self.app, run_id, ids)

    @app.task(name="tasks.scan", bind=True, send_events=False)
    def scan(self: Any, run_id: str, ids: list[int], label: str) -> str:  # noqa: ARG001 - the label is Flower's
        """Look into drop folders. Every two seconds, so it keeps quiet; what it finds is seen in its chain."""
        return run_looks(self.app, run_id, ids)

    @app.task(name="tasks.enqueue", bind=True)
    def enqueue(self: Any, urls: list[str] | str) -> str:
        """Enqueue addresses: the one task that is safe to call from Flower's page or API. Each address is checked inside."""
        return run_enqueue(self.app, urls)


def run_tick(app: Any) -> str:
    """One tick: lease under a lock, commit, then send."""
    runtime: Runtime = app.tools()
    now = runtime.clock.now()
    with writing(runtime.engine) as connection:
        beat(connection, CONTROL, now)
        put_rechecks(connection, now, runtime.settings.batch_size)
        batches = leasing.lease_due(connection, now, runtime.limits)
        due = lease_due_sources(connection, now, runtime.settings.lease, LOOKS_IN_BATCH * 10)
    for batch in batches:
        _send(app, runtime, batch, now)
    _send_looks(app, "tasks.scan", [one for one in due if one.kind == FOLDER])
    _send_looks(app, "tasks.poll", [one for one in due if one.kind != FOLDER])
    return f"{len(batches)} batches, {len(due)} looks"


def _send_looks(app: Any, task: str, due: Sequence[LeasedSource]) -> None:
    """Send looks at sources. Killed here, or with the broker away, their leases run out and a later tick sends them."""
    for start in range(0, len(due), LOOKS_IN_BATCH):
        some = due[start : start + LOOKS_IN_BATCH]
        label = label_of((one.name for one in some), "source")
        try:
            app.send_task(task, args=(some[0].run, [one.id for one in some], label), argsrepr=f"({label})", kwargsrepr="{}")
        except (OperationalError, OSError) as error:
            log.warning("looks not sent", error=str(error))


def _send(app: Any, runtime: Runtime, batch: Batch, now: datetime) -> None:
    try:
        chain_of(app, batch).apply_async()
    except (OperationalError, OSError) as error:
        log.warning("batch not sent", run=batch.run, error=str(error))
        with writing(runtime.engine) as connection:
            leasing.release(connection, batch, now)


def run_looks(app: Any, run_id: str, ids: Sequence[int]) -> str:
    """Look at sources; what is new is sent by a tick at once."""
    found = look_at_sources(app.tools(), run_id, ids)
    if found:
        nudge(app)
    return f"{found} new"


def run_sweep(app: Any) -> str:
    """One sweep. What came back is sent by the next tick."""
    runtime: Runtime = app.tools()
    with writing(runtime.engine) as connection:
        now = runtime.clock.now()
        back = leasing.sweep(connection, now)
    with writing(runtime.engine) as connection:
        lock(connection, INDEX_LOCK)
        SqlIndex(connection).expire(now=now)
    if back:
        log.warning("leases ran out", items=back)
        nudge(app)
    return f"{back} brought back"


def run_prune(app: Any) -> str:
    """Delete for a second; where more is left, ask for another turn behind the ticks that wait."""
    runtime: Runtime = app.tools()
    began, gone = time.monotonic(), Pruned()
    for step in prune_in_steps(runtime.engine, runtime.settings, runtime.clock):
        gone += step
        if time.monotonic() - began > PRUNE_SECONDS:
            _go_on_later(app)
            break
    if gone:
        log.info("old rows deleted", pages=gone.pages, timelines=gone.timelines, events=gone.events)
    return f"{gone.pages} pages, {gone.timelines} timeline lines, {gone.events} events deleted"


def _go_on_later(app: Any) -> None:
    try:
        app.send_task("tasks.prune", queue=CONTROL, expires=PRUNE_EVERY, retry=False)
    except (OperationalError, OSError) as error:
        log.warning("old rows left for the next hour", error=str(error))


def run_enqueue(app: Any, urls: list[str] | str) -> str:
    """Put addresses into the ledger. Whatever Flower's form sends: one address, a list, or lines."""
    listed = urls.split() if isinstance(urls, str) else [str(url) for url in urls or ()]
    runtime: Runtime = app.tools()
    ids = enqueue_urls(runtime.engine, [Wanted(url) for url in listed[:ENQUEUE_LIMIT]], runtime.clock.now())
    nudge(app)
    left = f", {len(listed) - ENQUEUE_LIMIT} over the limit of {ENQUEUE_LIMIT} not taken" if len(listed) > ENQUEUE_LIMIT else ""
    return f"items {ids[0]}-{ids[-1]}{left}" if ids else "nothing to enqueue"
