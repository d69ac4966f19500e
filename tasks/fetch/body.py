"""Bodies: undoing Content-Encoding (RFC 9110 section 8.4) under a cap, a piece at a time. Pure.

Memory stays below the cap plus one piece whatever the peer sends; a body that ends before its encoding does is an error, never a page.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

import brotli
import zstandard

from tasks.errors import FaultCode, Permanent, Poison, Retryable

ACCEPTED = "gzip, deflate, br, zstd"
"""What we put in Accept-Encoding."""

PIECE = 1 << 18
"""Bytes decompressed at a time."""

BOMB_RATIO = 150
"""Out bytes per wire byte past :data:`BOMB_GRACE`: pages compress 3–20 times, the most repetitive feeds about 60 times."""

BOMB_GRACE = 2 << 20
"""Bytes of output before the ratio is looked at."""

_SLICE = 1 << 14
"""Wire bytes decoded at a time, so that the ratio is that of what was decoded and not of what lies waiting."""

MAX_CODINGS = 3
"""Codings that may be stacked in one Content-Encoding."""

_GZIP_MAGIC = b"\x1f\x8b"


class Decoder(Protocol):
    """One content coding, undone a piece at a time."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decoded pieces, none larger than about :data:`PIECE`. Raises Retryable BAD_ENCODING."""
        ...

    @property
    def ended(self) -> bool:
        """Whether the coding's own end was seen."""
        ...


class BodyReader:
    """Collects one body: wire bytes in, content out, both under caps.

    ``max_wire`` and ``max_content`` in bytes. Raises Permanent TOO_LARGE, Poison BOMB, Retryable BAD_ENCODING or SHORT_BODY.
    """

    def __init__(self, encoding: str, *, max_wire: int, max_content: int) -> None:
        self._decoders = decoders_for(encoding)
        self._max_wire = max_wire
        self._max_content = max_content
        self._pieces: list[bytes] = []
        self._wire = 0
        self._size = 0

    def feed(self, data: bytes) -> None:
        """Take wire bytes as they come."""
        if not self._decoders:
            self._take(data)
        for start in range(0, len(data), _SLICE) if self._decoders else ():
            self._take(data[start : start + _SLICE])

    def finish(self) -> bytes:
        """The whole content, once the peer has sent everything."""
        if self._wire and not all(decoder.ended for decoder in self._decoders):
            raise Retryable(FaultCode.SHORT_BODY, "the compressed body ends before its end")
        return b"".join(self._pieces)

    def _take(self, data: bytes) -> None:
        self._wire += len(data)
        if self._wire > self._max_wire:
            raise Permanent(FaultCode.TOO_LARGE, f"more than {self._max_wire} bytes on the wire")
        for piece in _through(self._decoders, data):
            self._keep(piece)

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._decoders and self._size > BOMB_GRACE and self._size > BOMB_RATIO * self._wire:
            raise Poison(FaultCode.BOMB, f"{self._wire} bytes unpack to more than {self._size}")
        if self._size > self._max_content:
            raise Permanent(FaultCode.TOO_LARGE, f"more than {self._max_content} bytes of content")
        self._pieces.append(piece)


def decoders_for(encoding: str) -> list[Decoder]:
    """Decoders in the order in which they undo ``encoding``. Unknown words ('utf-8', 'none') are lies about an unencoded body."""
    kinds = [_KINDS[word] for raw in encoding.lower().split(",") if (word := raw.strip()) in _KINDS]
    if len(kinds) > MAX_CODINGS:
        raise Permanent(FaultCode.BAD_ENCODING, f"{len(kinds)} content codings on top of each other")
    return [kind() for kind in reversed(kinds)]


def gunzip(content: bytes, *, max_content: int) -> bytes:
    """Content of a document that is itself a gzip file (sitemap.xml.gz); returned as it is when it is none."""
    if not content.startswith(_GZIP_MAGIC):
        return content
    reader = BodyReader("gzip", max_wire=len(content), max_content=max_content)
    reader.feed(content)
    return reader.finish()


def _through(decoders: list[Decoder], data: bytes) -> Iterable[bytes]:
    if not decoders:
        return (data,)
    pieces: Iterable[bytes] = decoders[0].feed(data)
    for decoder in decoders[1:]:
        pieces = _chain(decoder, pieces)
    return pieces


def _chain(decoder: Decoder, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield from decoder.feed(piece)


class _Gzip:
    """Gzip with any number of members (RFC 1952); what follows the last member is ignored, as browsers do."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(wbits=31)
        self._done = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data and not self._done:
            yield from _inflated(self._inflate, data)
            if not self._inflate.eof:
                return
            data = self._inflate.unused_data
            if data[:2] == _GZIP_MAGIC[: len(data[:2])] and data:
                self._inflate = zlib.decompressobj(wbits=31)
            else:
                self._done = True

    @property
    def ended(self) -> bool:
        return self._done or self._inflate.eof


class _Deflate:
    """'deflate': zlib as RFC 9110 says, or the raw stream that some servers send."""

    def __init__(self) -> None:
        self._head = b""
        self._inflate: zlib._Decompress | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._inflate is None:
            data = self._head + data
            self._head = data
            if len(data) < 2:
                return
            self._inflate = zlib.decompressobj(wbits=15 if _is_zlib(data) else -15)
        yield from _inflated(self._inflate, data)

    @property
    def ended(self) -> bool:
        return self._inflate is not None and self._inflate.eof


class _Brotli:
    """'br' (RFC 7932)."""

    def __init__(self) -> None:
        self._inflate = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._inflate.is_finished():
            return
        try:
            yield self._inflate.process(data, output_buffer_limit=PIECE)
            while not self._inflate.can_accept_more_data():
                yield self._inflate.process(b"", output_buffer_limit=PIECE)
        except brotli.error as error:
            raise Retryable(FaultCode.BAD_ENCODING, f"br: {error}") from error

    @property
    def ended(self) -> bool:
        return bool(self._inflate.is_finished())


class _Zstd:
    """'zstd' (RFC 8878), window at most 8 MiB as RFC 9659 asks.

    The library bounds no output per call, so input goes in by slices: a run-length block of 4 bytes unpacks to 128 KiB at most,
    hence 4 MiB a slice at the very worst.
    """

    _SLICE = 128

    def __init__(self) -> None:
        self._inflate = zstandard.ZstdDecompressor(max_window_size=8 << 20).decompressobj()

    def feed(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), self._SLICE):
            if self._inflate.eof:
                return
            try:
                yield self._inflate.decompress(data[start : start + self._SLICE])
            except zstandard.ZstdError as error:
                raise Retryable(FaultCode.BAD_ENCODING, f"zstd: {error}") from error

    @property
    def ended(self) -> bool:
        return self._inflate.eof


def _is_zlib(data: bytes) -> bool:
    return data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0


def _inflated(inflate: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    try:
        while data and not inflate.eof:
            yield inflate.decompress(data, PIECE)
            data = inflate.unconsumed_tail
        # A full piece may leave output behind although the input is used up.
        while not inflate.eof and (piece := inflate.decompress(b"", PIECE)):
            yield piece
    except zlib.error as error:
        raise Retryable(FaultCode.BAD_ENCODING, f"zlib: {error}") from error


_KINDS: dict[str, type[_Gzip | _Deflate | _Brotli | _Zstd]] = {
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "deflate": _Deflate,
    "br": _Brotli,
    "zstd": _Zstd,
}
