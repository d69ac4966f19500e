"""What comes in: every address and document is a row, tidied or refused by name."""

from datetime import UTC, datetime

import pytest

from tasks.errors import FaultCode, Permanent
from tasks.store.intake import Document, take_documents
from tasks.store.schema import contents

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)


def test_every_address_becomes_an_item_in_the_order_given(desk):
    ids = desk.enqueue("https://a.example/1", "not an address", "ftp://a.example/2", "https://a.example/3")
    assert ids == sorted(ids)
    states = [(desk.item(i).outcome, desk.item(i).reason) for i in ids]
    assert states == [(None, None), ("skipped", "bad_url"), ("skipped", "bad_url"), (None, None)]
    assert desk.balance().balances


@pytest.mark.parametrize(
    "url", ["", "http://", "http://[::1", "http://a.example:99999/", "javascript:alert(1)", "http://a b.example/", "x" * 5000]
)
def test_a_malformed_address_is_skipped_by_name(desk, url):
    [item_id] = desk.enqueue(url)
    assert desk.item(item_id).reason == FaultCode.BAD_URL


def test_a_polled_address_that_is_on_its_way_is_not_fetched_twice(desk):
    [first] = desk.enqueue("https://a.example/1", origin=desk.FEED)
    [second] = desk.enqueue("https://a.example/1", origin=desk.FEED)
    assert (desk.item(second).outcome, desk.item(second).reason) == ("unchanged", "in_flight")
    assert desk.item(first).outcome is None


def test_a_document_comes_in_whole_and_once_by_digest(desk):
    documents = [
        Document(b"Same bytes", "a.txt"),
        Document(b"Same bytes", "b.txt"),
        Document(b"", "c.txt", fault=Permanent(FaultCode.EMPTY)),
    ]
    ids = take_documents(desk.engine, documents, NOW, desk.FEED)
    assert len(desk.rows(contents)) == 2
    assert desk.item(ids[2]).reason == "empty"
    [batch] = desk.tick()
    party = desk.begin(desk.lease(batch))
    raws = desk.store.raw_documents(party)
    assert {raw.content for raw in raws.values()} == {b"Same bytes"}
