"""The data folder of one ``ingest``: a temporary one, unless the person named one to keep."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from worker.supervisor.folder_lock import LOCK_NAME, holder

PREFIX = "wiredesk-ingest-"
STALE_SECONDS = 60.0
"""A folder is left alone for so long after it was locked: its children may still be on their way out."""


@contextmanager
def ingest_folder(given: str | None) -> Iterator[Path]:
    """The folder, for as long as the block runs; a temporary one is removed after it.

    What an ``ingest`` that was killed left behind is removed first.
    """
    if given is not None:
        yield Path(given).expanduser().absolute()
        return
    sweep_stale(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def sweep_stale(place: Path) -> None:
    """Remove this user's temporary folders in ``place`` that were locked once and that nobody holds any more."""
    for folder in place.glob(f"{PREFIX}*"):
        if _is_stale(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_stale(folder: Path) -> bool:
    try:
        seen = folder.lstat()
        locked_at = (folder / LOCK_NAME).lstat().st_mtime
    except OSError:  # gone, or not locked yet: it may be one that is just being made
        return False
    ours = stat.S_ISDIR(seen.st_mode) and seen.st_uid == os.geteuid()
    return ours and time.time() - locked_at > STALE_SECONDS and holder(folder) is None
