"""Content codings are undone under caps, whatever the pieces they come in; what ends early is an error."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Fault, FaultCode
from tasks.fetch.body import BodyReader, gunzip

PACK = {
    "": lambda data: data,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "raw deflate": lambda data: zlib.compress(data, wbits=-15),
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}
CODINGS = sorted(set(PACK) - {"", "raw deflate"})


def read(encoding: str, *pieces: bytes, wire: int = 1 << 24, content: int = 1 << 24) -> bytes:
    reader = BodyReader(encoding, max_wire=wire, max_content=content)
    for piece in pieces:
        reader.feed(piece)
    return reader.finish()


def code_of(call) -> FaultCode:
    with pytest.raises(Fault) as caught:
        call()
    return caught.value.code


@given(st.binary(max_size=3000), st.sampled_from(sorted(PACK)), st.integers(1, 200))
def test_a_body_comes_back_whole_in_pieces_of_any_size(data, coding, size):
    packed = PACK[coding](data)
    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert read(coding.removeprefix("raw "), *pieces) == data


@given(st.binary(max_size=500), st.sampled_from(CODINGS))
def test_random_bytes_are_a_fault_or_content_never_a_crash(data, coding):
    try:
        read(coding, data)
    except Fault as fault:
        code = fault.code
    else:
        return
    assert code in {FaultCode.BAD_ENCODING, FaultCode.SHORT_BODY}


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("keep", [0.3, 0.9, 0.999])
def test_a_cut_body_is_short(coding, keep):
    packed = PACK[coding](bytes(range(256)) * 200)
    cut = packed[: max(1, int(len(packed) * keep) - 1)]
    assert code_of(lambda: read(coding, cut)) in {FaultCode.SHORT_BODY, FaultCode.BAD_ENCODING}


def test_a_wrong_checksum_is_a_bad_encoding():
    packed = bytearray(gzip.compress(b"word " * 100))
    packed[-6] ^= 0xFF
    assert code_of(lambda: read("gzip", bytes(packed))) is FaultCode.BAD_ENCODING


def test_several_gzip_members_are_one_body_and_junk_after_them_is_ignored():
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert read("gzip", packed) == b"one two"
    assert read("gzip", packed + b"\0\0\0\0") == b"one two"


def test_codings_may_be_stacked_but_not_without_end():
    data = b"story " * 50
    assert read("br, gzip", gzip.compress(brotli.compress(data))) == data
    assert code_of(lambda: read("gzip, gzip, gzip, gzip")) is FaultCode.BAD_ENCODING


@pytest.mark.parametrize("lie", ["utf-8", "identity", "none", "binary", "gzip;q=1"])
def test_unknown_codings_are_lies_about_a_plain_body(lie):
    assert read(lie, b"<rss/>") == b"<rss/>"


def test_an_empty_body_needs_no_end():
    assert read("gzip") == b""


class TestCaps:
    def test_wire_bytes(self):
        assert code_of(lambda: read("", b"x" * 11, wire=10)) is FaultCode.TOO_LARGE

    def test_content_bytes(self):
        assert code_of(lambda: read("gzip", gzip.compress(bytes(range(256)) * 10), content=2000)) is FaultCode.TOO_LARGE

    @pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
    def test_a_bomb_is_named_and_costs_little_memory(self, coding):
        """200 MB of zeros (brotli, slow to pack: 40 MB) under 10 MB of memory."""
        packed = PACK[coding](bytes((40 if coding == "br" else 200) << 20))
        tracemalloc.start()
        try:
            assert code_of(lambda: read(coding, packed, content=1 << 30)) is FaultCode.BOMB
            assert tracemalloc.get_traced_memory()[1] < 10 << 20
        finally:
            tracemalloc.stop()

    def test_a_repetitive_feed_is_no_bomb(self):
        feed = b"".join(b"<item><guid>%d</guid><title>Weather for station %d</title></item>\n" % (n, n * 7) for n in range(60_000))
        assert read("gzip", gzip.compress(feed, 9)) == feed


class TestGunzip:
    def test_a_document_that_is_a_gzip_file(self):
        assert gunzip(gzip.compress(b"<urlset/>"), max_content=100) == b"<urlset/>"

    def test_and_one_that_is_none(self):
        assert gunzip(b"<urlset/>", max_content=1) == b"<urlset/>"

    def test_its_bomb(self):
        assert code_of(lambda: gunzip(gzip.compress(bytes(50 << 20)), max_content=1 << 30)) is FaultCode.BOMB
