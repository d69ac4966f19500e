"""Every enricher there is, in the order in which they need each other.

The folder ``enrichers`` is the registry: one file is one enricher. Installed packages add theirs under the entry point
group ``wiredesk.enrichers``. All are loaded once, when first asked for.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from tasks.enrich import enrichers
from tasks.enrich.enricher import Enricher, EnricherError

ENTRY_POINTS = "wiredesk.enrichers"
PROMISED = ("name", "version", "reads", "requires", "provides", "enrich")


@functools.cache
def all_enrichers() -> tuple[Enricher, ...]:
    """The packaged enrichers and the installed ones, in running order.

    Raises :class:`EnricherError` when one cannot be loaded, two share a name or a key, or they need each other in a circle.
    """
    return in_order((*_packaged(), *_installed(entry_points(group=ENTRY_POINTS))))


def in_order(found: Sequence[Enricher]) -> tuple[Enricher, ...]:
    """Providers before those who require them; by name where nothing else decides, so that every machine agrees."""
    by_name = {enricher.name: enricher for enricher in sorted(found, key=lambda enricher: enricher.name)}
    if len(by_name) < len(found):
        raise EnricherError(f"two enrichers share a name: {', '.join(sorted(enricher.name for enricher in found))}")
    provider = _providers(by_name.values())
    needs = {name: [_find(provider, key, name) for key in sorted(enricher.requires)] for name, enricher in by_name.items()}
    try:
        return tuple(by_name[name] for name in TopologicalSorter(needs).static_order())
    except CycleError as error:
        circle = " -> ".join(reversed(error.args[1]))
        raise EnricherError(f"enrichers require each other in a circle: {circle}") from None


def _providers(found: Iterable[Enricher]) -> dict[str, str]:
    provider: dict[str, str] = {}
    for enricher in found:
        for key in enricher.provides:
            if key in provider:
                raise EnricherError(f"enrichers {provider[key]} and {enricher.name} both provide {key}: rename one's key")
            provider[key] = enricher.name
    return provider


def _find(provider: dict[str, str], key: str, asking: str) -> str:
    if key not in provider:
        raise EnricherError(f"enricher {asking} requires {key}, which none provides: install the one that does")
    return provider[key]


def _packaged() -> Iterator[Enricher]:
    for module in pkgutil.iter_modules(enrichers.__path__):
        yield _checked(importlib.import_module(f"{enrichers.__name__}.{module.name}"), f"enrichers/{module.name}.py")


def _installed(points: Iterable[EntryPoint]) -> Iterator[Enricher]:
    for point in points:
        where = f"entry point {point.name} ({point.value})"
        try:
            loaded = point.load()
        except Exception as error:
            raise EnricherError(f"{where} cannot be loaded: {type(error).__name__}: {error}") from error
        yield _checked(loaded, where)


def _checked(candidate: object, where: str) -> Enricher:
    lacking = [word for word in PROMISED if not hasattr(candidate, word)]
    if lacking:
        raise EnricherError(f"{where} is no enricher: it lacks {', '.join(lacking)}")
    return cast("Enricher", candidate)
