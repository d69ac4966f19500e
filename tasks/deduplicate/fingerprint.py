"""Winnowed shingles: the few numbers by which a text that shares a passage is found.

Shingles of five words, of each window the smallest hash (Schleimer, Wilkerson, Aiken 2003): any passage shared over
``WINDOW + SHINGLE - 1`` words shares a fingerprint. A brief is no longer than a window, and what a page adds would choose its only
fingerprint; so the windows of short texts are narrower. The smallest hash of a wide window is the smallest of every narrower one in it,
so what a brief has in common with a long text is still found.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from tasks.ports.index import FINGERPRINTS

SHINGLE = 5
WINDOW = 32
NARROW = 8
"""The window of a text of at most ``BRIEF`` words."""
BRIEF = 100
MOST = 96
"""Fingerprints kept of a long text: its beginning and its end."""


def fingerprints(words: Sequence[str]) -> tuple[int, ...]:
    """Signed 32-bit fingerprints in the order of the text, each once; empty for fewer words than a shingle."""
    if len(words) < SHINGLE:
        return ()
    hashes = _shingles(words)
    picked = list(dict.fromkeys(_winnow(hashes, NARROW if len(words) <= BRIEF else WINDOW)))
    if len(picked) > MOST:
        picked = picked[: MOST // 2] + picked[-MOST // 2 :]
    return tuple(value - 0x80000000 for value in picked)


def _shingles(words: Sequence[str]) -> list[int]:
    salt = crc32(FINGERPRINTS.encode())
    return [_mixed(crc32(" ".join(words[start : start + SHINGLE]).encode(), salt)) for start in range(len(words) - SHINGLE + 1)]


def _mixed(value: int) -> int:
    """CRC is linear; a multiplication and a shift make its order look random."""
    value = (value ^ (value >> 16)) * 0x45D9F3B & 0xFFFFFFFF
    return (value ^ (value >> 15)) & 0xFFFFFFFF


def _winnow(hashes: Sequence[int], window: int) -> list[int]:
    """The rightmost smallest hash of every window."""
    if len(hashes) <= window:
        return [min(hashes)]
    picked: list[int] = []
    place = -1
    for end in range(window, len(hashes) + 1):
        start = end - window
        if place < start:
            smallest = min(hashes[start:end])
            place = end - 1 - hashes[start:end][::-1].index(smallest)
            picked.append(smallest)
        elif hashes[end - 1] <= hashes[place]:
            place = end - 1
            picked.append(hashes[place])
    return picked
