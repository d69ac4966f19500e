"""The two steps of de-duplication: prepare outside the lock, decide inside it."""

from __future__ import annotations

from tasks.deduplicate.known import judge_known
from tasks.deduplicate.newcomer import Newcomer, prepare
from tasks.deduplicate.stranger import judge_stranger
from tasks.ports.index import Decision, Entry, Index

__all__ = ["Newcomer", "decide", "prepare"]


def decide(newcomer: Entry, index: Index) -> Decision:
    """What the newcomer, as :func:`prepare` made it, is to the articles the index holds. Asks, and changes nothing."""
    if not isinstance(newcomer, Newcomer):
        raise TypeError(newcomer)
    found = index.find(newcomer.keys)
    articles = index.known(tuple({article for _, article in found}))
    for key, article in found:
        decision = judge_known(newcomer, key, articles[article], index) if article in articles else None
        if decision is not None:
            return decision
    return judge_stranger(newcomer, index)
