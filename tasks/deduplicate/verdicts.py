"""The four decisions, put into the words of the model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tasks.model import Relation, Verdict
from tasks.ports.index import FINGERPRINTS, Decision, Known

RULES = f"rules-1 {FINGERPRINTS}"
"""Name and version of what decides; it stands in every verdict."""


def same_as(article: Known, reason: str) -> Decision:
    """Nothing new: the article was seen again."""
    return Decision(verdict=_verdict(Relation.SAME, reason, of=article.article_id), cluster_id=article.cluster_id)


def revision_of(article: Known, reason: str, change: Mapping[str, Any]) -> Decision:
    """The next revision of the article."""
    return Decision(verdict=_verdict(Relation.REVISION, reason, of=article.article_id), change=change, cluster_id=article.cluster_id)


def new(reason: str) -> Decision:
    """An article of its own."""
    return Decision(verdict=_verdict(Relation.NEW, reason))


def copy_verdict(of: int, coverage: float, reason: str) -> Verdict:
    """Another document that carries the text of article ``of``."""
    return _verdict(Relation.COPY, reason, of=of, coverage=round(min(1.0, coverage), 4))


def _verdict(relation: Relation, reason: str, of: int | None = None, coverage: float | None = None) -> Verdict:
    return Verdict(relation=relation, of=of, coverage=coverage, reason=reason, algorithm=RULES)
