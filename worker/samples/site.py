"""A news site on loopback: the sample pages and their feed, with ETags, for as long as the ``with`` block lasts."""

from __future__ import annotations

import hashlib
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from worker.samples.catalogue import all_pages
from worker.samples.feed import render_feed

USUAL_PORT = 8347
"""Taken when it is free, so that the same data folder finds the same addresses again tomorrow."""
ROBOTS = b"User-agent: *\nAllow: /\n"


class SampleSite:
    """Serves the sample news at :attr:`base_url`. ``port`` is a wish: when it is taken, any free one will do.

    ``revise_after`` seconds later (never, for None) one page changes at its address, as pages do; :meth:`revise` does it at once.
    """

    def __init__(self, port: int = USUAL_PORT, *, revise_after: float | None = None) -> None:
        self._wish = port
        self._revise_after = revise_after
        self._pages = {page.path: page for page in all_pages()}
        self._revise_at: float | None = None
        self._server: _Server | None = None

    def __enter__(self) -> Self:
        """Open the port and serve from a thread of its own."""
        self._server = _listen(self, self._wish)
        if self._revise_after is not None:
            self._revise_at = time.monotonic() + self._revise_after
        threading.Thread(target=self._server.serve_forever, args=(0.05,), name="sample-site", daemon=True).start()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        """Close the port. Connections that are open end with their next request."""
        server, self._server = self._server, None
        if server is not None:
            server.shutdown()
            server.server_close()

    @property
    def port(self) -> int:
        """The port that was taken."""
        if self._server is None:
            msg = "the sample site is not open: use it in a with block"
            raise RuntimeError(msg)
        return int(self._server.server_address[1])

    @property
    def base_url(self) -> str:
        """The site's address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def feed_url(self) -> str:
        """Where the feed stands."""
        return f"{self.base_url}/feed.xml"

    @property
    def page_urls(self) -> tuple[str, ...]:
        """Every address that the feed lists, the one that is gone included."""
        return tuple(self.base_url + path for path in self._pages)

    @property
    def revised(self) -> bool:
        """Whether the page that changes has changed."""
        return self._revise_at is not None and time.monotonic() >= self._revise_at

    def revise(self) -> None:
        """Change the page that changes, now."""
        self._revise_at = time.monotonic()

    def document(self, path: str) -> tuple[str, bytes] | None:
        """Media type and bytes of what stands at ``path``, or None."""
        if path == "/feed.xml":
            return "application/rss+xml; charset=utf-8", render_feed(self._pages.values(), self.base_url, revised=self.revised)
        if path == "/robots.txt":
            return "text/plain; charset=utf-8", ROBOTS
        page = self._pages.get(path)
        html = page.html(self.base_url, revised=self.revised) if page else None
        return None if html is None else ("text/html; charset=utf-8", html)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    site: SampleSite


def _listen(site: SampleSite, wish: int) -> _Server:
    try:
        server = _Server(("127.0.0.1", wish), _Handler)
    except OSError:
        server = _Server(("127.0.0.1", 0), _Handler)
    server.site = site
    return server


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "wiredesk-samples"
    sys_version = ""
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        """Answer with the document, or with 304 to whoever has it."""
        found = self.server.site.document(self.path.partition("?")[0])
        if found is None:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"no such page\n")
            return
        media_type, content = found
        etag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
        if etag in self.headers.get("If-None-Match", ""):
            self._answer(HTTPStatus.NOT_MODIFIED, media_type, b"", etag)
        else:
            self._answer(HTTPStatus.OK, media_type, content, etag)

    do_HEAD = do_GET  # noqa: N815 - the base class's name

    def _answer(self, status: HTTPStatus, media_type: str, content: bytes, etag: str = "") -> None:
        self.send_response(status)
        if etag:
            self.send_header("ETag", etag)
            self.send_header("Cache-Control", "no-cache")
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *_arguments: object) -> None:  # noqa: A002 - the base class's name
        """Stay silent: the desk says what it fetched."""
