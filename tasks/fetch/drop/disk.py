"""Making directory entries durable, and giving a file a new name without ever covering another."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EINVAL})


def sync_folder(folder: Path) -> None:
    """Have the entries of a folder survive a power cut. File systems that cannot are let be."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)


def move_beside(source: Path, target: Path) -> None:
    """Give ``source`` the name ``target``. Raises FileExistsError when there is another file of that name.

    Link and unlink, not rename, which would cover a file; killed between the two, the next call finds one file under both names and
    only unlinks.
    """
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        if not target.samefile(source):
            raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _rename_beside(source, target)
        return
    source.unlink()


def write_beside(target: Path, content: bytes, scratch: Path) -> None:
    """Write a whole new file at ``target``, or nothing. Raises FileExistsError when there is one. ``scratch`` may be overwritten."""
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    move_beside(scratch, target)


def _rename_beside(source: Path, target: Path) -> None:
    """Where there are no hard links: the check and the rename are two steps, and only a stranger could come between them."""
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    source.rename(target)
