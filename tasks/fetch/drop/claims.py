"""Taking a file: one rename into a folder of its own, so that exactly one worker has it and everybody can see that it has.

What a kill -9 leaves behind, step by step of :func:`claim`:
    * before the rename: an empty claim folder, swept away by :func:`unfinished_claims` after :data:`EMPTY_SECONDS`; the file still lies
      in the drop folder and is taken by the next scan;
    * after it: the claim stands on disk, and :func:`unfinished_claims` finds it. The claim's id is the key of its row in SQL, so taking
      it up twice brings nothing the second time.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tasks.errors import FaultCode, Permanent
from tasks.fetch.drop.disk import sync_folder
from tasks.fetch.drop.writers import is_being_written

EMPTY_SECONDS = 3600.0
MAX_NAME_BYTES = 200
"""Longest file name kept: leaves room for a number and for .why.json."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A file that is ours. ``id`` is unique for ever and stays the same over restarts."""

    id: str
    folder: Path
    """The drop folder."""
    path: Path
    """Where the file lies now."""
    name: str
    """As dropped, made fit for text."""
    size: int


def claim(folder: Path, path: Path) -> Claim | None:
    """Take ``path``, a file in ``folder``; None when another worker was faster, its owner took it back, or it is being written again.

    In the last case the claim stands, and comes with :func:`unfinished_claims` once the writer has closed it. Raises Permanent
    FOLDER_UNREADABLE when the folder cannot be written to.
    """
    claim_id = f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{uuid.uuid4().hex[:12]}"
    place = folder / "claimed" / claim_id
    target = place / safe_name(path.name)
    try:
        place.mkdir(parents=True)
        path.rename(target)
    except FileNotFoundError:
        _remove_empty(place)
        return None
    except OSError as error:
        _remove_empty(place)
        raise Permanent(FaultCode.FOLDER_UNREADABLE, f"{folder} does not let files be taken: {error.strerror}") from error
    sync_folder(place)
    sync_folder(path.parent)
    return _claim_in(folder, place)


def unfinished_claims(folder: Path, now: float | None = None) -> Iterator[Claim]:
    """Claims that lie on disk, oldest first: taken by a worker that died, or still on their way through the stages.

    Those somebody writes to again are left out until they close.
    """
    try:
        places = sorted((folder / "claimed").iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise Permanent(FaultCode.FOLDER_UNREADABLE, f"{folder}/claimed: {error.strerror}") from error
    for place in places:
        found = _claim_in(folder, place)
        if found is not None:
            yield found
        else:
            _sweep(place, time.time() if now is None else now)


def safe_name(name: str) -> str:
    """A name fit for text and short enough to be added to; its ending stays."""
    text = os.fsencode(name).decode("utf-8", "replace").replace("\n", " ").replace("\r", " ")
    stem, dot, suffix = text.rpartition(".")
    if not dot or len(suffix.encode()) > MAX_NAME_BYTES // 4:
        stem, suffix = text, ""
    room = MAX_NAME_BYTES - len(suffix.encode()) - 1
    return stem.encode()[:room].decode("utf-8", "ignore") + (f".{suffix}" if suffix else "")


def _claim_in(folder: Path, place: Path) -> Claim | None:
    try:
        files = [entry for entry in place.iterdir() if not entry.name.endswith(".tmp")]
        if not files or is_written(files[0]):
            return None
        return Claim(place.name, folder, files[0], files[0].name, files[0].lstat().st_size)
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_written(path: Path) -> bool:
    """Whether a writer is known to hold the file; an unreadable one is not waited for."""
    try:
        return is_being_written(path) is True
    except FileNotFoundError:
        raise
    except OSError:
        return False


def _sweep(place: Path, now: float) -> None:
    try:
        if now - place.lstat().st_mtime > EMPTY_SECONDS:
            _remove_empty(place)
    except FileNotFoundError:
        return


def _remove_empty(place: Path) -> None:
    try:
        place.rmdir()
    except OSError:  # not empty, or not there: then it is none of ours to remove
        return
