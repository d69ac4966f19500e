"""What publishers reserve is read from headers and meta elements."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.fetch.reservations import reservations


@pytest.mark.parametrize(
    ("headers", "page", "words"),
    [
        ({}, b"", ()),
        ({"x-robots-tag": "noai, noimageai"}, b"", ("noai", "noimageai")),
        ({"x-robots-tag": "otherbot: noarchive, max-snippet:20"}, b"", ("noarchive",)),
        ({"tdm-reservation": "1"}, b"", ("tdm-reservation",)),
        ({"tdm-reservation": "0"}, b"", ()),
        ({}, b'<META content="noai,NoArchive" name="ROBOTS">', ("noai", "noarchive")),
        ({}, b"<meta name=tdm-reservation content=1>", ("tdm-reservation",)),
        ({}, b'{"isAccessibleForFree": "False"}', ("paywalled",)),
        ({}, b'{"isAccessibleForFree":false}', ("paywalled",)),
        ({}, b'{"isAccessibleForFree": true}', ()),
        ({}, b"<p>noai</p>", ()),
    ],
)
def test_words(headers, page, words):
    assert reservations(headers, page) == words


@given(st.text(max_size=60), st.binary(max_size=200))
def test_nothing_is_too_strange(header, page):
    reservations({"x-robots-tag": header, "tdm-reservation": header}, page)


@pytest.mark.parametrize("piece", [b"<meta ", b"<meta name=", b'<meta name="', b"<"])
def test_repeated_pieces_end_quickly(piece):
    begun = time.process_time()
    reservations({}, piece * 50_000)
    assert time.process_time() - begun < 2
