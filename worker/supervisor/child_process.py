"""One child: started, listened to, ended with everything it started itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from worker.supervisor.log_file import LogFile

WRAPPER = Path(__file__).with_name("child.py")


class ChildProcess:
    """A running child with its own session, whose output goes to ``log``.

    Start it in a thread that lives as long as the service: the kernel's death signal is bound to the thread that forked.
    """

    def __init__(
        self, command: Sequence[str], *, cwd: Path, environment: Mapping[str, str], log: LogFile, orphan_signal: signal.Signals
    ) -> None:
        self.log = log
        self.started = time.monotonic()
        wrapped = [sys.executable, "-I", "-S", str(WRAPPER), str(os.getpid()), str(int(orphan_signal)), *command]
        self._process = subprocess.Popen(  # noqa: S603  # our own command, no shell
            wrapped,
            cwd=cwd,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in the terminal is for the parent alone, which ends its children in order
        )
        self._pump = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True, name=f"log-{self.pid}")
        self._pump.start()

    @property
    def pid(self) -> int:
        """Its process id, and the id of its process group."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs; negative when a signal ended it."""
        return self._process.poll()

    @property
    def lived(self) -> float:
        """Seconds since its start."""
        return time.monotonic() - self.started

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the child itself (a worker tells its own pool)."""
        if self.exit_code is None:
            with suppress(ProcessLookupError):
                self._process.send_signal(number)

    def wait(self, seconds: float) -> bool:
        """Wait for its end, at most ``seconds``; whether it has ended."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=seconds)
        return self.exit_code is not None

    def kill_group(self) -> None:
        """End the child and whatever it left behind, at once, and collect it."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self.wait(5)
        self._pump.join(timeout=1)

    def _listen(self, pipe: IO[bytes] | None) -> None:
        if pipe is None:
            return
        with pipe:
            for line in pipe:
                self.log.write(line)
