"""The day of publication that a page's scripts carry, asked when nothing that the page shows or says of itself names one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.parse.dates.weigh import Bearings
from tasks.parse.page.moments import only_time, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tasks.parse.ballot import Ballot

_QUOTE = r"""\\{0,3}(?:"|&quot;|&#34;)"""
_NAMED = re.compile(
    rf"""ub(?:lish(?:ed)?|lication)?_?(?:[Dd]ate|[Tt]ime|[Aa]t|[Oo]n)?(?:{_QUOTE})?\s{{0,9}}:\s{{0,9}}{_QUOTE}((?:19|20)\d\d-\d\d-\d\d(?:[T ][\d:.,]{{4,15}}(?:Z|[+-]\d\d:?\d\d)?)?)"""
)
"""A value in the state of a script or an attribute, whatever it is escaped with: datePublished, publishedAt, first_publication_date, pub_date.

It begins with two plain letters, which a whole page is searched for ten times as fast as for a choice.
"""
_BEGINS = re.compile(r"(?<!un)(?<!Un)(?<!re)[Pp]$")
"""What stands before: they tell of no withdrawal and no reprint."""
TRUST = 0.6


def told_by_scripts(html: str) -> Iterator[str]:
    """The moments of publication that a page's state names, in its order, as printed."""
    return (match[1] for match in _NAMED.finditer(html) if _BEGINS.search(html, max(0, match.start() - 3), match.start()))


def offer_state_date(ballot: Ballot, html: str, bearings: Bearings) -> None:
    """Put up the moment that the page's state names as publication: its day where it names several times, nothing where it names several days."""
    told = list(told_by_scripts(html))
    if told and len({text[:10] for text in told}) == 1:
        text = max(told, key=len)
        moment = read_moment(text, bearings, "script state", TRUST)
        if moment and moment.at is not None and only_time(told, moment.day, bearings) is None:
            moment = read_moment(text[:10], bearings, "script state", TRUST)
        if moment:
            ballot.offer(
                "published", moment, "script state", moment.confidence, "; ".join(["the only day its scripts name", *moment.evidence])
            )
