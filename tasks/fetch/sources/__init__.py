"""Kinds of sources: one file each, and the folder is the registry.

A kind is a module here with a docstring whose first line says what it is, and ``look(source, world) -> Look``. Its name is the kind's.
One that asks other hosts may have ``look_many(sources, world, budget)`` as well, and is then asked for many at once.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType

from tasks.errors import FaultCode, Permanent
from tasks.fetch.look import Found, Look, LookWorld, Source, World

__all__ = ["Found", "Look", "LookWorld", "Source", "World", "kinds", "look", "look_many"]

Looker = Callable[[Source, World], Look]


ManyLooker = Callable[[Sequence[Source], World, float], Iterator[tuple[int, Look | None]]]


@cache
def kinds() -> dict[str, Looker]:
    """Every kind by name."""
    return {name: module.look for name, module in _modules().items()}


@cache
def _modules() -> dict[str, ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}") for name in names}


def look_many(sources: Sequence[Source], world: World, budget: float) -> Iterator[tuple[int, Look | None]]:
    """Look at many sources; yield (index, look) as they come, each once. A slow host holds nobody else up.

    Those that lie on this machine first, then all that ask other hosts, side by side. None for what was not begun within ``budget``
    seconds: its time has not changed. Raises as :func:`look` does.
    """
    together: dict[ManyLooker, list[int]] = {}
    for index, source in enumerate(sources):
        many: ManyLooker | None = getattr(_modules().get(source.kind), "look_many", None)
        if many is None:
            yield index, look(source, world)
        else:
            together.setdefault(many, []).append(index)
    for many, places in together.items():
        for place, found in many([sources[index] for index in places], world, budget):
            yield places[place], found


def look(source: Source, world: World) -> Look:
    """Look at a source of any kind. Raises Permanent BAD_URL for a kind nobody knows, and nothing for what the world does."""
    looker = kinds().get(source.kind)
    if looker is None:
        raise Permanent(FaultCode.BAD_URL, f"no kind of source is called {source.kind!r}; there are {', '.join(kinds())}")
    return looker(source, world)
