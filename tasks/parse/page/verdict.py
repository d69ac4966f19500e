"""Story or furniture: small decision trees vote on the traits of a block.

The trees were fitted once (``benchmarks/extraction/fit.py``) to public pages whose stories were marked by people. They know structure, not words
and not sites. The file beside this module is all there is to them: nested [trait, threshold, branch if at most, branch if above], numbers at the leaves.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any

from tasks.parse.page.traits import COSTLY, COUNTS, EAGER, TOLD

WEIGHTS = "story_trees.json"
CLEAR = 1.0
"""A sum of the first trees this far from nothing is never turned by the others (one block in a thousand); they are spared."""
QUARTER_GROWS, HALF_GROWS = 1.74, 1.28
"""How much such a sum usually grows when all trees have voted."""
Vote = Callable[..., float]
"""Traits of a block, as :meth:`Traits.asked` gives them, to the sum of the trees' votes."""


@functools.cache
def shipped_trees() -> Vote:
    """The trees that come with the package."""
    return trees_of(json.loads((files(__package__) / WEIGHTS).read_text("utf-8")))


def trees_of(stored: dict[str, Any]) -> Vote:
    """Trees as stored, made one expression: read once a process, then four times as fast as walking them.

    An unknown trait is a KeyError: the file belongs to another version.
    """
    asked = dict.fromkeys(EAGER, "{}") | dict.fromkeys(COSTLY, "({0} if {0} is not None else ({0}:=tell_{0}(text)))")

    def grown(node: Any) -> str:
        if not isinstance(node, list):
            return repr(float(node))
        name, threshold, at_most, above = node
        told = asked[name].format(name)
        limit = repr(math.floor(threshold) if name in COUNTS else float(threshold))
        return f"({grown(above)} if {told}{f'>{limit}' if threshold else ''} else {grown(at_most)})"  # no trait is less than nothing

    def summed(trees: list[Any]) -> str:
        return "+".join(grown(tree) for tree in trees) or "0.0"

    trees = stored["trees"]
    quarter, half = len(trees) // 4, len(trees) // 2
    first, second, rest = summed(trees[:quarter]), summed(trees[quarter:half]), summed(trees[half:])
    source = f"lambda {','.join(asked)},text: a*{QUARTER_GROWS} if (a:={first})>{CLEAR} or a<-{CLEAR} else b*{HALF_GROWS} if (b:=a+{second})>{CLEAR} or b<-{CLEAR} else b+{rest}"
    tellers = {f"tell_{name}": TOLD[name] for name in COSTLY}
    vote: Vote = eval(compile(source, WEIGHTS, "eval"), {"__builtins__": {}, **tellers})  # noqa: S307 - made of numbers and places of known traits alone
    return vote


def likelihood(traits: Iterable[Any], vote: Vote) -> float:
    """How likely a block with these traits is part of the story, 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, vote(*traits)))))
