"""The drop folder: files taken whole, once, and put away with the reason beside them.

::

    folder/story.txt                                dropped by anybody, in any way
    folder/claimed/<claim>/story.txt                taken (one rename)
    folder/done/story.txt  + story.txt.why.json     put away
    folder/failed/story.txt + story.txt.why.json    put away, with what was wrong

A scan decides, file events only wake it. Every step is one atomic call of the file system, so that a kill -9 between any two of them
loses nothing and does nothing twice: :mod:`~tasks.fetch.drop.claims` and :mod:`~tasks.fetch.drop.settling` say how.
"""

from __future__ import annotations

from tasks.fetch.drop.claims import Claim, claim, unfinished_claims
from tasks.fetch.drop.reading import DropDocument, DropLimits, read_claim
from tasks.fetch.drop.scan import Ready, Scan, find_ready
from tasks.fetch.drop.settling import DropEnd, settle

__all__ = [
    "Claim",
    "DropDocument",
    "DropEnd",
    "DropLimits",
    "Ready",
    "Scan",
    "claim",
    "find_ready",
    "read_claim",
    "settle",
    "unfinished_claims",
]
