"""What a server can do to a client, as values: each reply is one answer of one connection."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus


@dataclass(frozen=True)
class Reply:
    """One answer. ``cut`` sends so many bytes of the body and hangs up; ``drip`` sends a byte every so many seconds."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    delay: float = 0.0
    drip: float = 0.0
    chunked: bool = False
    length: int | None = None
    """Content-Length to claim; None for the truth, -1 for none at all."""
    raw: bytes | None = None
    """These bytes instead of everything else, then hang up."""

    async def send(self, writer: asyncio.StreamWriter) -> bool:
        """Send it; whether the connection may live on."""
        if self.delay:
            await asyncio.sleep(self.delay)
        if self.raw is not None:
            writer.write(self.raw)
            await writer.drain()
            return False
        writer.write(self._head())
        if self.status in {204, 304}:
            return True
        body = self.body if self.cut is None else self.body[: self.cut]
        await (self._drip(writer, body) if self.drip else self._flow(writer, body))
        return self.cut is None and self.length != -1

    def _head(self) -> bytes:
        reason = HTTPStatus(self.status).phrase if self.status in set(HTTPStatus) else "Whatever"
        headers = {"Content-Type": "text/html; charset=utf-8", **self.headers}
        if self.chunked:
            headers["Transfer-Encoding"] = "chunked"
        elif self.length != -1 and self.status not in {204, 304}:
            headers["Content-Length"] = str(len(self.body) if self.length is None else self.length)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"HTTP/1.1 {self.status} {reason}\r\n{lines}\r\n".encode("latin-1")

    async def _flow(self, writer: asyncio.StreamWriter, body: bytes) -> None:
        for start in range(0, len(body), 65536):
            piece = body[start : start + 65536]
            writer.write(b"%x\r\n%b\r\n" % (len(piece), piece) if self.chunked else piece)
            await writer.drain()
        if self.chunked and self.cut is None:
            writer.write(b"0\r\n\r\n")
        await writer.drain()

    async def _drip(self, writer: asyncio.StreamWriter, body: bytes) -> None:
        for byte in body:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(self.drip)


def redirect(status: int, to: str) -> Reply:
    """A redirect with a Location."""
    return Reply(b"moved", status, {"Location": to})


def gzipped(body: bytes, **more: object) -> Reply:
    """A body sent with Content-Encoding: gzip."""
    return Reply(gzip.compress(body), headers={"Content-Encoding": "gzip", **more.pop("headers", {})}, **more)


@cache
def bomb(mebibytes: int = 200) -> bytes:
    """A gzip stream of so many MiB of zeros."""
    packer = zlib.compressobj(9, wbits=31)
    zeros = bytes(1 << 20)
    return b"".join(packer.compress(zeros) for _ in range(mebibytes)) + packer.flush()


def nested(depth: int = 50_000) -> bytes:
    """A feed whose tags nest absurdly deep."""
    return b"<rss version='2.0'><channel><item><title>" + b"<b>" * depth + b"x" + b"</b>" * depth + b"</title></item></channel></rss>"


LAUGHS = (
    b"<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY lol 'lol'>"
    + b"".join(b"<!ENTITY lol%d '%b'>" % (n, b"&lol%b;" % (str(n - 1).encode() if n > 1 else b"") * 10) for n in range(1, 10))
    + b"]><rss version='2.0'><channel><title>&lol9;</title><item><guid>1</guid><title>one</title><link>http://a.example/1</link></item></channel></rss>"
)
"""Billion laughs."""

OUTSIDE_ENTITY = (
    b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss version='2.0'><channel><title>t</title>"
    b"<item><guid>1</guid><title>&x;</title><link>http://a.example/1</link></item></channel></rss>"
)
"""An entity that asks for a file."""
