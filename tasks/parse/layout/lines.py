"""A plain text as units: paragraphs and lines, each with the empty lines before it; hard-wrapped paragraphs made whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.parse.spacing import squeeze, visible

MAX_UNITS = 4000
"""Lines of a text that are read."""
_WRAP_LEAST, _WRAP_MOST = 45, 100


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a line; ``gap`` counts the empty lines before it, ``indented`` tells of leading spaces."""

    text: str
    gap: int
    indented: bool = False


def units_of(text: str) -> list[Unit]:
    """The units of a text, in order."""
    found: list[Unit] = []
    run: list[str] = []
    gap = 0
    for line in (
        visible(text)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n\n")
        .split("\n")[: MAX_UNITS * 4]
    ):
        if line.strip():
            run.append(line)
            continue
        if run:
            found.extend(_units_of_run(run, gap))
            run, gap = [], 0
        gap += 1
    found.extend(_units_of_run(run, gap))
    return found[:MAX_UNITS]


LONGEST_DATED = 120
_GLUED = re.compile(r"(?<=\b20\d\d)(?=\d{1,2}:\d\d)|(?<=\b(?:UTC|GMT|EDT|EST|BST))(?=[UP]p|[UP]u)")
"""Where copying a page lost the space between a day and its time, and between that and the next date."""


def _units_of_run(run: list[str], gap: int) -> list[Unit]:
    if _is_wrapped(run):
        return [Unit(squeeze(" ".join(run)), gap)]
    run = [_GLUED.sub(" ", line) if len(line) < LONGEST_DATED else line for line in run]
    return [Unit(squeeze(line), gap if place == 0 else 0, line[:1] in " \t\xa0") for place, line in enumerate(run) if squeeze(line)]


def _is_wrapped(run: list[str]) -> bool:
    """Lines broken at a width: all but the last about equally long, none of them ending a paragraph by itself."""
    if len(run) < 2:
        return False
    lengths = [len(line.rstrip()) for line in run[:-1]]
    open_bracket = run[0].count("(") > run[0].count(")")
    if len(run) == 2 and (open_bracket or run[1].strip()[:1].islower()) and _WRAP_LEAST <= lengths[0] <= _WRAP_MOST:
        return True
    longest = max(lengths)
    going_on = sum(not line.strip()[:1].isupper() for line in run[1:])
    return (
        len(run) > 2
        and going_on >= 0.4 * (len(run) - 1)
        and _WRAP_LEAST <= longest <= _WRAP_MOST
        and min(lengths) >= longest * 0.72
        and len(run[-1].rstrip()) <= longest + 2
    )
