"""Being asked to end.

A signal handler runs in the main thread between any two of its steps, also in the middle of a wait. An Event takes a lock for both, so a
signal that met its owner waiting could wait for itself for ever (seen once in some hundred stops). A byte in a pipe takes no lock.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
from types import FrameType


class StopRequest:
    """Set by SIGTERM, SIGINT or SIGHUP (a closed terminal) from the moment it is installed."""

    def __init__(self) -> None:
        self._asked = False
        self._reading, self._writing = os.pipe()
        for descriptor in (self._reading, self._writing):
            os.set_blocking(descriptor, False)

    def install(self) -> StopRequest:
        """Listen for the signals. Main thread only. One that is ignored (``nohup``, ``&`` in a script) stays ignored."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._on_signal)
        return self

    def asked(self) -> bool:
        """Whether someone has asked."""
        return self._asked

    def ask(self) -> None:
        """Ask from inside, from any thread."""
        self._asked = True
        with contextlib.suppress(BlockingIOError):  # the pipe is full of such wishes: it is heard
            os.write(self._writing, b"!")

    def wait(self, seconds: float) -> bool:
        """Let time pass; returns early, and true, when asked. The byte stays in the pipe: once asked, no wait waits."""
        if not self._asked:
            select.select([self._reading], [], [], max(seconds, 0.0))
        return self._asked

    def __del__(self) -> None:
        """Give the pipe back."""
        for descriptor in (self._reading, self._writing):
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.ask()
