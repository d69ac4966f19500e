"""The order, once: fetch → parse → deduplicate → enrich → store, as a Celery chain per batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from celery import Celery, Task, chain
from celery.canvas import Signature

from tasks.deduplicate import task as deduplicating
from tasks.enrich import task as enriching
from tasks.errors import Fault
from tasks.fetch import task as fetching
from tasks.model import Stage
from tasks.parse import task as parsing
from tasks.ports.store import Lease
from tasks.ports.tools import Tools
from tasks.stage.batch import Batch
from tasks.stage.conduct import Work, conduct, sentence
from tasks.store import task as storing

WORK: Mapping[Stage, Work] = {
    Stage.FETCH: fetching.work,
    Stage.PARSE: parsing.work,
    Stage.DEDUPLICATE: deduplicating.work,
    Stage.ENRICH: enriching.work,
    Stage.STORE: storing.work,
}

EVENT: Mapping[Stage, str] = {
    Stage.FETCH: "task-fetching",
    Stage.PARSE: "task-parsing",
    Stage.DEDUPLICATE: "task-deduplicating",
    Stage.ENRICH: "task-enriching",
    Stage.STORE: "task-storing",
}
"""Custom events: Flower shows their last word as the task's state while the stage is at work."""


def name_of(stage: Stage) -> str:
    """The stage's task name, as routes, Flower and the timeline know it."""
    return f"tasks.{stage}"


def register(app: Celery) -> None:
    """Make the five stages tasks of ``app``. Its ``tools`` attribute gives the process's :class:`~tasks.ports.tools.Tools`."""
    for stage in Stage:
        _register_stage(app, stage)


def _register_stage(app: Celery, stage: Stage) -> None:
    @app.task(bind=True, name=name_of(stage))  # type: ignore[untyped-decorator]  # Celery has no types
    def run(self: Task[..., str], run_id: str, ids: list[int], label: str) -> str:
        return _run(self, stage, run_id, ids, label)

    run.__doc__ = WORK[stage].__doc__


def _run(task: Any, stage: Stage, run_id: str, ids: list[int], label: str) -> str:
    tools: Tools = task.app.tools()
    task.send_event(EVENT[stage], batch=label)
    lease = Lease(run=run_id, stage=stage, ids=tuple(ids), task_id=task.request.id or "", worker=task.request.hostname or "")
    began, going_on = conduct(lease, tools, WORK[stage])
    if not going_on:
        task.request.chain = None  # nothing left for the later stages: the chain ends here
    if (stage is Stage.FETCH or not going_on) and _more_due(tools):
        task.app.nudge()
    return sentence(began, going_on)


def _more_due(tools: Tools) -> bool:
    """Whether a tick is worth sending. A database that is away just now is no reason to break a chain whose work is written."""
    try:
        return tools.store.more_due(tools.clock.now())
    except Fault:
        return False


def chain_of(app: Celery, batch: Batch) -> Signature:
    """The chain of a batch from its stage to the last. Messages carry ids; people see the label."""
    stages = list(Stage)
    return chain(*(_step(app, stage, batch) for stage in stages[stages.index(batch.stage) :]))


def _step(app: Celery, stage: Stage, batch: Batch) -> Signature:
    arguments = (batch.run, list(batch.ids), batch.label)
    step: Signature = app.signature(name_of(stage), args=arguments, immutable=True)
    return step.set(argsrepr=f"({batch.label})", kwargsrepr="{}")
