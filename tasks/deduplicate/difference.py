"""What changed between two editions of one article: by paragraphs, inside a paragraph by words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from tasks.deduplicate.content import Content, as_key, lowered
from tasks.deduplicate.exchange import is_exchanged
from tasks.deduplicate.furniture import EDGE, is_sentence
from tasks.deduplicate.headline import same_headline, traits
from tasks.deduplicate.loose import is_aside, is_inset, is_loose, is_title
from tasks.deduplicate.tally import is_tally

LISTED = 3
"""Lines at an edge from which on they may be a list of other stories' headlines."""
INSET = 2
"""Lines the page puts between two paragraphs at most."""
MOST_LINES = 300
"""Lines compared one by one; in longer texts lines that repeat all over are passed by."""
MOST_WORDS = 300
"""Words of a rewritten block compared one by one; a larger one is told as removed and added."""


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
    return Difference(
        not same_headline(old.headline, new.headline),
        standfirst,
        tuple(_passages(was, now, frozenset(traits(old.words) & traits(new.words)))),
    )


def loose_lines(old: Content, new: Content) -> frozenset[str]:
    """Paragraphs at the edges that only one edition has: those whose repetition at the site is worth asking for."""
    mine, theirs = set(new.lines), set(old.lines)
    edges = [(line, others) for lines, others in ((new.lines, theirs), (old.lines, mine)) for line in (*lines[:EDGE], *lines[-EDGE:])]
    return frozenset(line for line, others in edges if line not in others)


def _passages(was: Sequence[str], now: Sequence[str], story: frozenset[str]) -> list[Passage]:
    mine, theirs = [as_key(line) for line in was], [as_key(line) for line in now]
    found = []
    for step, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=len(now) > MOST_LINES).get_opcodes():
        if step == "equal" or " ".join(mine[a:b]).split() == " ".join(theirs[c:d]).split():
            continue
        passage = Passage(tuple(was[a:b]), tuple(now[c:d]))
        at_edge = c < EDGE or d > len(now) - EDGE
        rest = (*was[:a], *was[b:])
        if not (_is_page_dress(passage, story, rest) if at_edge else _is_inset(passage, (*now[c - 1 : c], *now[d : d + 1]))):
            found.append(replace(passage, words=tuple(word_changes(passage.was, passage.now)) if passage.was and passage.now else ()))
    return found


def _is_page_dress(passage: Passage, story: frozenset[str], rest: Sequence[str]) -> bool:
    """Whether only loose lines came or went, or counters and lines of other matters took one another's place."""
    lines = passage.was + passage.now
    if any(map(is_tally, lines)):
        return False
    if passage.was and passage.now:
        return all(is_aside(line, story) for line in lines) or is_exchanged(passage.was, passage.now, rest)
    if all(is_loose(line, story) for line in lines):
        return True
    listed = len(lines) >= LISTED and not is_sentence(lines[0])
    return listed and all(is_loose(line, story) or is_title(line, story) for line in lines)


def _is_inset(passage: Passage, around: Sequence[str]) -> bool:
    """Whether a line of the page stood between two paragraphs. Between other lines that are no sentences it is a table's row."""
    lines = passage.was + passage.now
    return len(lines) <= INSET and all(is_inset(line) for line in lines) and all(is_sentence(line) for line in around)


def word_changes(was: Sequence[str], now: Sequence[str]) -> list[tuple[str, str]]:
    """Runs of words that differ between two blocks of paragraphs, as (before, now)."""
    old, new = lowered(" ".join(was)), lowered(" ".join(now))
    if max(len(old), len(new)) > MOST_WORDS:
        return [(" ".join(old), " ".join(new))]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(" ".join(old[a:b]), " ".join(new[c:d])) for step, a, b, c, d in steps if step != "equal"]
