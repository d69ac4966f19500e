"""A news site on loopback for tests and benchmarks: invented articles, listings, and every bad manner of a server.

As a program::

    python tests/site/server.py --port 0 --articles 1000

prints ``{"port": …}`` on its first line and serves until it is ended. In a test: ``with NewsSite() as site: site.script("/x", Reply(…))``.

Paths: /feed.xml /atom.xml /feed.json /sitemap.xml /sitemap-index.xml /article/N.html /robots.txt /_counts
/slow?seconds=2 /drip?seconds=0.1 /status/CODE?retry_after=30 /redirect/CODE?to=URL /loop /gzipbomb /truncated /short /deep.xml /laughs.xml
/huge?bytes=N /manyheaders /longheader /garbage /empty /304
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import hashlib
import json
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import parse_qs, urlsplit

sys.path.insert(0, str(Path(__file__).parent))

from articles import article, page
from listings import atom, json_feed, rss, sitemap, sitemap_index
from replies import LAUGHS, Reply, bomb, gzipped, nested, redirect

LISTINGS = {
    "/feed.xml": (rss, "application/rss+xml"),
    "/atom.xml": (atom, "application/atom+xml"),
    "/feed.json": (json_feed, "application/feed+json"),
    "/sitemap.xml": (sitemap, "application/xml"),
}


@dataclass(frozen=True)
class Ask:
    """One request as it came."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    at: float


class NewsSite:
    """The site. ``addresses`` loopback addresses (127.0.0.1, 127.0.0.2 …) share one port and stand for as many hosts; ``first`` is the last number of the first one."""

    def __init__(
        self,
        *,
        port: int = 0,
        articles: int = 50,
        seed: int = 1,
        addresses: int = 1,
        first: int = 1,
        page_bytes: int = 0,
        feed_items: int = 50,
    ) -> None:
        self.port = port
        self.articles = articles
        self.counts: Counter[str] = Counter()
        self.asks: dict[str, list[Ask]] = defaultdict(list)
        self.most_at_once = 0
        self.connections = 0
        self._seed, self._page_bytes, self._feed_items = seed, page_bytes, feed_items
        self._hosts = [f"127.0.0.{last}" for last in range(first, first + addresses)]
        self._scripts: dict[str, list[Reply]] = {}
        self._listings: dict[tuple[str, int], tuple[bytes, str, str]] = {}
        self._busy: Counter[str] = Counter()
        self._started = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="news-site", daemon=True)

    # ------------------------------------------------------------ what tests say and ask

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
        self._loop.close()

    def url(self, path: str, host: str | None = None) -> str:
        return f"http://{host or self._hosts[0]}:{self.port}{path}"

    @property
    def base(self) -> str:
        return self.url("")

    def script(self, path: str, *replies: Reply) -> str:
        """Answer at ``path`` with these one after the other; the last one stays. Gives the URL."""
        self._scripts[path] = list(replies)
        return self.url(path)

    def last(self, path: str) -> Ask:
        return self.asks[path][-1]

    # ------------------------------------------------------------ serving

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        servers = []
        for host in self._hosts:
            server = await asyncio.start_server(self._talk, host, self.port, limit=1 << 20)
            self.port = server.sockets[0].getsockname()[1]
            servers.append(server)
        self._started.set()
        await self._stop.wait()
        for server in servers:
            server.close()
        talks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        self.connections += 1
        try:
            alive = True
            while alive:
                head = await reader.readuntil(b"\r\n\r\n")
                self._busy[host] += 1
                self.most_at_once = max(self.most_at_once, self._busy[host])
                try:
                    alive = await self._answer(_read(head, self._loop.time())).send(writer)
                finally:
                    self._busy[host] -= 1
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def _answer(self, ask: Ask) -> Reply:
        if ask.path == "/_counts":
            return Reply(json.dumps(self.counts).encode(), headers={"Content-Type": "application/json"})
        self.counts[ask.path] += 1
        self.asks[ask.path].append(ask)
        script = self._scripts.get(ask.path)
        if script:
            return script.pop(0) if len(script) > 1 else script[0]
        if ask.path.startswith("/article/"):
            return self._page(ask)
        if ask.path in LISTINGS or ask.path == "/sitemap-index.xml":
            return self._listing(ask)
        return _manner(ask, self.base)

    def _page(self, ask: Ask) -> Reply:
        number = ask.path.removeprefix("/article/").removesuffix(".html")
        if not number.isdecimal() or int(number) >= self.articles:
            return Reply(b"<h1>Not found</h1>", 404)
        return Reply(page(article(int(number), self._seed), self.base, self._page_bytes))

    def _listing(self, ask: Ask) -> Reply:
        made = self._listings.get((ask.path, self.articles)) or self._make_listing(ask.path)
        body, media_type, etag = self._listings[ask.path, self.articles] = made
        if ask.headers.get("if-none-match") == etag:
            return Reply(status=304, headers={"ETag": etag})
        headers = {"Content-Type": media_type, "ETag": etag}
        if "gzip" in ask.headers.get("accept-encoding", ""):
            return Reply(gzip.compress(body, 1), headers={**headers, "Content-Encoding": "gzip"})
        return Reply(body, headers=headers)

    def _make_listing(self, path: str) -> tuple[bytes, str, str]:
        stories = [article(number, self._seed) for number in range(self.articles - 1, max(-1, self.articles - 1 - self._feed_items), -1)]
        if path == "/sitemap-index.xml":
            body, media_type = sitemap_index([("/sitemap.xml", stories[0].published.isoformat())], self.base), "application/xml"
        else:
            write, media_type = LISTINGS[path]
            body = write(stories, self.base)
        return body, media_type, f'"{hashlib.sha256(body).hexdigest()[:16]}"'


def _manner(ask: Ask, base: str) -> Reply:
    """Every other path is a manner of behaving."""
    said = ask.query
    kind, _, rest = ask.path.strip("/").partition("/")
    long_page = b"<p>" + b"word " * 4000 + b"</p>"
    simple = {
        "robots.txt": lambda: Reply(b"User-agent: *\nDisallow: /private\n", headers={"Content-Type": "text/plain"}),
        "slow": lambda: Reply(long_page, delay=float(said.get("seconds", 2))),
        "drip": lambda: Reply(b"x" * 100_000, drip=float(said.get("seconds", 0.1))),
        "loop": lambda: redirect(302, f"{base}/loop"),
        "gzipbomb": lambda: Reply(bomb(int(said.get("mebibytes", 200))), headers={"Content-Encoding": "gzip"}),
        "truncated": lambda: Reply(gzip.compress(long_page)[:-20], headers={"Content-Encoding": "gzip"}),
        "short": lambda: Reply(long_page, cut=1000),
        "deep.xml": lambda: Reply(nested(), headers={"Content-Type": "application/rss+xml"}),
        "laughs.xml": lambda: Reply(LAUGHS, headers={"Content-Type": "application/rss+xml"}),
        "huge": lambda: Reply(b"x" * int(said.get("bytes", 50 << 20))),
        "manyheaders": lambda: Reply(b"x", headers={f"X-{n}": "y" for n in range(2000)}),
        "longheader": lambda: Reply(b"x", headers={"X-Long": "y" * 100_000}),
        "garbage": lambda: Reply(raw=b"\x00\x01this is no HTTP\r\n\r\n"),
        "empty": lambda: Reply(raw=b""),
        "304": lambda: Reply(status=304),
        "gzip": lambda: gzipped(long_page),
        "": lambda: Reply(b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Home</body></html>'),
    }
    if kind == "status" and rest.isdecimal():
        headers = {"Retry-After": said["retry_after"]} if "retry_after" in said else {}
        return Reply(b"<h1>As you wished</h1>", int(rest), headers)
    if kind == "redirect" and rest.isdecimal():
        return redirect(int(rest), said.get("to", f"{base}/"))
    return simple.get(kind, lambda: Reply(b"<h1>Not found</h1>", 404))()


def _read(head: bytes, at: float) -> Ask:
    lines = head.decode("latin-1").split("\r\n")
    method, target, _ = lines[0].split(" ", 2)
    parts = urlsplit(target)
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:] if line)}
    return Ask(method, parts.path, {name: values[-1] for name, values in parse_qs(parts.query).items()}, headers, at)


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--articles", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--addresses", type=int, default=1, help="loopback addresses to serve on, from 127.0.0.1 up")
    parser.add_argument("--page-bytes", type=int, default=0, help="pad article pages by about so many bytes")
    parser.add_argument("--feed-items", type=int, default=50)
    said = parser.parse_args(arguments)
    site = NewsSite(**vars(said))
    with site:
        print(json.dumps({"port": site.port}), flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
