"""The parts a service is made of, as data."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Role:
    """One child to keep alive."""

    name: str
    """Also the name of its log file."""
    command: Callable[[], list[str]]
    """Asked at every start, since a port may have been taken since."""
    stop_signals: tuple[signal.Signals, ...] = (signal.SIGTERM,)
    """How it is asked to end: each a little more firmly."""
    orphan_signal: signal.Signals = signal.SIGKILL
    """What the kernel sends it when the parent dies."""
    ends_last: bool = False
    """True for what the others need to end well."""
    environment: Mapping[str, str] = field(default_factory=dict)
