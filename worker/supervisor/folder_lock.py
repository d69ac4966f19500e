"""One service per data folder."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from worker.complaint import Complaint

LOCK_NAME = "up.lock"
ATTEMPTS = 4


class FolderInUseError(Complaint):
    """Another `wiredesk up` holds this data folder."""


class FolderLock:
    """Holds a data folder for as long as the block runs; the kernel lets go of it when the process dies, however it dies.

    Raises :class:`FolderInUseError` when another process holds it.
    """

    def __init__(self, data: Path) -> None:
        self._path = data / LOCK_NAME
        self._file = -1

    def __enter__(self) -> Self:
        """Take the folder, or say who has it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        if not self._locked():
            pid = os.read(self._file, 20).decode(errors="replace").strip() or "unknown"
            os.close(self._file)
            msg = f"{self._path.parent} is in use by another wiredesk (process {pid}): stop it, or choose another folder with --data"
            raise FolderInUseError(msg)
        os.ftruncate(self._file, 0)
        os.write(self._file, f"{os.getpid()}\n".encode())
        return self

    def _locked(self) -> bool:
        pause = threading.Event()
        for _ in range(ATTEMPTS):
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pause.wait(0.1)  # it may only be `wiredesk status` having a look
            else:
                return True
        return False

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let go."""
        os.close(self._file)


def holder(data: Path) -> int | None:
    """The process that holds ``data``, or None when nobody does."""
    try:
        with (data / LOCK_NAME).open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return int(file.read(20) or b"0")
    except OSError:
        return None
    return None


def held_for(data: Path) -> float | None:
    """Seconds since the process that holds ``data`` took it, or None when nobody holds it."""
    if holder(data) is None:
        return None
    try:
        return max(time.time() - (data / LOCK_NAME).stat().st_mtime, 0.0)
    except OSError:
        return None
