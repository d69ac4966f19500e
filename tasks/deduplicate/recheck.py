"""When an article is fetched again, so that edits are caught: often in its first hour, seldom after a week, sooner where it was edited.

A quarter of all articles change after publication, most of them within hours. The wait follows the article's age and its own history;
how many rechecks a host is given at once is the dispatcher's business.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from tasks.ports.rechecks import Looks

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

BY_AGE = (
    (HOUR, 15 * MINUTE),
    (6 * HOUR, HOUR),
    (DAY, 3 * HOUR),
    (7 * DAY, DAY),
)
"""Up to which age an article waits how long."""

EDITED_LATELY = 2 * DAY
"""An old article that was edited this lately is looked at daily."""
OLDEST = 30 * DAY
"""Behind this age nothing is looked at again."""
SHORTEST = 10 * MINUTE
PATIENCE = 2
"""Looks in a row that found nothing, behind which the wait doubles."""
LONGEST_DOUBLING = 3


def next_recheck(looks: Looks, now: datetime) -> datetime | None:
    """When to look again, never before ``now``; None for an article that is finished."""
    if looks.gone:
        return None
    wait = _wait(looks, now)
    return None if wait is None else max(now, looks.last_look + wait)


def _wait(looks: Looks, now: datetime) -> timedelta | None:
    age = now - _born(looks)
    if age >= OLDEST:
        return None
    base = next((wait for limit, wait in BY_AGE if age < limit), None)
    if base is None:
        edited = looks.last_edit is not None and now - looks.last_edit < EDITED_LATELY
        return DAY if edited else None
    return max(SHORTEST, base * _patience(looks))


def _born(looks: Looks) -> datetime:
    """Its publication, where that is believable: a date in the future or long before we saw it would stop or stretch the schedule."""
    published = looks.published
    if published is None or published > looks.first_seen or looks.first_seen - published > DAY:
        return looks.first_seen
    return published


def _patience(looks: Looks) -> float:
    """Half the wait right behind an edit, the double of it for every few looks in vain."""
    if looks.last_edit is not None and looks.unchanged_in_row == 0:
        return 0.5
    return float(2 ** min(LONGEST_DOUBLING, looks.unchanged_in_row // PATIENCE))
