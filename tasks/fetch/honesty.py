"""Whether a server's 304 can be believed. Pure.

A 304 hides what it lies about, so now and then a poll goes out without validators. News found that way convict a server
whose validators have not changed with them. Where they have changed, the news may just have come in between: then the next poll
sends the outdated validators once more (the trial). An honest server answers with a body, a liar says 304 and is convicted.
A convict is sent no validators; when its validators change with its news again, it gets another trial, once a day at most.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tasks.fetch.memory import Memory, validator
from tasks.ports.http import Response

MAX_CHECK_EVERY = 96
"""Longest run of 304 answers before one poll goes out without validators."""

FIRST_CHECK_EVERY = 12
MIN_CHECK_EVERY = 3

CHECK_SECONDS = 86400.0
"""After so long a run of 304 answers is checked, if it has at least :data:`MIN_CHECK_EVERY`."""

TRIAL_SECONDS = 86400.0
"""Least time between two trials."""


def is_asked_outright(memory: Memory, now: datetime) -> bool:
    """Whether the next poll goes out without validators."""
    if memory.trial:
        return False
    stale = memory.streak >= MIN_CHECK_EVERY and now.timestamp() - memory.full_at >= CHECK_SECONDS
    return memory.liar or stale or memory.streak >= memory.check_every


def after_304(memory: Memory) -> Memory:
    """One more in the run; in a trial, the proof: what the validators stand for was outdated."""
    return replace(memory, streak=memory.streak + 1, liar=memory.liar or memory.trial, trial=False)


def after_same_bytes(memory: Memory) -> Memory:
    """A 200 with the bytes of last time: a server that ignores validators, or one that has passed its check."""
    rarer = min(memory.check_every * 2, MAX_CHECK_EVERY) if memory.streak else memory.check_every
    return replace(memory, check_every=rarer, liar=memory.liar and not memory.trial, trial=False)


def after_body(memory: Memory, response: Response, now: datetime, *, unconditional: bool, news: bool) -> Memory:
    """A 200 with other bytes. ``news``: entries that a 304 would have hidden, had we sent ``unconditional``'s validators."""
    if memory.trial:
        return replace(memory, liar=False, trial=False, check_every=FIRST_CHECK_EVERY)
    if not unconditional or not news:
        return memory
    etag, modified = response.headers.get("etag"), response.headers.get("last-modified")
    same = etag == memory.etag if etag or memory.etag else modified == memory.modified
    tried = not same and now.timestamp() - memory.tried_at >= TRIAL_SECONDS
    return replace(
        memory,
        liar=memory.liar or same,
        check_every=FIRST_CHECK_EVERY,
        trial=tried,
        tried_at=now.timestamp() if tried else memory.tried_at,
    )


def with_validators(memory: Memory, response: Response, now: datetime) -> Memory:
    """What a whole body brings: its validators, byte for byte, none when it came without. A trial keeps the outdated ones."""
    memory = replace(memory, full_at=now.timestamp(), streak=0)
    if memory.trial:
        return memory
    return replace(memory, etag=validator(response.headers.get("etag")), modified=validator(response.headers.get("last-modified")))
