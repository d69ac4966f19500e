"""Kinds of sources: one file each, and the folder is the registry.

A kind is a module here with a docstring whose first line says what it is, and ``look(source, world) -> Look``. Its name is the kind's.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module

from tasks.errors import FaultCode, Permanent
from tasks.fetch.look import Found, Look, LookWorld, Source, World

__all__ = ["Found", "Look", "LookWorld", "Source", "World", "kinds", "look"]

Looker = Callable[[Source, World], Look]


@cache
def kinds() -> dict[str, Looker]:
    """Every kind by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").look for name in names}


def look(source: Source, world: World) -> Look:
    """Look at a source of any kind. Raises Permanent BAD_URL for a kind nobody knows, and nothing for what the world does."""
    looker = kinds().get(source.kind)
    if looker is None:
        raise Permanent(FaultCode.BAD_URL, f"no kind of source is called {source.kind!r}; there are {', '.join(kinds())}")
    return looker(source, world)
