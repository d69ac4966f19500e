"""Python's search for cycles rests while a page is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Let the collector of cycles rest, where it does not already.

    A page is thousands of small objects without a cycle among them: walking them again and again while they grow took a twentieth of the time and
    freed nothing. A page is bounded and so is what it may leave; the first search behind it takes that. Threads may overlap: the one that
    stopped the collector starts it again.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
