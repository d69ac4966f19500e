"""A drop folder on this machine: files put into it are taken in whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tasks.errors import Fault
from tasks.fetch.drop import Claim, Scan, claim, find_ready, unfinished_claims
from tasks.fetch.look import Look, Source, World

SCAN_SECONDS = 5.0
"""Between two looks when no file event wakes one."""

PENDING_SECONDS = 0.5
"""The same while a file is being written, or more files are ready than one look takes."""

RECOVER_SECONDS = 60.0
"""Between two looks for claims of workers that died."""

MISSING_SECONDS = 30.0

FILES_AT_ONCE = 50


def look(source: Source, world: World) -> Look:
    """Claim what is ready in the folder ``source.location``, and name the claims that a dead worker may have left."""
    folder, now = Path(source.location), world.now().timestamp()
    try:
        scan = find_ready(folder, now, source.state.get("pending"), limit=FILES_AT_ONCE)
        taken = list(_claim_all(folder, scan))
        recovering = now - _number(source.state.get("recovered_at")) >= RECOVER_SECONDS
        left = [old for old in unfinished_claims(folder, now) if old not in taken] if recovering else []
    except Fault as fault:
        return Look("error", dict(source.state), MISSING_SECONDS, f"the folder: {fault.code}", fault=fault)
    state = {"pending": scan.pending, "recovered_at": now if recovering else source.state.get("recovered_at")}
    soon = scan.more or bool(scan.pending)
    return Look(
        status="ok" if taken else "unchanged",
        state=state,
        next_after=PENDING_SECONDS if soon else SCAN_SECONDS,
        why="a file is not finished yet" if scan.pending else "scanned in between file events",
        claims=(*left, *taken),
    )


def _claim_all(folder: Path, scan: Scan) -> Iterator[Claim]:
    for ready in scan.ready:
        taken = claim(folder, ready.path)
        if taken is not None:
            yield taken


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
