"""How long each worker may be silent before it counts as stalled, pure."""

from __future__ import annotations

from config import celeryconfig
from config.settings import Settings
from worker.supervisor.stall_watch import Watched

SILENCE = 60.0


def watched_workers(settings: Settings) -> list[Watched]:
    """The workers under watch, each by the queue and the heartbeat that are its own: ticks are taken by both.

    A worker may be busy with two documents that take all the time there is: its silence means something only after that.
    """
    longest_fetch = settings.stage_budget + settings.fetch_deadline
    return [
        Watched("fetch", celeryconfig.FETCH, celeryconfig.FETCH, limit=max(SILENCE, 2 * longest_fetch)),
        Watched("process", celeryconfig.PROCESS, celeryconfig.PROCESS, limit=SILENCE + celeryconfig.task_time_limit),
    ]
