"""The folders inside a data folder."""

from __future__ import annotations

from pathlib import Path

from worker.complaint import Complaint


class FolderUnusableError(Complaint):
    """The data folder cannot be written."""


def drop_folder(data: Path) -> Path:
    """Where people drop articles by default."""
    return data / "drop"


def log_folder(data: Path) -> Path:
    """Where the children's output goes."""
    return data / "logs"


def run_folder(data: Path) -> Path:
    """The children's working directory: ours alone, so that no stranger's ``tasks.py`` or ``.env`` lies in it."""
    return data / "run"


def prepare_data_folder(data: Path) -> None:
    """Make the folders.

    Raises :class:`FolderUnusableError` when they cannot be made or written.
    """
    try:
        for folder in (data, log_folder(data), run_folder(data)):
            folder.mkdir(parents=True, exist_ok=True)
        probe = run_folder(data) / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        msg = f"cannot write the data folder {data}: {error.strerror or error} (choose another with --data or WIREDESK_DATA)"
        raise FolderUnusableError(msg) from None
