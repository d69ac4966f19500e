"""Two texts side by side: aligned, and counted what a decision asks."""

from __future__ import annotations

from collections.abc import Iterable

from tasks.deduplicate.agreement import agree
from tasks.deduplicate.align import Alignment, Anchors, align
from tasks.deduplicate.content import Content
from tasks.deduplicate.headline import kinship, told_in, traits
from tasks.deduplicate.match import Match
from tasks.ports.index import Edition, Known

LEAD_WORDS = 40
"""The first words of a text, which tell what it is about."""


def measure(here: Content, anchors: Anchors, article: Known, edition: Edition, there: Content) -> Match:
    """Align the newcomer's text with an article's and count."""
    alignment = align(here.words, there.words, anchors)
    smaller = here if alignment.here <= alignment.there else there
    agreement, leads = agree(alignment, here, there), _lead_shares(alignment)
    kin, apt = _headlines(here, there, alignment)
    return Match(article, edition, there, alignment, agreement, leads, kin, apt, len(smaller.marks))


def _lead_shares(alignment: Alignment) -> tuple[float, float]:
    """How much of the beginning of either text stands in the other, the lesser share first."""
    here = [(stretch.here, stretch.length) for stretch in alignment.stretches] + [(gap.here.start, len(gap.here)) for gap in alignment.gaps]
    there = [(stretch.there, stretch.length) for stretch in alignment.stretches] + [
        (gap.there.start, len(gap.there)) for gap in alignment.gaps
    ]
    mine, theirs = sorted((_lead_share(here, alignment.here), _lead_share(there, alignment.there)))
    return mine, theirs


def _lead_share(runs: Iterable[tuple[int, int]], length: int) -> float:
    lead = min(LEAD_WORDS, length)
    return sum(max(0, min(start + run, lead) - start) for start, run in runs) / lead if lead else 0.0


def _headlines(here: Content, there: Content, alignment: Alignment) -> tuple[float, bool]:
    """How far the headlines belong together, by their own words or by standing in the text that is shared; and whether either is told there."""
    mine, theirs = here.headline.told, there.headline.told
    if not (mine and theirs):
        return 1.0, True
    shared = {told for stretch in alignment.stretches for told in traits(here.words[stretch.here : stretch.here + stretch.length])}
    told = told_in(mine, shared), told_in(theirs, shared)
    return max(kinship(mine, theirs), min(told)), max(told) > 0
