"""Precision and recall of relations, and of pairs that share a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RELATIONS = ("new", "same", "revision", "copy")


@dataclass(frozen=True, slots=True)
class Truth:
    """What a document is: its relation, others that are as right, its cluster. ``guard`` documents count for guards alone."""

    relation: str
    accept: tuple[str, ...]
    cluster: str
    guard: bool = False


def score(truths: Sequence[Truth], told: Sequence[tuple[str, object]]) -> Mapping[str, float]:
    """``told`` are (relation, cluster) in the order of ``truths``."""
    right, asked, given = Counter(), Counter(), Counter()
    pairs: Counter[tuple[str, object]] = Counter()
    guards = [truth.accept.count(relation) for truth, (relation, _) in zip(truths, told, strict=True) if truth.guard]
    for truth, (relation, cluster) in zip(truths, told, strict=True):
        if truth.guard:
            continue
        hit = relation in truth.accept
        asked[relation if hit else truth.relation] += 1
        given[relation] += 1
        right[relation] += hit
        pairs[truth.cluster, cluster] += 1
    both = sum(map(_pairs, pairs.values()))
    true = sum(map(_pairs, _sums(pairs, 0).values()))
    found = sum(map(_pairs, _sums(pairs, 1).values()))
    figures = {f"{name}_{kind}": right[name] / (base[name] or 1) for name in RELATIONS for kind, base in (("p", given), ("r", asked))}
    return figures | {"pair_p": both / (found or 1), "pair_r": both / (true or 1), "guards": sum(guards) / len(guards) if guards else 1.0}


def f1(figures: Mapping[str, float], name: str) -> float:
    """The harmonic mean of precision and recall."""
    p, r = figures[f"{name}_p"], figures[f"{name}_r"]
    return 2 * p * r / (p + r) if p + r else 0.0


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _sums(pairs: Mapping[tuple[str, object], int], side: int) -> Counter[object]:
    sums: Counter[object] = Counter()
    for pair, count in pairs.items():
        sums[pair[side]] += count
    return sums
