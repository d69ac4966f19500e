"""Polling one source: state and clock in, findings and the next state out.

:func:`plan` says what to ask, :func:`conclude` what the answer means; both are pure. :func:`poll` puts an HTTP request between them.

Promises:
    * validators go back byte for byte, are dropped when a 200 comes without, kept over errors, never taken from what is no feed or cut;
    * a server that lies with 304 or ETag is found out by polls without validators and a digest of the body (:mod:`tasks.fetch.honesty`);
    * 301/308 move the address only once the target has answered with a feed, and only to the permanent part of the chain;
    * 410 alone, and not behind a temporary redirect, ends a source, with the status ``gone``; after any other error it is asked again, ever more slowly, for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from tasks.errors import Fault, FaultCode, Retryable
from tasks.fetch.cadence import Cadence
from tasks.fetch.feeds import FeedItem
from tasks.fetch.honesty import after_304, after_body, after_same_bytes, is_asked_outright, with_validators
from tasks.fetch.identity import Sighting, compare
from tasks.fetch.listing import Listing, read_listing
from tasks.fetch.memory import Memory
from tasks.fetch.pace import PaceRules, error_wait, fresh_seconds, next_wait
from tasks.fetch.weblinks import link_of
from tasks.ports.http import Http, Request, Response

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5"
)


class PollStatus(StrEnum):
    """How a poll ended."""

    OK = "ok"
    """A document came and was read; ``items`` are what it shows."""
    UNCHANGED = "unchanged"
    """304, or the very bytes of last time."""
    GONE = "gone"
    """410: the publisher says it will not come back. Not asked again."""
    ERROR = "error"
    """Anything else; ``reason`` is the fault code."""


@dataclass(frozen=True, slots=True)
class PollResult:
    """What one poll found."""

    status: PollStatus
    url: str
    """The address to use from now on."""
    state: dict[str, Any]
    """Plain JSON, to be given to the next poll."""
    next_after: float | None
    """Seconds until the next poll; None when gone."""
    items: tuple[FeedItem, ...] = ()
    """Entries the document shows, each with a stable non-empty id, in document order."""
    new: tuple[str, ...] = ()
    """Ids never seen before."""
    updated: tuple[str, ...] = ()
    """Ids seen before whose text, page or ``updated`` has changed: fetch them again."""
    hub: str | None = None
    self_link: str | None = None
    title: str | None = None
    reason: str | None = None
    """The fault code of an error or of gone."""
    detail: str = ""
    http_status: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The facts of one poll: a response, and what its body said (None for 304 and for the bytes of last time), or a fault."""

    response: Response | None = None
    listing: Listing | None = None
    fault: Fault | None = None
    unconditional: bool = False
    digest: str = ""


@dataclass(frozen=True, slots=True)
class PollAsk:
    """One source to poll: its address, its state ({} at first), feed or sitemap."""

    url: str
    state: Mapping[str, Any] | None = None
    kind: str = "feed"


@dataclass(frozen=True, slots=True)
class PollRules:
    """Settings of polling."""

    pace: PaceRules = field(default_factory=PaceRules)
    sitemap_window_days: float = 3.0
    """Pages dated earlier are not looked at."""
    sitemap_children: int = 8
    """Sitemaps of an index read in one poll."""


DEFAULT_RULES = PollRules()


def poll(
    url: str,
    state: Mapping[str, Any] | None,
    now: datetime,
    *,
    http: Http,
    kind: str = "feed",
    rules: PollRules = DEFAULT_RULES,
) -> PollResult:
    """Poll the feed or sitemap (``kind``) at ``url``. ``state`` is None or {} at first, then what the last poll gave back.

    Asks once, for a sitemap index once more per child read. Raises nothing for what the world does; every fault is a result.
    """
    memory = recall(url, state)
    if memory.gone:
        return _still_gone(memory)
    request, unconditional = plan(memory, now, kind)
    answer: Response | Fault
    try:
        answer = http.get(request)
    except Fault as fault:
        answer = fault
    return conclude(memory, read_answer(answer, memory, now, http=http, kind=kind, rules=rules, unconditional=unconditional), now, rules)


def poll_many(
    asks: Sequence[PollAsk], now: datetime, *, http: Http, budget: float, rules: PollRules = DEFAULT_RULES
) -> Iterator[tuple[int, PollResult | None]]:
    """Poll many sources side by side, one at a time per host; yield (index, result) as they come, each once.

    None for what was not begun within ``budget`` seconds, or because its host turned others away: its time has not changed.
    """
    memories = [recall(ask.url, ask.state) for ask in asks]
    alive = [index for index, memory in enumerate(memories) if not memory.gone]
    yield from ((index, _still_gone(memory)) for index, memory in enumerate(memories) if memory.gone)
    plans = [plan(memories[index], now, asks[index].kind) for index in alive]
    for place, answer in http.get_many([request for request, _ in plans], budget=budget):
        index, (_, unconditional) = alive[place], plans[place]
        if answer is None:
            yield index, None
            continue
        kind, memory = asks[index].kind, memories[index]
        found = read_answer(answer, memory, now, http=http, kind=kind, rules=rules, unconditional=unconditional)
        yield index, conclude(memory, found, now, rules)


def recall(url: str, state: Mapping[str, Any] | None) -> Memory:
    """The memory in ``state``, fitted to the address asked for: one edited by hand starts without the other's validators."""
    memory = Memory.load(dict(state) if state else None)
    if url in {memory.origin, memory.address}:
        return memory
    return replace(memory, origin=url, address=url, etag=None, modified=None, digest="", gone=False, liar=False, children={})


def plan(memory: Memory, now: datetime, kind: str = "feed") -> tuple[Request, bool]:
    """The request to make, and whether it goes out without validators although there are some."""
    check = is_asked_outright(memory, now)
    held = memory.etag is not None or memory.modified is not None
    headers = {} if kind == "sitemap" or check else {"A-IM": "feed"}  # RFC 3229 with feeds; needs a validator to make sense
    if check or not held:
        return Request(memory.address, accept=ACCEPT), held
    return Request(memory.address, etag=memory.etag, last_modified=memory.modified, accept=ACCEPT, headers=headers), False


def conclude(memory: Memory, answer: Answer, now: datetime, rules: PollRules = DEFAULT_RULES) -> PollResult:
    """What the answer means for the source, and what to remember."""
    if answer.fault is not None or answer.response is None:
        return _failed(memory, answer.fault or Fault(FaultCode.BUG, "no answer"), now, rules)
    if answer.response.status == 304:
        return _not_modified(memory, answer.response, now, rules)
    if answer.listing is None:
        return _same_bytes(memory, answer.response, now, rules)
    return _read(memory, answer, answer.response, answer.listing, now, rules)


def read_answer(
    answer: Response | Fault, memory: Memory, now: datetime, *, http: Http, kind: str, rules: PollRules, unconditional: bool
) -> Answer:
    """The facts of an answer: its body is read, and of a sitemap index the children it names. Raises nothing."""
    if isinstance(answer, Fault):
        return Answer(fault=answer)
    if answer.status == 304:
        return Answer(answer, unconditional=unconditional)
    digest = blake2b(answer.content, digest_size=12).hexdigest()
    if digest == memory.digest and kind == "feed":
        return Answer(answer, digest=digest, unconditional=unconditional)
    try:
        listing = read_listing(answer, kind, memory.children, now, http=http, rules=(rules.sitemap_window_days, rules.sitemap_children))
    except Fault as fault:
        return Answer(fault=fault)
    return Answer(answer, listing, digest=digest, unconditional=unconditional)


def _still_gone(memory: Memory) -> PollResult:
    return _result(PollStatus.GONE, memory, None, reason=FaultCode.GONE, detail="said to be gone for good (410)")


def _failed(memory: Memory, fault: Fault, now: datetime, rules: PollRules) -> PollResult:
    if fault.code is FaultCode.GONE:
        memory = replace(memory, gone=True, errors=memory.errors + 1, error=str(fault.code))
        return _result(PollStatus.GONE, memory, None, reason=fault.code, detail=fault.detail)
    memory = replace(memory, errors=memory.errors + 1, error=str(fault.code))
    after = fault.after if isinstance(fault, Retryable) else None
    wait = error_wait(memory.errors, _expected(memory, now), after, memory.origin, rules.pace)
    return _result(PollStatus.ERROR, memory, wait, reason=fault.code, detail=fault.detail)


def _not_modified(memory: Memory, response: Response, now: datetime, rules: PollRules) -> PollResult:
    memory = replace(
        after_304(memory),
        **_well(now),
        cadence=memory.cadence.after(now.timestamp(), 0),
        fresh_for=fresh_seconds(response.headers, now) or memory.fresh_for,
    )
    return _result(PollStatus.UNCHANGED, memory, _wait(memory, now, rules), http_status=304)


def _same_bytes(memory: Memory, response: Response, now: datetime, rules: PollRules) -> PollResult:
    memory = replace(
        with_validators(after_same_bytes(memory), response, now),
        **_well(now),
        cadence=memory.cadence.after(now.timestamp(), 0),
        fresh_for=fresh_seconds(response.headers, now),
    )
    return _result(PollStatus.UNCHANGED, memory, _wait(memory, now, rules), http_status=response.status)


def _read(memory: Memory, answer: Answer, response: Response, listing: Listing, now: datetime, rules: PollRules) -> PollResult:
    sighting = compare(listing.items, memory.seen, memory.longest)
    news = bool(sighting.new or sighting.updated)
    memory = after_body(memory, response, now, unconditional=answer.unconditional, news=news)
    if listing.complete:
        memory = replace(with_validators(memory, response, now), digest=answer.digest if response.status == 200 else "")
        memory = _moved(memory, response)
    memory = replace(
        memory,
        **_well(now),
        seen=sighting.seen,
        longest=max(memory.longest, len(sighting.items)),
        cadence=_learn(memory, sighting, now),
        wish=listing.pace,
        fresh_for=fresh_seconds(response.headers, now),
        new_at=now.timestamp() if sighting.new else memory.new_at,
        hub=link_of(response.headers, "hub", response.url) or listing.hub,
        self_link=link_of(response.headers, "self", response.url) or listing.self_link,
        title=(listing.title or "")[:300] or memory.title,
        children=listing.children,
    )
    detail = "" if listing.complete else "the document is cut: whole entries kept"
    return _result(
        PollStatus.OK,
        memory,
        _wait(memory, now, rules),
        items=sighting.items,
        new=sighting.new,
        updated=sighting.updated,
        detail=detail,
        http_status=response.status,
    )


def _well(now: datetime) -> dict[str, Any]:
    """What every success changes: errors are forgotten."""
    return {"errors": 0, "error": None, "ok_at": now.timestamp()}


def _moved(memory: Memory, response: Response) -> Memory:
    if response.permanent_url == memory.address:
        return memory
    return replace(memory, address=response.permanent_url)


def _learn(memory: Memory, sighting: Sighting, now: datetime) -> Cadence:
    new = set(sighting.new)
    dates = [at.timestamp() for item in sighting.items if item.id in new and (at := item.published or item.updated) is not None]
    if not memory.cadence.at:
        return Cadence.from_dates(dates, now.timestamp())
    return memory.cadence.after(now.timestamp(), len(new), dates)


def _expected(memory: Memory, now: datetime) -> float:
    return memory.cadence.after(now.timestamp(), 0).expected_wait(memory.longest) if memory.cadence.at else 0.0


def _wait(memory: Memory, now: datetime, rules: PollRules) -> float:
    return next_wait(memory.cadence.expected_wait(memory.longest), memory.wish, memory.fresh_for, now, rules.pace)


def _result(  # noqa: PLR0913 - a constructor with the memory's own fields filled in
    status: PollStatus,
    memory: Memory,
    next_after: float | None,
    *,
    items: tuple[FeedItem, ...] = (),
    new: tuple[str, ...] = (),
    updated: tuple[str, ...] = (),
    reason: str | None = None,
    detail: str = "",
    http_status: int | None = None,
) -> PollResult:
    return PollResult(
        status=status,
        url=memory.address,
        state=memory.dump(),
        next_after=next_after,
        items=items,
        new=new,
        updated=updated,
        hub=memory.hub,
        self_link=memory.self_link,
        title=memory.title,
        reason=None if reason is None else str(reason),
        detail=detail,
        http_status=http_status,
    )
