"""Story or furniture: small decision trees vote on the traits of a block.

The trees were fitted once (``benchmarks/extraction/fit.py``) to public pages whose stories were marked by people. They know structure, not words
and not sites. The file beside this module is all there is to them: nested [trait, threshold, branch if at most, branch if above], numbers at the leaves.
"""

from __future__ import annotations

import functools
import json
import math
from importlib.resources import files
from typing import Any

from tasks.parse.page.traits import NAMES

WEIGHTS = "story_trees.json"
Tree = tuple[int, float, Any, Any]


@functools.cache
def shipped_trees() -> tuple[Tree, ...]:
    """The trees that come with the package."""
    return trees_of(json.loads((files(__package__) / WEIGHTS).read_text("utf-8")))


def trees_of(stored: dict[str, Any]) -> tuple[Tree, ...]:
    """Trees as stored, traits by name, as trees by place. An unknown trait is a KeyError: the file belongs to another version."""
    place = {name: number for number, name in enumerate(NAMES)}

    def grown(node: Any) -> Any:
        return (place[node[0]], node[1], grown(node[2]), grown(node[3])) if isinstance(node, list) else node

    return tuple(grown(tree) for tree in stored["trees"])


def likelihood(traits: list[float], trees: tuple[Tree, ...]) -> float:
    """How likely a block with these traits is part of the story, 0 to 1."""
    total = 0.0
    for tree in trees:
        node: Any = tree
        while type(node) is tuple:
            node = node[2] if traits[node[0]] <= node[1] else node[3]
        total += node
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
