"""Whether a worker that is alive has stopped working (seen after Redis restarts: connected, and consuming nothing)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignsOfLife:
    """What can be seen of one worker from outside, in seconds."""

    alive_for: float
    """Since its process was started."""
    beat_age: float | None
    """Since its last heartbeat row; None when it has never written one."""
    queue_length: int
    """Messages that wait for it."""
    queue_unmoved_for: float
    """Since the oldest waiting message was last seen to change: a busy worker takes messages, a stalled one never does."""


def is_stalled(signs: SignsOfLife, limit: float) -> bool:
    """True when the worker had work, had time (``limit`` seconds), and neither took a message nor gave a sign of life."""
    if signs.queue_length == 0 or signs.alive_for < limit:
        return False
    quiet_for = signs.alive_for if signs.beat_age is None else signs.beat_age
    return quiet_for >= limit and signs.queue_unmoved_for >= limit
