"""Fetch: from an address to bytes. The thin edge around the guarded HTTP client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasks.errors import Fault
from tasks.fetch.courtesy import Courtesy, CourtesyRules
from tasks.fetch.manners import MannerRules
from tasks.fetch.reservations import reservations
from tasks.model import Item, Outcome, OutcomeKind, RawDocument, digest_of
from tasks.ports.http import Request, Response
from tasks.ports.store import Lease
from tasks.ports.tools import Tools
from tasks.stage.decide import HandedBack, Passed, Result
from tasks.stage.work import finish_all

KEPT_HEADERS = ("content-type", "content-language", "last-modified", "etag", "link", "x-robots-tag", "tdm-reservation", "date")
"""Headers that later stages read; the rest is not kept."""

NOT_MODIFIED = Outcome(kind=OutcomeKind.UNCHANGED, reason="not_modified", detail="304: the page is as it was at the last look")

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"


def work(lease: Lease, items: Sequence[Item], tools: Tools) -> int:
    """Fetch each item's page; how many go on."""
    return finish_all(lease, fetch_politely(items, tools), tools)


def fetch_politely(items: Sequence[Item], tools: Tools) -> Iterator[tuple[Item, Result[RawDocument]]]:
    """Each answer as it comes; what was learnt of the hosts is kept before the items are let go."""
    rules = CourtesyRules(tools.user_agent, tools.obey_robots, MannerRules(gap=tools.host_gap))
    courtesy = Courtesy(tools.store.hosts({item.host for item in items if item.host}), rules)
    courtesy.ask_robots(items, tools.http, tools.clock.now(), tools.stage_budget / 2)
    refused = [(item, fault) for item in items if (fault := courtesy.refused(item)) is not None]
    yield from refused
    closed = {item.id for item, _ in refused}
    for item, result in fetch_all([item for item in items if item.id not in closed], tools):
        if not isinstance(result, HandedBack):
            courtesy.note(item, result if isinstance(result, Fault) else None, tools.clock.now())
        yield item, result
    if courtesy.changed:
        tools.store.keep_hosts(courtesy.changed, tools.clock.now())


def fetch_all(items: Sequence[Item], tools: Tools) -> Iterator[tuple[Item, Result[RawDocument]]]:
    """Fetch many at once, one at a time per host; each answer as it comes."""
    asks = [Request(url=item.location, etag=item.hints.etag, last_modified=item.hints.last_modified, accept=ACCEPT) for item in items]
    for index, answer in tools.http.get_many(asks, budget=tools.stage_budget / 2):
        yield items[index], result_of(answer)


def result_of(answer: Response | Fault | None) -> Result[RawDocument]:
    """An answer as the stage's result."""
    if answer is None:
        return HandedBack()
    if isinstance(answer, Fault):
        return answer
    return NOT_MODIFIED if answer.status == 304 else Passed(document_of(answer))


def document_of(response: Response) -> RawDocument:
    """The response as the document that is kept."""
    return RawDocument(
        digest=digest_of(response.content),
        content=response.content,
        media_type=response.media_type,
        charset=charset_of(response.headers.get("content-type", "")),
        url=response.url,
        headers={name: response.headers[name] for name in KEPT_HEADERS if name in response.headers},
        reservations=reservations(response.headers, response.content),
        fetched_at=response.fetched_at,
    )


def charset_of(content_type: str) -> str | None:
    """The charset parameter of a Content-Type, as declared."""
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
