"""How much of one story two documents tell: the measures, and the rule that reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tasks.deduplicate.agreement import Agreement, agree
from tasks.deduplicate.align import Alignment, Anchors, align
from tasks.deduplicate.content import Content
from tasks.deduplicate.headline import kinship, told_in
from tasks.ports.index import Edition, Known

WHOLE = 0.92
"""Coverage of the smaller text that is a copy by itself."""
WITH_LEAD = 0.86
"""Enough when the lead came along: who repeats background writes a lead of their own."""
WITH_HEADLINE = 0.75
"""Enough when the headlines belong together."""
WITH_BOTH = 0.45
AGREED = 0.55
"""Figures and names that must be equal in what is shared; bulletins of one template stay well under a half."""
LEAD_WORDS = 40
LEAD = 0.4
"""The share of either text's first words that stand in the other: half a lead, for an update puts a paragraph before it."""
KIN = 0.3
CLOSE_KIN = 0.5
PLAIN = 0.85
FACTS = 3
LITTLE = 60
LEAST = 20
"""Words two documents share at least."""


@dataclass(frozen=True, slots=True)
class Match:
    """A newcomer measured against one article."""

    article: Known
    edition: Edition
    content: Content
    alignment: Alignment
    agreement: Agreement
    lead: bool
    kin: float

    @property
    def coverage(self) -> float:
        """The share of the smaller text that both carry."""
        alignment = self.alignment
        return alignment.covered_here if alignment.here <= alignment.there else alignment.covered_there

    @property
    def weight(self) -> float:
        """How much of the newcomer this article explains."""
        return self.alignment.matched * self.agreement.share * (0.5 + self.kin)

    @property
    def rank(self) -> tuple[bool, float, int]:
        """The greater the better: of two stories in a round-up the headline names the main one; of equals the earlier article."""
        return self.kin >= CLOSE_KIN, self.weight, -self.article.article_id

    @property
    def is_copy(self) -> bool:
        """Whether one of the two carries the other's text."""
        if self.alignment.matched < LEAST or self.agreement.share < AGREED or self.agreement.is_bulletin:
            return False
        if self.kin < KIN and (self.agreement.facts < FACTS or self.alignment.matched < LITTLE):
            return False  # a scrap, or a text that names nobody, under headlines that share nothing: a wall in words nobody foresaw
        return self.coverage >= self._asked()

    def _asked(self) -> float:
        """The coverage asked for: the less, the more speaks for it."""
        if self.lead and self.kin >= KIN:
            return WITH_BOTH
        if self.kin >= CLOSE_KIN:
            return WITH_HEADLINE
        return WITH_LEAD if self.lead else WHOLE

    @property
    def is_plain(self) -> bool:
        """Whether this is a copy beyond doubt, so that nobody else need be asked."""
        return self.is_same_story and min(self.coverage, self.alignment.covered_here) >= WHOLE

    @property
    def is_same_story(self) -> bool:
        """Whether everything speaks for one story, so that two clusters with such a match are one."""
        return self.is_copy and self.lead and self.kin >= CLOSE_KIN and self.agreement.share >= PLAIN

    def reason(self) -> str:
        """The measures in one line."""
        return f"{self.coverage:.0%} of the smaller text, {self.agreement.share:.0%} of figures and names agree"


def measure(here: Content, anchors: Anchors, article: Known, edition: Edition, there: Content) -> Match:
    """Align the newcomer's text with an article's and count."""
    alignment = align(here.words, there.words, anchors)
    return Match(
        article, edition, there, alignment, agree(alignment, here, there), _lead_came_along(alignment), _kin(here, there, alignment)
    )


def _lead_came_along(alignment: Alignment) -> bool:
    """Whether the beginning of either text stands in the other."""
    here = [(stretch.here, stretch.length) for stretch in alignment.stretches] + [(gap.here.start, len(gap.here)) for gap in alignment.gaps]
    there = [(stretch.there, stretch.length) for stretch in alignment.stretches] + [
        (gap.there.start, len(gap.there)) for gap in alignment.gaps
    ]
    return max(_lead_share(here, alignment.here), _lead_share(there, alignment.there)) >= LEAD


def _lead_share(runs: Iterable[tuple[int, int]], length: int) -> float:
    lead = min(LEAD_WORDS, length)
    return sum(max(0, min(start + run, lead) - start) for start, run in runs) / lead if lead else 0.0


def _kin(here: Content, there: Content, alignment: Alignment) -> float:
    """How far the headlines belong together: by their own words, or by standing in the text that is shared."""
    shared = {here.words[stretch.here + step] for stretch in alignment.stretches for step in range(stretch.length)}
    mine, theirs = here.headline.told, there.headline.told
    return max(kinship(mine, theirs), min(told_in(mine, shared), told_in(theirs, shared))) if mine and theirs else 1.0
