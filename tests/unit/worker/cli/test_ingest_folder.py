"""The temporary folder of an `ingest`, and those that a kill -9 left behind."""

import os
import subprocess
import sys
import tempfile

import pytest

from worker.cli.ingest_folder import ingest_folder, sweep_stale
from worker.supervisor.folder_lock import LOCK_NAME, FolderLock

DIE_HOLDING = """
import os, signal, sys
from pathlib import Path
from worker.supervisor.folder_lock import FolderLock
FolderLock(Path(sys.argv[1])).__enter__()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def left(tmp_path):
    """A folder that a killed process had locked, an hour ago."""
    folder = tmp_path / "wiredesk-ingest-abc"
    folder.mkdir()
    subprocess.run([sys.executable, "-c", DIE_HOLDING, str(folder)], check=False)
    (folder / "wiredesk.db").write_text("x")
    make_old(folder)
    return folder


def make_old(folder):
    os.utime(folder / LOCK_NAME, (1, 1))


def test_what_a_killed_one_left_is_removed_by_the_next(left, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(left.parent))
    with ingest_folder(None) as folder:
        assert folder.is_dir()
        assert not left.exists()
    assert list(left.parent.iterdir()) == []


def test_one_that_is_held_is_left_alone(left):
    with FolderLock(left):
        make_old(left)
        sweep_stale(left.parent)
    assert (left / "wiredesk.db").exists()


def test_one_that_was_locked_a_moment_ago_or_never_is_left_alone(left):
    (left / LOCK_NAME).touch()
    new = left.with_name("wiredesk-ingest-new")
    new.mkdir()
    sweep_stale(left.parent)
    assert left.exists()
    assert new.exists()


def test_a_folder_that_was_named_is_kept(left):
    with ingest_folder(str(left / "kept")) as folder:
        folder.mkdir()
    assert folder == left / "kept"
    assert folder.exists()


def test_other_folders_and_links_are_not_ours(left):
    other, link = left.with_name("papers"), left.with_name("wiredesk-ingest-link")
    left.rename(other)
    link.symlink_to(other)
    sweep_stale(left.parent)
    assert (other / "wiredesk.db").exists()
