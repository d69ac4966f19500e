"""Which of the articles that share fingerprints are worth aligning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tasks.ports.index import POSTING_CAP

ALIGNED = 8
"""Candidates aligned at most."""


def ranked(carriers: Mapping[int, Sequence[int]]) -> list[int]:
    """Articles by what they share, a rare fingerprint counting more than a common one; the newest first among equals."""
    weights: dict[int, float] = {}
    for articles in carriers.values():
        weight = 1 / len(articles) if len(articles) < POSTING_CAP else 1 / (POSTING_CAP * POSTING_CAP)
        for article in articles:
            weights[article] = weights.get(article, 0.0) + weight
    return sorted(weights, key=lambda article: (-weights[article], -article))
