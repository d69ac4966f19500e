"""CPU per fetched 60 KB page, ours against its peers: ``python benchmarks/fetch/pages.py``.

Pages come from a server in another process, mixed over ten loopback hosts; only the fetching process's CPU counts.
Scrapy is run where it is installed, here (``pip install scrapy``) or by the interpreter that WITH_SCRAPY names.
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import aiohttp
import httpx
from peers import HOSTS, measure, site, table

from tasks.fetch.http import GuardedHttp
from tasks.ports.http import Request, Response

PAGES = 1000
BATCH = 50


def main() -> None:
    """Print the table."""
    with site("--articles", str(PAGES), "--page-bytes", "57000") as port:
        urls = [f"http://127.0.0.{1 + number % HOSTS}:{port}/article/{number}.html" for number in range(PAGES)]
        rows = {name: measure(lambda work=work: work(urls)) / PAGES * 1000 for name, work in WORKS.items()}
        if python := scrapy_python():
            rows["scrapy's engine, 16 in flight"] = min(scrapy(python, urls) for _ in range(3)) / PAGES * 1000
    table("A page of 60 KB", "ms CPU", rows)
    if not python:
        print("  scrapy: not installed, not measured")


def scrapy_python() -> str | None:
    """The interpreter that has Scrapy, None for none."""
    return os.environ.get("WITH_SCRAPY") or (sys.executable if importlib.util.find_spec("scrapy") else None)


def scrapy(python: str, urls: list[str]) -> float:
    """CPU seconds of a crawl by Scrapy."""
    script = Path(__file__).with_name("scrapy_peer.py")
    told = subprocess.run([python, str(script)], input="\n".join(urls), capture_output=True, text=True, check=True)
    return float(told.stdout.split()[-1])


def ours(urls: list[str]) -> None:
    """Batches of 50 through ``get_many``: guard, caps, deadline and all."""
    http = GuardedHttp(allowed_networks=["127.0.0.0/8"])
    for start in range(0, len(urls), BATCH):
        for _, answer in http.get_many([Request(url) for url in urls[start : start + BATCH]], budget=60):
            assert isinstance(answer, Response)
            assert len(answer.content) > 50_000
    http.close()


def ours_singly(urls: list[str]) -> None:
    """One after the other through ``get``."""
    http = GuardedHttp(allowed_networks=["127.0.0.0/8"])
    for url in urls:
        http.get(Request(url))
    http.close()


def bare_aiohttp(urls: list[str]) -> None:
    """The wire alone: no guard, no caps, no decoding under a limit."""

    async def run() -> None:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:

            async def one(url: str) -> None:
                async with session.get(url) as answer:
                    await answer.read()

            await _pooled(urls, one)

    asyncio.run(run())


def httpx_async(urls: list[str]) -> None:
    """``httpx.AsyncClient`` as it comes."""

    async def run() -> None:
        async with httpx.AsyncClient() as client:

            async def one(url: str) -> None:
                await client.get(url)

            await _pooled(urls, one)

    asyncio.run(run())


def httpx_sync(urls: list[str]) -> None:
    """One kept ``httpx.Client``."""
    with httpx.Client() as client:
        for url in urls:
            client.get(url)


async def _pooled(urls: list[str], one) -> None:
    waiting = iter(urls)

    async def work() -> None:
        for url in waiting:
            await one(url)

    await asyncio.gather(*(work() for _ in range(16)))


WORKS = {
    "wiredesk, batches of 50": ours,
    "wiredesk, one by one": ours_singly,
    "aiohttp bare, 16 in flight": bare_aiohttp,
    "httpx.Client, kept": httpx_sync,
    "httpx.AsyncClient, 16 in flight": httpx_async,
}

if __name__ == "__main__":
    main()
