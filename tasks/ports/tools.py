"""Everything a task is handed: the world, as ports and plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tasks.ports.clock import Clock
from tasks.ports.http import Http
from tasks.ports.store import Store


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How patient we are: seconds before the first retry, ceiling in seconds, tries."""

    base: float
    ceiling: float
    max_attempts: int


class Tools(Protocol):
    """Built once per process by ``worker/runtime.py``."""

    @property
    def store(self) -> Store:
        """The stages' side of the database."""
        ...

    @property
    def http(self) -> Http:
        """The guarded HTTP client."""
        ...

    @property
    def clock(self) -> Clock:
        """The time."""
        ...

    @property
    def user_agent(self) -> str:
        """Who we say we are to web servers."""
        ...

    @property
    def obey_robots(self) -> bool:
        """Whether pages that no person asked for obey robots.txt."""
        ...

    @property
    def host_gap(self) -> float:
        """Least seconds between two starts at one host."""
        ...

    @property
    def stage_budget(self) -> float:
        """Seconds after which a stage begins no further item."""
        ...

    @property
    def retry_policy(self) -> RetryPolicy:
        """How patient we are with what may be better later."""
        ...
