"""How long each worker may be silent before it counts as stalled, pure."""

from __future__ import annotations

from config import celeryconfig
from config.settings import Settings
from worker.supervisor.stall_watch import Watched

SILENCE = 60.0

LONGEST_DOCUMENT = 10.0
"""Seconds after which a document is surely given up as too slow."""


def watched_workers(settings: Settings) -> list[Watched]:
    """The workers under watch, each by the queue and the heartbeat that are its own: ticks are taken by both.

    A stage begins nothing after its budget, so a worker can be busy for that and one more fetch or document. Twice so long without a
    message taken or a sign of life is a stall; a prefork worker was seen to stall so after the broker was restarted.
    """
    longest_fetch = settings.stage_budget + settings.fetch_deadline
    longest_reading = settings.stage_budget + LONGEST_DOCUMENT
    return [
        Watched("fetch", celeryconfig.FETCH, celeryconfig.FETCH, limit=max(SILENCE, 2 * longest_fetch)),
        Watched("process", celeryconfig.PROCESS, celeryconfig.PROCESS, limit=max(SILENCE, 2 * longest_reading)),
    ]
