"""What a poll means for the ledger: pages to fetch, with hints, and a reason for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasks.errors import Fault, FaultCode, Permanent
from tasks.fetch.feeds import FeedItem
from tasks.fetch.feeds.words import is_web_link
from tasks.fetch.look import Found, Look, Source, World
from tasks.fetch.memory import Memory
from tasks.fetch.polling import PollAsk, PollResult, PollStatus, poll, poll_many
from tasks.model import Hints

_HINT = 500
"""Characters of a hint kept."""

_HINTS = 30
"""Authors or topics kept."""


def look_at(source: Source, world: World, kind: str) -> Look:
    """Poll a source's address and turn the result into a look."""
    return look_of(source, poll(source.location, source.state, world.now(), http=world.http, kind=kind, rules=world.rules))


def look_at_many(sources: Sequence[Source], world: World, budget: float) -> Iterator[tuple[int, Look | None]]:
    """Poll many sources side by side, see :func:`~tasks.fetch.polling.poll_many`. Their kinds are feed or sitemap."""
    asks = [PollAsk(source.location, source.state, source.kind) for source in sources]
    for index, result in poll_many(asks, world.now(), http=world.http, rules=world.rules, budget=budget):
        yield index, None if result is None else look_of(sources[index], result)


def look_of(source: Source, result: PollResult) -> Look:
    """What a poll means for the ledger."""
    memory = Memory.load(result.state)
    return Look(
        status=str(result.status),
        state=result.state,
        next_after=result.next_after,
        why=_why(result, memory),
        found=_found(result),
        location=result.url if result.url != source.location else None,
        title=result.title,
        per_day=round(memory.cadence.per_day(), 2),
        fault=_fault(result),
    )


def hints_of(item: FeedItem) -> Hints:
    """What a listing says of a page, cut to sensible lengths."""
    return Hints(
        guid=_cut(item.id),
        title=_cut(item.title),
        published=_cut(item.published_text),
        updated=_cut(item.updated_text),
        authors=tuple(name[:_HINT] for name in item.authors[:_HINTS]),
        topics=tuple(topic[:_HINT] for topic in item.topics[:_HINTS]),
    )


def _found(result: PollResult) -> tuple[Found, ...]:
    """New and edited entries that lead somewhere. Feeds show the latest first, and it should be fetched last: oldest first."""
    new, updated = set(result.new), set(result.updated)
    wanted = [item for item in result.items if item.id in new or item.id in updated]
    return tuple(
        Found(item.link, hints_of(item), updated=item.id in updated) for item in reversed(wanted) if item.link and is_web_link(item.link)
    )


def _fault(result: PollResult) -> Fault | None:
    if result.reason is None:
        return None
    return Permanent(FaultCode(result.reason), result.detail)


def _why(result: PollResult, memory: Memory) -> str:
    if result.status is PollStatus.GONE:
        return "gone: the publisher answered 410"
    if result.status is PollStatus.ERROR:
        return f"error {memory.errors} in a row: {result.reason}"
    wait = result.next_after or 0.0
    expected = memory.cadence.expected_wait(memory.longest)
    if memory.fresh_for >= wait > expected:
        return f"the server asks for {_span(memory.fresh_for)} (max-age, Expires)"
    if (memory.wish.interval_seconds or 0) >= wait > expected:
        return f"the feed asks for {_span(memory.wish.interval_seconds or 0)} (ttl, sy)"
    return f"an entry is expected every {_span(expected)}"


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.0f} h" if seconds < 2 * 86400 else f"{seconds / 86400:.0f} days"


def _cut(text: str | None) -> str | None:
    return text[:_HINT] if text else None
