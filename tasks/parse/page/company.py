"""What a block's company tells: how the blocks around it, beside it and set like it were voted on.

A paragraph between two of the story is one of it; a teaser set like six other teasers is none, though it reads like prose. The numbers are for
the blocks that a first vote leaves unsure; their order is one with :data:`COMPANY`, and the second trees of the verdict were fitted to them.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence

from tasks.parse.page.blocks import Block, Place

COMPANY = (
    "vote", "vote_back3", "vote_back2", "vote_back1", "vote_on1", "vote_on2", "vote_on3", "vote_parent", "vote_grand", "vote_clan",
    "kept_before", "kept_after", "gap_before", "gap_after", "mood_before", "mood_after",
)  # fmt: skip
FAR = 30
"""A gap of this many blocks or more is one."""
NEAR = 6
"""How many blocks on either side make the mood."""
FIRM, FIRM_SIZE = 0.8, 48
"""A block as sure as this and as long ends a gap."""
ALONE = -1.0
"""Mean of a block's mates where it has none."""
WORD = 6


def likely(vote: float) -> float:
    """A sum of votes as a likelihood, 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, vote))))


class Company:
    """The company of the blocks of one region. ``votes`` are the sums that the first trees gave them, ``chances`` the same as likelihoods."""

    def __init__(self, blocks: Sequence[Block], votes: Sequence[float], chances: Sequence[float]) -> None:
        self.votes = votes
        self.chances = tuple(chances)
        self.padded = [0.0, 0.0, 0.0, *self.chances, 0.0, 0.0, 0.0]
        self.weights = [math.sqrt(max(block.size / WORD, 1.0)) for block in blocks]
        self.kept, self.moods, self.counted = [0.0], [0.0], [0.0]
        self.groups: dict[Hashable, list[float]] = {}
        self.mates: list[tuple[list[float], ...]] = []
        for block, chance, weight in zip(blocks, self.chances, self.weights, strict=True):
            self.kept.append(self.kept[-1] + chance * weight * weight)
            self.moods.append(self.moods[-1] + chance * weight)
            self.counted.append(self.counted[-1] + weight)
            self.mates.append(tuple(self._joined(key, chance * weight, weight) for key in _keys(block.place)))
        self.back = _gaps(blocks, self.chances)
        self.ahead = _gaps(blocks[::-1], self.chances[::-1])[::-1]

    def _joined(self, key: Hashable, sum_: float, weight: float) -> list[float]:
        group = self.groups.setdefault(key, [0.0, 0.0, 0])
        group[0] += sum_
        group[1] += weight
        group[2] += 1
        return group

    def of(self, number: int) -> tuple[float, ...]:
        """The numbers of one block, in the order of :data:`COMPANY`."""
        weight, kept, end = self.weights[number], self.kept, len(self.votes)
        own = self.chances[number] * weight
        total = kept[-1] or 1.0
        back3, back2, back1, _, on1, on2, on3 = self.padded[number : number + 7]
        return (
            self.votes[number], back3, back2, back1, on1, on2, on3,
            *((group[0] - own) / (group[1] - weight) if group[2] > 1 else ALONE for group in self.mates[number]),
            kept[number] / total, (kept[-1] - kept[number + 1]) / total, self.back[number], self.ahead[number],
            self._mood(max(number - NEAR, 0), number), self._mood(number + 1, min(number + NEAR + 1, end)),
        )  # fmt: skip

    def _mood(self, start: int, end: int) -> float:
        return (self.moods[end] - self.moods[start]) / (self.counted[end] - self.counted[start]) if end > start else 0.0


def _keys(place: Place) -> tuple[Hashable, ...]:
    """The parent, the parent's parent, and how a place is set: those it shares with its mates."""
    parent = place.above or place
    name, above = place.element.get("class"), parent.element.get("class")
    return ("parent", id(parent)), ("grand", id(parent.above or place)), (place.tag, name, above)


def _gaps(blocks: Sequence[Block], chances: Sequence[float]) -> list[int]:
    """How many blocks lie between each and the last firm one before it."""
    found, gap = [], FAR
    for block, chance in zip(blocks, chances, strict=True):
        found.append(gap)
        gap = 1 if chance > FIRM and block.size > FIRM_SIZE else min(gap + 1, FAR)
    return found
