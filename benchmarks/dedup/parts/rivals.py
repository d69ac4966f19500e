"""Other ways to find near-duplicates, each told which document is known already: the keys are the same for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Protocol


class Finder(Protocol):
    """Finds an earlier text that is nearly this one, and remembers this one."""

    def find(self, number: int, words: Sequence[str]) -> int | None:
        """The number of an earlier text, or None."""
        ...


def shingles(words: Sequence[str]) -> set[str]:
    """Five words in a row, as all of them use."""
    return {" ".join(words[start : start + 5]) for start in range(max(1, len(words) - 4))}


class ExactHash:
    """The same words, or nothing."""

    def __init__(self) -> None:
        self.seen: dict[bytes, int] = {}

    def find(self, number: int, words: Sequence[str]) -> int | None:
        """By one digest."""
        key = blake2b(" ".join(words).encode(), digest_size=16).digest()
        earlier = self.seen.get(key)
        self.seen.setdefault(key, number)
        return earlier


class SimHash:
    """64 bits a text, eight of them may differ: looked up by nine blocks of bits."""

    MOST, BLOCKS = 8, 9

    def __init__(self) -> None:
        self.blocks: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def find(self, number: int, words: Sequence[str]) -> int | None:
        """The nearest of those that share a block."""
        value = self._value(words)
        keys = [(block, value >> (block * 7) & (0x7F if block < self.BLOCKS - 1 else 0xFF)) for block in range(self.BLOCKS)]
        near = {(other ^ value).bit_count(): earlier for key in keys for other, earlier in self.blocks.get(key, ())}
        for key in keys:
            self.blocks.setdefault(key, []).append((value, number))
        best = min(near, default=99)
        return near[best] if best <= self.MOST else None

    def _value(self, words: Sequence[str]) -> int:
        votes = [0] * 64
        for shingle in shingles(words):
            hashed = int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest())
            for bit in range(64):
                votes[bit] += 1 if hashed >> bit & 1 else -1
        return sum(1 << bit for bit, vote in enumerate(votes) if vote > 0)


class Datasketch:
    """MinHash with 128 permutations and banded lookup at a Jaccard of one half."""

    def __init__(self) -> None:
        from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - not a dependency of ours

        self.minhash, self.lsh = MinHash, MinHashLSH(threshold=0.5, num_perm=128)
        self.kept: dict[str, object] = {}

    def find(self, number: int, words: Sequence[str]) -> int | None:
        """The most alike of what the bands give."""
        made = self.minhash(num_perm=128)
        made.update_batch([shingle.encode() for shingle in shingles(words)])
        found = self.lsh.query(made)
        best = max(found, key=lambda key: made.jaccard(self.kept[key]), default=None)
        self.lsh.insert(str(number), made)
        self.kept[str(number)] = made
        return int(best) if best is not None else None


class Rensa:
    """The same idea in Rust."""

    def __init__(self) -> None:
        from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - not a dependency of ours

        self.minhash, self.lsh = RMinHash, RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
        self.kept: dict[int, object] = {}

    def find(self, number: int, words: Sequence[str]) -> int | None:
        """The most alike of what the bands give, when it is alike enough."""
        made = self.minhash(num_perm=128, seed=42)
        made.update(sorted(shingles(words)))
        found = [(made.jaccard(self.kept[each]), each) for each in self.lsh.query(made)]
        self.lsh.insert(number, made)
        self.kept[number] = made
        share, best = max(found, default=(0.0, None))
        return best if share >= 0.5 else None


RIVALS: dict[str, Callable[[], Finder]] = {
    "exact hash": ExactHash,
    "SimHash, 8 of 64 bits": SimHash,
    "datasketch MinHash-LSH .5": Datasketch,
    "rensa MinHash-LSH .5": Rensa,
}
