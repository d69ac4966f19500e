"""Whether the workers that a service needs have been heard of, pure."""

from __future__ import annotations

from collections.abc import Mapping

from config.celeryconfig import CONTROL, FETCH, PROCESS
from worker.monitoring.finding import Finding

ROLES = (CONTROL, FETCH, PROCESS)
HEARTBEAT_LIMIT = 60.0
"""Seconds between two signs of life, four of which may be missed; as long has a service that has just started."""


def judge_workers(ages: Mapping[str, float], held_for: float | None) -> Finding:
    """What the workers' last signs of life tell: ``ages`` in seconds by role, ``held_for`` since `wiredesk up` took the folder.

    A role that is silent while the service runs, here or elsewhere, is bad: its work waits.
    """
    fresh = {role for role, age in ages.items() if age <= HEARTBEAT_LIMIT}
    listed = ", ".join(f"{role} {f'{ages[role]:.0f} s ago' if role in ages else 'never'}" for role in sorted({*ROLES, *ages}))
    silent = [role for role in ROLES if role not in fresh]
    if not silent:
        return Finding("workers", "ok", listed)
    if held_for is not None and held_for <= HEARTBEAT_LIMIT:
        return Finding("workers", "note", listed, "the service has just started: look again in a minute")
    runs = held_for is not None or bool(fresh & {FETCH, PROCESS})
    if not runs:
        return Finding("workers", "note", listed if ages else "never heard of", "no worker runs: `wiredesk up` starts them")
    return Finding("workers", "bad", listed, f"nothing heard of {' and '.join(silent)}: look into the log folder")
