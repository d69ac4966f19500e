"""Polls per CPU second of feeds that answer 304: ``python benchmarks/fetch/polls.py``."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime

import httpx
from peers import HOSTS, measure, site, table

from tasks.fetch.http import GuardedHttp
from tasks.fetch.polling import PollAsk, poll, poll_many

FEEDS = 2000
NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)


def main() -> None:
    """Print the table: milliseconds a poll, and polls a CPU second."""
    with site() as port:
        urls = [f"http://127.0.0.{1 + number % HOSTS}:{port}/feed.xml?feed={number}" for number in range(FEEDS)]
        http = GuardedHttp(allowed_networks=["127.0.0.0/8"])
        first = poll(urls[0], None, NOW, http=http)
        states = [first.state | {"origin": url, "address": url} for url in urls]
        etag = first.state["etag"]
        rows = {
            "wiredesk: poll_many(), state and pace included": measure(lambda: ours_together(urls, states, http)),
            "wiredesk: poll(), one by one": measure(lambda: ours(urls, states, http)),
            "httpx.Client, kept, the request alone": measure(lambda: sync(urls, etag)),
            "httpx.AsyncClient, 32 in flight, the request alone": measure(lambda: asynchronous(urls, etag)),
        }
        http.close()
    table("A poll answered 304", "ms CPU", {name: seconds / FEEDS * 1000 for name, seconds in rows.items()})
    for name, seconds in rows.items():
        print(f"  {name:<52} {FEEDS / seconds:9.0f} polls per CPU second")
    print(f"  the state of such a feed: {len(json.dumps(states[0]))} bytes of JSON")


def ours(urls: list[str], states: list[dict], http: GuardedHttp) -> None:
    """Whole polls."""
    for url, state in zip(urls, states, strict=True):
        assert poll(url, state, NOW, http=http).http_status == 304


def ours_together(urls: list[str], states: list[dict], http: GuardedHttp) -> None:
    """Whole polls, a hundred at once."""
    for start in range(0, len(urls), 100):
        asks = [PollAsk(url, state) for url, state in zip(urls[start : start + 100], states[start : start + 100], strict=True)]
        for _, result in poll_many(asks, NOW, http=http, budget=60):
            assert result.http_status == 304


def sync(urls: list[str], etag: str) -> None:
    """What the fastest plain use of httpx costs."""
    with httpx.Client(headers={"If-None-Match": etag}) as client:
        for url in urls:
            assert client.get(url).status_code == 304


def asynchronous(urls: list[str], etag: str) -> None:
    """The usual use of it."""

    async def run() -> None:
        async with httpx.AsyncClient(headers={"If-None-Match": etag}) as client:
            waiting = iter(urls)

            async def work() -> None:
                for url in waiting:
                    await client.get(url)

            await asyncio.gather(*(work() for _ in range(32)))

    asyncio.run(run())


if __name__ == "__main__":
    main()
