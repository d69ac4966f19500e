"""How many values go into one statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 2_000
"""Integers written out in one statement: some 50 kB of it, far below what either database takes."""


def portions(values: Sequence[T], size: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """The values in their order, no more than ``size`` at a time; nothing for none."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
