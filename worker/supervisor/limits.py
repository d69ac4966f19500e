"""How long each worker may be silent before it counts as stalled, pure."""

from __future__ import annotations

from config import celeryconfig
from config.settings import Settings
from worker.supervisor.stall_watch import Watched

SILENCE = 60.0


def watched_workers(settings: Settings) -> list[Watched]:
    """The workers under watch.

    The fetch worker also runs the tick, so its heartbeat is the control row's. A process worker may be busy with two documents
    that take all the time a task is allowed: its silence means something only after that.
    """
    return [
        Watched("fetch", celeryconfig.CONTROL, "control", limit=max(SILENCE, 2 * settings.stage_budget)),
        Watched("process", celeryconfig.PROCESS, "process", limit=SILENCE + celeryconfig.task_time_limit),
    ]
