"""One service per data folder."""

import os

import pytest

from worker.supervisor.folder_lock import FolderInUseError, FolderLock, holder


def test_a_second_holder_is_told_who_has_it(tmp_path):
    with (
        FolderLock(tmp_path),
        pytest.raises(FolderInUseError, match=rf"in use by another wiredesk \(process {os.getpid()}\)"),
        FolderLock(tmp_path),
    ):
        pass


def test_the_folder_is_free_again_afterwards(tmp_path):
    with FolderLock(tmp_path):
        assert holder(tmp_path) == os.getpid()
    assert holder(tmp_path) is None
    with FolderLock(tmp_path):
        pass


def test_a_folder_that_is_not_there_has_no_holder(tmp_path):
    assert holder(tmp_path / "none") is None
