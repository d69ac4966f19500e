"""The collector of cycles rests while a page is read, and is left as it was found."""

import gc
from datetime import UTC, datetime

import pytest

from tasks.errors import Permanent
from tasks.model import RawDocument
from tasks.parse.core import parse
from tasks.parse.rest import no_collection


@pytest.fixture(autouse=True)
def collecting():
    gc.enable()
    yield
    gc.enable()


def test_it_rests_and_works_again():
    with no_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_behind_a_page_that_is_none():
    page = RawDocument(digest="0" * 64, content=b"   ", media_type="text/html", fetched_at=datetime(2025, 9, 4, tzinfo=UTC))
    with pytest.raises(Permanent):
        parse(page)
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off():
    gc.disable()
    with no_collection():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_within_another_page_it_rests_on():
    with no_collection():
        with no_collection():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
