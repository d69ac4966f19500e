"""Story or furniture: small decision trees vote on the traits of a block, and once more on those that this leaves unsure.

The trees were fitted once (``benchmarks/extraction/fit.py``) to public pages whose stories were marked by people. They know structure, not words
and not sites. The file beside this module is all there is to them: nested [trait, threshold, branch if at most, branch if above], numbers at the leaves.
"""

from __future__ import annotations

import functools
import itertools
import json
import math
from collections.abc import Callable
from importlib.resources import files
from typing import Any, NamedTuple

from tasks.parse.page.company import COMPANY, Company, likely
from tasks.parse.page.traits import COSTLY, COUNTS, EAGER, TOLD, Traits

WEIGHTS = "story_trees.json"
FIRST_CUTS = ((0.25, 1.0, 1.74), (0.5, 1.0, 1.28))
SECOND_CUTS = ((0.3, 0.8, 1.43), (0.5, 0.7, 1.18))
"""After this share of the trees a sum this far from nothing is next to never turned by the others (one block in a thousand); they are spared, and
the sum is told as it usually grows when all have voted."""
SURE = 2.0
"""A first vote this far from nothing is not asked about again: the second turned next to none on pages the trees did not know. Seven blocks in ten are so sure."""
AWAY = -3.0
"""The vote on a link at the edge of a region, which is not asked about: of 11,214 the trees had one for the story, and a sixth of the blocks is spared."""
Vote = Callable[..., float]
"""Traits of a block, as :meth:`Traits.asked` gives them, to the sum of the trees' votes; for the second trees behind the numbers of its company."""


class Trees(NamedTuple):
    """Who votes: the first on a block by itself, the second by its company as well."""

    first: Vote
    second: Vote | None


@functools.cache
def shipped_trees() -> Trees:
    """The trees that come with the package."""
    return trees_of(json.loads((files(__package__) / WEIGHTS).read_text("utf-8")))


def trees_of(stored: dict[str, Any]) -> Trees:
    """Trees as stored, each kind made one expression: read once a process, then four times as fast as walking them.

    An unknown trait is a KeyError: the file belongs to another version.
    """
    second = _vote(stored["second"], COMPANY, SECOND_CUTS) if "second" in stored else None
    return Trees(_vote(stored["trees"], (), FIRST_CUTS), second)


def _vote(trees: list[Any], company: tuple[str, ...], cuts: tuple[tuple[float, float, float], ...]) -> Vote:
    """Trees of which the later ones are spared where the first are clear."""
    asked = dict.fromkeys((*company, *EAGER), "{}") | dict.fromkeys(COSTLY, "({0} if {0} is not None else ({0}:=tell_{0}(text)))")
    ends = [int(len(trees) * share) for share, _, _ in cuts]
    first, middle, rest = (_summed(trees[start:end], asked) for start, end in itertools.pairwise((0, *ends, len(trees))))
    (_, clear, grows), (_, clearer, grows_less) = cuts
    source = (
        f"lambda {','.join(asked)},text: a*{grows} if (a:={first})>{clear} or a<-{clear} "
        f"else b*{grows_less} if (b:=a+{middle})>{clearer} or b<-{clearer} else b+{rest}"
    )
    tellers = {f"tell_{name}": TOLD[name] for name in COSTLY}
    vote: Vote = eval(compile(source, WEIGHTS, "eval"), {"__builtins__": {}, **tellers})  # noqa: S307 - made of numbers and places of known traits alone
    return vote


def _summed(trees: list[Any], asked: dict[str, str]) -> str:
    def grown(node: Any) -> str:
        if not isinstance(node, list):
            return repr(float(node))
        name, threshold, at_most, above = node
        told = asked[name].format(name)
        limit = repr(math.floor(threshold) if name in COUNTS else float(threshold))
        is_above = told if not threshold and name not in COMPANY else f"{told}>{limit}"  # no trait is less than nothing; a vote may be
        return f"({grown(above)} if {is_above} else {grown(at_most)})"

    return "+".join(grown(tree) for tree in trees) or "0.0"


def judged(traits: Traits, trees: Trees) -> list[float]:
    """How likely each block of a region is part of the story, 0 to 1."""
    asked = [None if traits.leads_away(number) else traits.asked(number) for number in range(len(traits.blocks))]
    votes = [AWAY if told is None else trees.first(*told) for told in asked]
    chances = [likely(vote) for vote in votes]
    unsure = [number for number, vote in enumerate(votes) if -SURE <= vote <= SURE]
    if unsure and trees.second is not None:
        company = Company(traits.blocks, votes, chances)
        for number in unsure:
            chances[number] = likely(trees.second(*company.of(number), *(asked[number] or ())))
    return chances
