"""Being asked to end."""

from __future__ import annotations

import signal
import threading
from types import FrameType


class StopRequest:
    """Set by SIGTERM, SIGINT or SIGHUP (a closed terminal) from the moment it is installed."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    def install(self) -> StopRequest:
        """Listen for the signals. Main thread only. One that is ignored (``nohup``, ``&`` in a script) stays ignored."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._on_signal)
        return self

    def asked(self) -> bool:
        """Whether someone has asked."""
        return self._asked.is_set()

    def ask(self) -> None:
        """Ask from inside."""
        self._asked.set()

    def wait(self, seconds: float) -> bool:
        """Let time pass; returns early, and true, when asked."""
        return self._asked.wait(seconds)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._asked.set()
