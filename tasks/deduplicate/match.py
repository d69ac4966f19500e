"""Whether two documents tell one story: the measures of :mod:`~tasks.deduplicate.measure`, and the rule that reads them."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.deduplicate.agreement import Agreement
from tasks.deduplicate.align import Alignment
from tasks.deduplicate.content import Content
from tasks.deduplicate.lists import WORD_LETTERS
from tasks.ports.index import Edition, Known

WHOLE = 0.92
"""Coverage of the smaller text that is a copy by itself."""
WITH_LEAD = 0.86
"""Enough when the lead came along: who repeats background writes a lead of their own."""
WITH_FACTS = 0.8
"""Enough when many figures and names came along and none differs, whatever the desk wrote over it."""
WITH_WHOLE_LEAD = 0.7
"""Enough when the lead came along whole as well."""
WHOLE_LEAD = 0.9
"""The share of first words from which on a lead came along whole."""
MANY_FACTS = 6
"""Figures and names no two stories share by chance."""
WITH_ONE = 0.75
"""Enough when the headlines belong together, or when both texts begin alike and tell the same facts."""
WITH_BOTH = 0.45
"""Enough with the lead and akin headlines: a cut copy, or one inside a text of the desk's own."""
AGREED = 0.55
"""Figures and names that must be equal in what is shared; bulletins of one template stay well under a half."""
AGREED_NAMES = 0.8
"""The share of names that a scanner leaves alone."""
GARBLED = 0.9
"""The share of plain words that are equal in a scanned copy, at most."""
LEAD = 0.4
"""The share of either text's first words that stand in the other: half a lead, for an update puts a paragraph before it."""
KIN = 0.3
"""The share of a headline's words from which on two headlines are akin,"""
CLOSE_KIN = 0.5
"""and from which on they are one in two wordings."""
PLAIN = 0.85
"""The share of equal facts that leaves no doubt."""
FACTS = 3
"""Figures and names that tell a story at all."""
LITTLE = 60
"""Shared words up to which a text may be a notice or a wall."""
FIGURES = 2
"""Figures from which on a few lines tell something, whatever their headline says. A wall may name its price."""
FORM_FACTS = 8
"""Figures and names from which on a text can be a filled-in form."""
FORM = 0.35
"""Of a form letter the wording is shared and few of the figures and names: less than this share of what the shared words would bring along.
Copies, cut and garbled ones included, bring four tenths and more; siblings of every template measured brought under a third."""
PASSAGE = 60
"""Words in a row that no form letter has."""
SPARSE = 60
"""Equal words a figure that differs needs around it, so that it marks no other bulletin: those have figures in every line."""
SPARSE_NAMES = 20
"""And a name, where every figure is equal: a rewriting garbles capitals, the next bulletin has other figures."""
BRIEF = 0.75
"""The share of either text that is the other's, from which on two briefs are one, whatever the headlines: the rest is furniture."""
NAMELESS = 300
"""Shared words from which on a text that names nobody is a story: no wall is as long."""
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
    leads: tuple[float, float]
    """How much of the first words of either text stands in the other, the lesser share first."""
    kin: float
    """How far the headlines belong together."""
    apt: bool
    """Whether what is shared speaks of what either headline says."""
    told: int
    """Figures and names in the smaller text."""

    @property
    def lead(self) -> bool:
        """Whether the beginning of either text stands in the other."""
        return self.leads[1] >= LEAD

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
        if self.alignment.matched < LEAST or self._is_bulletin or self._is_form or not self._agrees:
            return False
        if self.alignment.matched < LITTLE and not self.agreement.facts and self._shows_names:
            return False  # even under one headline: "404 Not Found" stands over the same few words everywhere
        if self.kin < KIN and self._is_scrap:
            return False  # a scrap, or a text that names nobody, under headlines that share nothing: a wall in words nobody foresaw
        if self.alignment.matched < LITTLE and not self.apt and self.agreement.figures.equal < FIGURES:
            return False  # a few lines that say nothing of what their headlines say: such a wall under the headline it hides
        return self.coverage >= self._asked()

    @property
    def _is_scrap(self) -> bool:
        """Whether the shared text is too little, or names too little, to be a story by itself. A brief printed whole is one."""
        alignment, agreement = self.alignment, self.agreement
        if agreement.facts < FACTS:
            return alignment.matched < NAMELESS
        # nouns with capitals look like names, so a figure must have come along
        is_whole = agreement.figures.equal > 0 and min(alignment.covered_here, alignment.covered_there) >= BRIEF
        return alignment.matched < LITTLE and not (is_whole or self._tells_facts)

    @property
    def _is_bulletin(self) -> bool:
        """Whether the figures changed where the wording did not, and there are figures all over: in a long text a few may be a scanner's."""
        return self.agreement.is_bulletin and SPARSE * self.agreement.figures.other > self.alignment.matched

    @property
    def _is_garbled(self) -> bool:
        """Whether wording and figures differ as a scanner makes them differ, and the names are the same: templates keep the wording."""
        agreement = self.agreement
        return agreement.wording.share < GARBLED and agreement.names.equal >= MANY_FACTS and agreement.names.share >= AGREED_NAMES

    @property
    def _is_form(self) -> bool:
        """Whether the smaller text's figures and names stayed behind where its words came along; not if whole passages came, and no fact differs."""
        if self.told < FORM_FACTS or self.agreement.facts >= FORM * self.coverage * self.told:
            return False
        return self.agreement.share < 1 or max(stretch.length for stretch in self.alignment.stretches) < PASSAGE

    @property
    def _agrees(self) -> bool:
        """Whether the figures and names are mostly equal, or a few that differ stand far apart in a text that came along whole."""
        if self.agreement.share >= AGREED or self._is_garbled:
            return True
        words = self.content.words
        matched = self.alignment.matched / (WORD_LETTERS if sum(len(word) == 1 for word in words) > len(words) / 2 else 1)
        figures, names = self.agreement.figures.other, self.agreement.names.other
        return self.coverage >= WITH_LEAD and (SPARSE if figures else SPARSE_NAMES) * (figures + names) <= matched

    @property
    def _tells_facts(self) -> bool:
        """Whether many figures and names came along, a figure among them: nouns with capitals look like names in a brief."""
        return self.agreement.facts >= MANY_FACTS and self.agreement.figures.equal > 0

    @property
    def _shows_names(self) -> bool:
        """Whether the text's script has capitals, by which names would show."""
        return any(word.upper() != word for word in self.content.words)

    def _asked(self) -> float:
        """The coverage asked for: the less, the more speaks for it."""
        if self.lead and self.kin >= KIN:
            return WITH_BOTH
        if self.kin >= CLOSE_KIN:
            return WITH_ONE
        if self._tells_facts and self.agreement.share == 1:
            return WITH_WHOLE_LEAD if self.leads[1] >= WHOLE_LEAD else WITH_FACTS
        if self.leads[0] >= WHOLE_LEAD and self.agreement.share >= PLAIN and self.agreement.facts >= FACTS:
            return WITH_ONE
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
