"""Patterns that are a choice of many words, and how they are made quick to search."""

from __future__ import annotations

import re

_MARK = re.compile(r"\\.|.", re.S)


def choices_of(pattern: str) -> list[str]:
    """The choices of a pattern, those within its groups left alone."""
    found, depth = [""], 0
    for mark in _MARK.findall(pattern):
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and not depth:
            found.append("")
        else:
            found[-1] += mark
    return found


def by_first_letter(pattern: str) -> str:
    """The same choice of words, parted by their first letters: each place of a text is asked for a letter, and not for every word.

    Every word has to begin with a plain character, or with the border of a word and then one.
    """
    letters: dict[str, list[str]] = {}
    for word in choices_of(pattern):
        letters.setdefault(_MARK.findall(word)[0], []).append(word)
    return "|".join(f"{first}(?:{_rests(first, words)})" for first, words in letters.items())


def _rests(first: str, words: list[str]) -> str:
    rests = "|".join(word[len(first) :] for word in words)
    return by_first_letter(rests) if first == r"\b" else rests
