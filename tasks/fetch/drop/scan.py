"""Which files of a drop folder may be taken now."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tasks.errors import FaultCode, Permanent, Retryable
from tasks.fetch.drop.writers import is_being_written

OWN_FOLDERS = frozenset({"claimed", "done", "failed"})
"""Never looked into, at any depth: those of a drop folder within this one are its own."""

UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp", ".lock", "~", ".why.json")
"""Endings of names that other programs give to what is not finished, and our own side-cars."""

MAX_DEPTH = 4
"""Folders within the folder that are looked into."""

MAX_PENDING = 1000
"""Files not ready that are remembered from one scan to the next."""

SETTLE_SECONDS = 2.0
"""Without leases a file is ready when size and time of change stood still so long; an empty file always has to."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that nobody writes any more."""

    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What one look at the folder found."""

    ready: tuple[Ready, ...] = ()
    """Oldest first."""
    pending: dict[str, list[float]] = field(default_factory=dict)
    """Not ready: relative path to size, time of change and since when both stand still. Give it to the next scan."""
    more: bool = False
    """More files are ready than were asked for."""


def find_ready(
    folder: Path, now: float, pending: Mapping[str, Any] | None = None, *, limit: int = 200, settle_seconds: float = SETTLE_SECONDS
) -> Scan:
    """Look at the folder once. ``now`` in seconds since the epoch; ``pending`` from the scan before.

    No dot files, no names of :data:`UNFINISHED`, nothing in claimed/, done/ and failed/, no symbolic links, pipes or devices. Raises
    Retryable FOLDER_MISSING, Permanent FOLDER_UNREADABLE.
    """
    found = sorted(_files(folder), key=lambda file: (file[1].st_mtime_ns, str(file[0])))
    before = pending or {}
    ready: list[Ready] = []
    waiting: dict[str, list[float]] = {}
    for path, stat in found:
        if len(ready) >= limit:
            return Scan(tuple(ready), waiting, more=True)
        mark = _mark(before.get(_key(folder, path)), stat, now)
        if _is_ready(path, stat, now - mark[2], settle_seconds):
            ready.append(Ready(path, stat.st_size))
        elif len(waiting) < MAX_PENDING:
            waiting[_key(folder, path)] = mark
    return Scan(tuple(ready), waiting)


def is_dropped_name(name: str) -> bool:
    """Whether a file of this name is meant for us."""
    return not name.startswith(".") and not name.lower().endswith(UNFINISHED)


def _files(folder: Path, depth: int = 0) -> Iterator[tuple[Path, os.stat_result]]:
    for entry in _entries(folder, depth):
        try:
            if entry.is_dir(follow_symlinks=False):
                inside = depth < MAX_DEPTH and not entry.name.startswith(".") and entry.name not in OWN_FOLDERS
                yield from _files(Path(entry.path), depth + 1) if inside else ()
            elif is_dropped_name(entry.name) and entry.is_file(follow_symlinks=False):
                yield Path(entry.path), entry.stat(follow_symlinks=False)
        except FileNotFoundError:  # gone while we looked: another worker took it, or its owner
            continue


def _entries(folder: Path, depth: int) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError as error:
        if depth:
            return []
        if isinstance(error, FileNotFoundError):
            raise Retryable(FaultCode.FOLDER_MISSING, f"{folder} is not there") from error
        raise Permanent(FaultCode.FOLDER_UNREADABLE, f"{folder}: {error.strerror}") from error


def _key(folder: Path, path: Path) -> str:
    return os.fsencode(path.relative_to(folder)).decode("utf-8", "replace")


def _mark(before: Any, stat: os.stat_result, now: float) -> list[float]:
    """Size, time of change, and since when they stand still."""
    same = isinstance(before, list) and len(before) == 3 and before[:2] == [stat.st_size, stat.st_mtime]
    return [stat.st_size, stat.st_mtime, before[2] if same else now]


def _is_ready(path: Path, stat: os.stat_result, still_for: float, settle_seconds: float) -> bool:
    try:
        written = is_being_written(path)
    except FileNotFoundError:
        return False
    except OSError:  # unreadable: taken, so that its owner is told in failed/
        written = None
    if written is False and stat.st_size > 0:
        return True
    return not written and still_for >= settle_seconds
