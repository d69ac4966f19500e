"""The sample files for a drop folder: several house styles, a JSON Lines file, and three that must not land."""

from __future__ import annotations

from pathlib import Path

from worker.samples.catalogue import FOLDER


def sample_drops() -> dict[str, bytes]:
    """File name to content, in the order of their names."""
    found = sorted(FOLDER.joinpath("drops").iterdir(), key=lambda entry: entry.name)
    return {entry.name: entry.read_bytes() for entry in found if entry.is_file()}


def copy_drops(folder: Path) -> tuple[Path, ...]:
    """Put every sample file into ``folder`` and tell where each stands.

    A file appears whole: it is written under a hidden name and renamed, as anybody should who drops files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_place(folder / name, content) for name, content in sample_drops().items())


def _place(target: Path, content: bytes) -> Path:
    unfinished = target.with_name(f".{target.name}.part")
    unfinished.write_bytes(content)
    return unfinished.replace(target)
