"""A child's output: into a file that never grows without end, with its last lines at hand for when it crashes."""

from __future__ import annotations

from collections import deque
from pathlib import Path

ROTATE_AT = 5 * 2**20
KEPT = 3
TAIL_LINES = 12


class LogFile:
    """Appends lines to ``path``; at 5 MB the file becomes ``path.1``, and three old ones are kept."""

    def __init__(self, path: Path, rotate_at: int = ROTATE_AT) -> None:
        self.path = path
        self._rotate_at = rotate_at
        self._tail: deque[str] = deque(maxlen=TAIL_LINES)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("ab", buffering=0)

    @property
    def tail(self) -> list[str]:
        """The last lines that say something."""
        return list(self._tail)

    def write(self, line: bytes) -> None:
        """Append one line. A full disk loses lines but never stops the child that writes them."""
        text = line.decode("utf-8", errors="replace").rstrip()
        if text:
            self._tail.append(text)
        try:
            self._file.write(line)
            if self._file.tell() >= self._rotate_at:
                self._rotate()
        except OSError:
            pass

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _rotate(self) -> None:
        self._file.close()
        for number in range(KEPT - 1, 0, -1):
            older = self.path.with_name(f"{self.path.name}.{number}")
            if older.exists():
                older.replace(self.path.with_name(f"{self.path.name}.{number + 1}"))
        self.path.replace(self.path.with_name(self.path.name + ".1"))
        self._file = self.path.open("ab", buffering=0)
