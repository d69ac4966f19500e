"""What changed between two editions of one article: by paragraphs, inside a paragraph by words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tasks.deduplicate.content import Content, as_key, lowered
from tasks.deduplicate.furniture import EDGE, SENTENCE, SEPARATORS, is_correction
from tasks.deduplicate.headline import same_headline

MOST_WORDS = 1200
"""Words of a rewritten block compared one by one; a larger one is told as removed and added."""
LOOSE_WORDS = 40


@dataclass(frozen=True, slots=True)
class Passage:
    """One place where the editions differ: paragraphs before and now (either may be empty), and the words inside."""

    was: tuple[str, ...]
    now: tuple[str, ...]
    words: tuple[tuple[str, str], ...] = ()
    """For a changed paragraph: (before, now) of every run of words that differs."""


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs, furniture left out."""

    headline: bool
    standfirst: bool
    passages: tuple[Passage, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return self.headline or self.standfirst or bool(self.passages)


def compare(old: Content, new: Content, furniture: Collection[str] = ()) -> Difference:
    """Everything the new edition says differently. ``furniture`` are paragraphs (plain lines) learnt to be the site's."""
    was = [line for line in old.story if line not in furniture]
    now = [line for line in new.story if line not in furniture]
    standfirst = bool(old.standfirst and new.standfirst and old.standfirst != new.standfirst)
    return Difference(not same_headline(old.headline, new.headline), standfirst, tuple(_passages(was, now)))


def loose_lines(old: Content, new: Content) -> frozenset[str]:
    """Paragraphs at the edges that only one edition has: those whose repetition at the site is worth asking for."""
    mine, theirs = set(new.lines), set(old.lines)
    return frozenset(line for lines, others in ((new.lines, theirs), (old.lines, mine)) for line in (*lines[:EDGE], *lines[-EDGE:]) if line not in others)


def _passages(was: Sequence[str], now: Sequence[str]) -> list[Passage]:
    mine, theirs = [as_key(line) for line in was], [as_key(line) for line in now]
    found = []
    for step, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if step == "equal" or " ".join(mine[a:b]).split() == " ".join(theirs[c:d]).split():
            continue
        passage = _passage(tuple(was[a:b]), tuple(now[c:d]), at_edge=(c < EDGE or d > len(now) - EDGE))
        if passage is not None:
            found.append(passage)
    return found


def _passage(was: tuple[str, ...], now: tuple[str, ...], *, at_edge: bool) -> Passage | None:
    if at_edge and not (was and now) and all(_is_loose(line) for line in was + now):
        return None
    return Passage(was, now, tuple(word_changes(was, now)) if was and now else ())


def _is_loose(line: str) -> bool:
    """A line that is no sentence and counts, lists or labels something: furniture in words nobody foresaw."""
    if SENTENCE.search(line) or is_correction(line) or len(lowered(line)) > LOOSE_WORDS:
        return False
    return bool(SEPARATORS.search(line)) or ":" in line or any(letter.isdigit() for letter in line)


def word_changes(was: Sequence[str], now: Sequence[str]) -> list[tuple[str, str]]:
    """Runs of words that differ between two blocks of paragraphs, as (before, now)."""
    old, new = lowered(" ".join(was)), lowered(" ".join(now))
    if len(old) + len(new) > 2 * MOST_WORDS:
        return [(" ".join(old), " ".join(new))]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(" ".join(old[a:b]), " ".join(new[c:d])) for step, a, b, c, d in steps if step != "equal"]
