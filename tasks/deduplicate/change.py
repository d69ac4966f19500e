"""What kind of change a revision is, in a newsroom's words, and the difference as plain JSON."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from tasks.deduplicate.align import align
from tasks.deduplicate.content import Content
from tasks.deduplicate.difference import Difference, Passage
from tasks.deduplicate.furniture import is_correction
from tasks.deduplicate.lexicon import WITHDRAWALS

QUOTES = '"“”„«»‹›「」『』'
TYPO_WORDS = 2
PASSAGES_KEPT = 40
CHARACTERS_KEPT = 4000
REWRITTEN = 0.5


class ChangeClass(StrEnum):
    """Change classes, weightiest first; a revision is called by the weightiest it has."""

    WITHDRAWAL = "withdrawal"
    CORRECTION = "correction"
    FACT = "fact"
    QUOTE = "quote"
    ADDITION = "addition"
    REMOVAL = "removal"
    HEADLINE = "headline"
    WORDING = "wording"
    TYPO = "typo"


def describe(difference: Difference, old: Content, new: Content) -> dict[str, Any]:
    """The change as it is kept with the revision: ``class``, all ``classes``, the headline before and now, the passages."""
    classes = sorted(_classes(difference, old, new), key=list(ChangeClass).index) or [ChangeClass.WORDING]
    return {
        "class": str(classes[0]),
        "classes": [str(each) for each in classes],
        "headline": [old.headline.line, new.headline.line] if difference.headline else None,
        "passages": [_as_json(passage) for passage in difference.passages[:PASSAGES_KEPT]],
        "more": max(0, len(difference.passages) - PASSAGES_KEPT),
    }


def _as_json(passage: Passage) -> dict[str, Any]:
    return {
        "was": "\n\n".join(passage.was)[:CHARACTERS_KEPT],
        "now": "\n\n".join(passage.now)[:CHARACTERS_KEPT],
        "words": [[was[:CHARACTERS_KEPT], now[:CHARACTERS_KEPT]] for was, now in passage.words[:PASSAGES_KEPT]],
    }


def _classes(difference: Difference, old: Content, new: Content) -> set[ChangeClass]:
    found = {each for passage in difference.passages for each in _of_passage(passage)}
    if difference.headline:
        found.add(ChangeClass.HEADLINE)
    if difference.standfirst:
        found.add(ChangeClass.WORDING)
    if new.headline.corrects and not old.headline.corrects:
        found.add(ChangeClass.CORRECTION)
    if _is_withdrawn(old, new):
        found.add(ChangeClass.WITHDRAWAL)
    return found


def _of_passage(passage: Passage) -> set[ChangeClass]:
    if any(is_correction(line) for line in passage.now):
        return {ChangeClass.CORRECTION}
    if not passage.was:
        return {ChangeClass.QUOTE if _quotes(passage.now) else ChangeClass.ADDITION}
    if not passage.now:
        return {ChangeClass.REMOVAL}
    return {_of_words(was, now) for was, now in passage.words} | ({ChangeClass.QUOTE} if _quotes_changed(passage) else set())


def _of_words(was: str, now: str) -> ChangeClass:
    if any(letter.isdigit() for letter in was + now):
        return ChangeClass.FACT
    old, new = was.split(), now.split()
    if len(old) == len(new) <= TYPO_WORDS and all(_is_typo(*pair) for pair in zip(old, new, strict=True)):
        return ChangeClass.TYPO
    return ChangeClass.WORDING


def _is_typo(was: str, now: str) -> bool:
    """One or two letters off, or the same letters in another order."""
    if sorted(was) == sorted(now):
        return True
    return abs(len(was) - len(now)) <= 1 and len(set(was) ^ set(now)) <= 2 and min(len(was), len(now)) > 2


def _quotes(lines: tuple[str, ...]) -> bool:
    return any(mark in line for line in lines for mark in QUOTES)


def _quotes_changed(passage: Passage) -> bool:
    """Whether words inside quotation marks are other words now."""
    was, now = _quoted(" ".join(passage.was)), _quoted(" ".join(passage.now))
    return any(words in was for words, _ in passage.words if words) and was != now


def _quoted(text: str) -> str:
    inside, kept = False, []
    for letter in text.lower():
        if letter in QUOTES:
            inside = not inside
        elif inside:
            kept.append(letter)
    return "".join(kept)


def _is_withdrawn(old: Content, new: Content) -> bool:
    """An agency's withdrawal: its words in the headline or lead, and the story gone."""
    told = " ".join((new.headline.line, *new.story[:2])).lower()
    if not any(word in told for word in WITHDRAWALS):
        return False
    return align(new.words, old.words).covered_there < REWRITTEN
