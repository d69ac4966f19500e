"""Which port to take: the decision, and the look at the machine that it needs."""

from __future__ import annotations

import socket
from collections.abc import Callable

SEARCH = 50
"""Ports tried above the wanted one before the machine may choose."""


def choose_port(wanted: int, is_free: Callable[[int], bool]) -> int:
    """``wanted`` when it is free, else the next free one above it; 0 (the machine chooses) when none of fifty is.

    0 stays 0: it means that any port will do.
    """
    if wanted == 0:
        return 0
    candidates = range(wanted, min(wanted + SEARCH, 65536))
    return next((port for port in candidates if is_free(port)), 0)


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen on ``port`` of ``host`` at this moment."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # as servers do: a port whose last connections are still fading away is free, one with a listener is not
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def any_free_port(host: str) -> int:
    """A port that the machine found free on ``host``."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port
