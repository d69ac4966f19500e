"""Dates among the lines of a page, asked when neither markup nor the headline's surroundings gave one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.parse.dates.labels import PUBLISHED
from tasks.parse.dates.read import find_dates
from tasks.parse.dates.weigh import Bearings, moment_of
from tasks.parse.page.moments import LONGEST_BYLINE, announced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tasks.parse.ballot import Ballot
    from tasks.parse.dates.read import Printed

LONGEST_LABEL, LONGEST_OPENING = 24, 50
"""Characters of a label that stands alone, and those within which a line announces its date."""
LONGEST_DATED = 100
"""Characters of a line that is there for its date; a longer one is a paragraph."""
_OPENED = re.compile(r"[\s.,)\]]{0,3}(?:[|–—:]|[-/]\s|\)|\]|\.\s+[^\W\d_a-z])")
_NOT_ITS_DATE = re.compile(r"©|copyright|\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\b|comment|kommentar", re.I)


def offer_dated_lines(ballot: Ballot, lines: list[str], behind: list[str], bearings: Bearings) -> None:
    """Put up the first date that is announced as the publication's; else that of the first short line; else the one that a paragraph opens with.

    Of the lines ``behind`` the story, where other stories and comments are dated, one is taken only if it is announced and no other day is.
    """
    joined = list(_labelled(lines))
    for texts, reads, reason in (
        (joined, _announced_line, "announced as the publication's"),
        (lines, _short_line, "the first dated line of the page"),
        (lines, _opening_line, "a paragraph opens with it"),
    ):
        for text in filter(_has_digit, texts):
            printed = reads(text, bearings)
            moment = moment_of(printed, bearings, "page", 0.55) if printed else None
            if moment:
                ballot.offer("published", moment, "page", moment.confidence, "; ".join([reason, *moment.evidence]))
                return
    told = [printed for text in filter(_has_digit, _labelled(behind)) if (printed := _announced_line(text, bearings))]
    if len({printed.day for printed in told}) == 1 and (moment := moment_of(told[0], bearings, "page", 0.5)):
        reason = "the only day announced as the publication's, behind the story"
        ballot.offer("published", moment, "page", moment.confidence, "; ".join([reason, *moment.evidence]))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text[:LONGEST_BYLINE]))


def _labelled(lines: list[str]) -> Iterator[str]:
    """The lines, each behind the label that stands alone over it: Published, and under it the date."""
    label = ""
    for line in lines:
        if len(line) <= LONGEST_LABEL and not _has_digit(line) and PUBLISHED.search(line):
            label = line
            continue
        yield f"{label} {line}" if label else line
        label = ""


def _announced_line(text: str, bearings: Bearings) -> Printed | None:
    if len(text) >= LONGEST_BYLINE or not PUBLISHED.search(text[:LONGEST_OPENING]) or _NOT_ITS_DATE.search(text):
        return None
    return announced(text, bearings)


def _short_line(text: str, bearings: Bearings) -> Printed | None:
    if len(text) > LONGEST_DATED or _NOT_ITS_DATE.search(text):
        return None
    return next(iter(find_dates(text, language=bearings.language)), None)


def _opening_line(text: str, bearings: Bearings) -> Printed | None:
    """29.11.2022 – The text. · Press release of 25 January 2022 | Berlin – The text."""
    if len(text) <= LONGEST_DATED:
        return None
    found = find_dates(text[:60], language=bearings.language)
    return found[0] if found and _OPENED.match(text[found[0].end : 60]) else None
