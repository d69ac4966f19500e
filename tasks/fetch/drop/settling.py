"""Putting a claimed file away, with a side-car that says what became of it.

Steps of :func:`settle`, and what a kill -9 after each leaves:
    1. the side-car is written whole under a name that is free, and carries the claim's id: that is the reservation of the name. Killed
       here: the next call finds its own id in it and goes on with that name;
    2. the file gets the name by link and unlink, never covering another. Killed between: the next call finds one file under both names;
    3. the claim's folder, now empty, is removed. Killed before: the next call removes it.
A call after all of it finds side-car and file, and answers as the first did.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tasks.errors import FaultCode, Permanent
from tasks.fetch.drop.claims import Claim
from tasks.fetch.drop.disk import move_beside, sync_folder, write_beside
from tasks.model import Outcome, OutcomeKind

SIDE_CAR = ".why.json"


@dataclass(frozen=True, slots=True)
class DropEnd:
    """How one document of the file ended."""

    outcome: Outcome
    line_no: int | None = None
    item: int | None = None
    article: int | None = None


def settle(claim: Claim, ends: Sequence[DropEnd]) -> Path:
    """Move the file into done/ or failed/ and write ``<name>.why.json`` beside it; where the file lies now.

    failed/ when a document is dead, or when none landed or was known already. May be called again after any crash, and again after
    success. Never covers a file: a taken name gets a number. Raises Permanent FILE_MISSING when the file is nowhere to be found,
    FOLDER_UNREADABLE when it cannot be moved.
    """
    folder = claim.folder / ("done" if _went_well(ends) else "failed")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _put_away(claim, folder, ends)
    except OSError as error:
        raise Permanent(FaultCode.FOLDER_UNREADABLE, f"{claim.name} cannot be put into {folder}: {error.strerror}") from error


def side_car_of(path: Path) -> Path:
    """Where the reasons of a file that was put away stand."""
    return path.with_name(path.name + SIDE_CAR)


def _put_away(claim: Claim, folder: Path, ends: Sequence[DropEnd]) -> Path:
    target = _reserved(claim, folder)
    if target is None:
        _require_file(claim)
        target = _reserve(claim, folder, ends)
    if claim.path.exists():
        move_beside(claim.path, target)
    sync_folder(folder)
    _leave(claim)
    return target


def _reserved(claim: Claim, folder: Path) -> Path | None:
    """The name that an earlier, broken call has reserved."""
    for target in _names(folder, claim):
        side_car = side_car_of(target)
        if _claim_named_in(side_car) == claim.id:
            return target
        if not os.path.lexists(side_car) and not os.path.lexists(target):
            return None
    return None


def _reserve(claim: Claim, folder: Path, ends: Sequence[DropEnd]) -> Path:
    for target in _names(folder, claim):
        if os.path.lexists(target):
            continue
        content = json.dumps(_why(claim, target, ends), ensure_ascii=False, indent=1).encode()
        try:
            write_beside(side_car_of(target), content, claim.path.parent / "why.tmp")
        except FileExistsError:
            continue
        return target
    raise Permanent(FaultCode.FOLDER_UNREADABLE, f"no free name for {claim.name} in {folder}")


def _why(claim: Claim, target: Path, ends: Sequence[DropEnd]) -> dict[str, Any]:
    counts = Counter(str(end.outcome.kind) for end in ends)
    return {
        "file": claim.name,
        "kept_as": target.name,
        "claim": claim.id,
        "size": claim.size,
        "documents": len(ends),
        "outcomes": {str(kind): counts[kind] for kind in OutcomeKind if counts[kind]},
        "ends": [_end(end) for end in ends],
    }


def _end(end: DropEnd) -> dict[str, Any]:
    said = {
        "line": end.line_no,
        "outcome": str(end.outcome.kind),
        "reason": end.outcome.reason,
        "detail": end.outcome.detail or None,
        "item": end.item,
        "article": end.article,
    }
    return {name: value for name, value in said.items() if value is not None}


def _went_well(ends: Sequence[DropEnd]) -> bool:
    kinds = {end.outcome.kind for end in ends}
    return OutcomeKind.DEAD not in kinds and bool(kinds & {OutcomeKind.LANDED, OutcomeKind.UNCHANGED})


def _names(folder: Path, claim: Claim) -> Iterator[Path]:
    """Names to try: story.txt, story-2.txt … story-9.txt, and in the end one that carries the claim's id."""
    stem, dot, suffix = claim.name.rpartition(".")
    if not dot:
        stem, suffix = claim.name, ""
    yield folder / claim.name
    for mark in (*range(2, 10), claim.id):
        yield folder / f"{stem}-{mark}{dot}{suffix}"


def _claim_named_in(side_car: Path) -> str | None:
    try:
        said = json.loads(side_car.read_bytes())
    except (OSError, ValueError):
        return None
    return str(said.get("claim")) if isinstance(said, dict) else None


def _require_file(claim: Claim) -> None:
    if not claim.path.exists():
        raise Permanent(FaultCode.FILE_MISSING, f"{claim.path} is gone")


def _leave(claim: Claim) -> None:
    (claim.path.parent / "why.tmp").unlink(missing_ok=True)
    try:
        claim.path.parent.rmdir()
    except OSError:  # gone already, or somebody put something there: not ours to remove
        return
    sync_folder(claim.path.parent.parent)
