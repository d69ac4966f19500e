"""Become a child that dies with its parent: ``python -I -S child.py PARENT_PID SIGNAL COMMAND…``.

Run by path, without the package around it, so that it costs 20 ms and not an import of Celery. The kernel keeps the
death signal across exec and clears it on fork; Celery's pool processes ask for their own.
"""

from __future__ import annotations

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def die_with(parent: int, signal_number: int) -> None:
    """Ask the kernel to send us ``signal_number`` when ``parent`` ends; end at once when it has ended already."""
    if not sys.platform.startswith("linux"):
        return  # nothing of the kind elsewhere: there, kill -9 of the parent leaves its children to be ended by hand
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG)")
    if os.getppid() != parent:  # it ended between fork and prctl: no signal will come for that
        sys.exit(1)


if __name__ == "__main__":
    die_with(int(sys.argv[1]), int(sys.argv[2]))
    os.execv(sys.argv[3], sys.argv[3:])  # noqa: S606  # the command comes from the supervisor beside this file
