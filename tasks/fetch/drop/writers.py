"""Whether somebody still writes a file. Linux knows: a read lease is refused while any process holds the file open for writing."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
from pathlib import Path

_BUSY = frozenset({errno.EAGAIN, errno.EACCES})


def is_being_written(path: Path) -> bool | None:
    """True while some process has the file open for writing (mapped counts), False when none has, None where nobody can tell.

    Nobody can tell on network file systems, on files of other users without CAP_LEASE, and off Linux. Raises OSError when the file
    cannot be opened.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        return _lease_refused(descriptor)
    finally:
        os.close(descriptor)


def _lease_refused(descriptor: int) -> bool | None:
    if not hasattr(fcntl, "F_SETLEASE"):
        return None
    if os.geteuid() not in {0, os.fstat(descriptor).st_uid}:
        return None
    try:
        # A writer who opens the file while we hold the lease makes the kernel signal us; the default signal would end the process.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:
        return True if error.errno in _BUSY else None
    fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False
