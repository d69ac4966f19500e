"""Following the stream of events."""

import sqlalchemy as sa

from tasks.store.engine import writing
from tasks.store.queries.events import EventCursor, newest_event
from tasks.store.schema import events


def put(engine, number, minute):
    with writing(engine) as connection:
        connection.execute(sa.insert(events), {"id": number, "at": minute(number), "kind": "landed", "payload": {"item": number}})


def test_a_new_cursor_begins_at_now(own_newsroom, minute):
    cursor = EventCursor(own_newsroom)
    assert cursor.read() == []
    put(own_newsroom, 10, minute)
    assert [event.id for event in cursor.read()] == [10]
    assert cursor.read() == []


def test_a_cursor_from_the_beginning_gives_everything_once(newsroom):
    cursor = EventCursor(newsroom, after=0)
    assert [event.payload["item"] for event in cursor.read()] == [1, 2, 3]
    assert cursor.read() == []


def test_an_event_whose_transaction_committed_late_is_not_lost(own_newsroom, minute):
    cursor = EventCursor(own_newsroom)
    put(own_newsroom, 12, minute)
    assert [event.id for event in cursor.read()] == [12]
    put(own_newsroom, 11, minute)
    assert [event.id for event in cursor.read()] == [11]


def test_more_than_one_page_comes_in_several_reads(engine, minute):
    cursor = EventCursor(engine, after=0)
    with writing(engine) as connection:
        rows = [{"id": n, "at": minute(n), "kind": "landed", "payload": {}} for n in range(1, 1001)]
        connection.execute(sa.insert(events), rows)
    seen = []
    while some := cursor.read(limit=100):
        seen += [event.id for event in some]
    assert sorted(seen) == list(range(1, 1001))
    assert newest_event(engine) == 1000
