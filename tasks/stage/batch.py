"""A batch: what one Celery message carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tasks.model import Stage


@dataclass(frozen=True, slots=True)
class Batch:
    """Ids of items leased to one run. ``stage`` is the first stage of its chain; ``label`` is what Flower shows."""

    run: str
    stage: Stage
    ids: tuple[int, ...]
    label: str


def label_of(places: Iterable[str], thing: str = "item") -> str:
    """A batch in a few words: ``harbourpost.example · 37 items``. ``places`` are hosts or source names, one a thing."""
    count = Counter(places)
    number = sum(count.values())
    what = f"1 {thing}" if number == 1 else f"{number} {thing}s"
    where = next(iter(count)) if len(count) == 1 else f"{len(count)} places"
    return f"{where[:60]} · {what}"
