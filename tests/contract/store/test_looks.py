"""Articles are looked at again: each look leaves its mark, and the next one waits for its time."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from tasks.deduplicate.recheck import next_recheck
from tasks.errors import FaultCode
from tasks.model import Hints, Item, ItemKind, Outcome, OutcomeKind, RawDocument, Stage, digest_of
from tasks.store.documents import keep_retrievals
from tasks.store.endings import Ending
from tasks.store.engine import reading, writing
from tasks.store.intake import Origin, Wanted, put_urls
from tasks.store.items import COLUMNS, item_of
from tasks.store.looks import WAITING_PER_HOST, looks_of, note_looks, put_rechecks
from tasks.store.schema import articles, items

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
LANDED = Outcome(kind=OutcomeKind.LANDED)
UNCHANGED = Outcome(kind=OutcomeKind.UNCHANGED, reason="not_modified")


@pytest.fixture
def newsroom(engine):
    """An article, and the item that brought it."""
    with writing(engine) as connection:
        [item_id] = put_urls(connection, [Wanted("https://a.example/1")], NOW, Origin())
        content = b"page"
        raw = RawDocument(
            digest=digest_of(content),
            content=content,
            media_type="text/html",
            url="https://a.example/1?seen",
            headers={"etag": 'W/"7"'},
            fetched_at=NOW,
        )
        keep_retrievals(connection, [(item_id, raw)])
        place = {
            "id": 1,
            "source": "enqueued",
            "first_seen": NOW,
            "last_seen": NOW,
            "relation": "new",
            "cluster_id": 1,
            "judged_revision": 1,
            "current_revision": 1,
        }
        connection.execute(sa.insert(articles), place)
        connection.execute(sa.update(items).values(state="done", outcome="landed", article_id=1))
    return engine


def the_item(engine, item_id=1) -> Item:
    with reading(engine) as connection:
        return item_of(connection.execute(sa.select(*COLUMNS).where(items.c.id == item_id)).one())


def the_article(engine):
    with reading(engine) as connection:
        return connection.execute(sa.select(articles)).one()


def look(engine, outcome, now, *, item_id=1, article_id=1, edited=False):
    with writing(engine) as connection:
        note_looks(connection, looks_of([Ending(the_item(engine, item_id), outcome, article_id, edited=edited)]), now, next_recheck)


def test_a_landing_plans_the_first_look_with_the_pages_own_validators(newsroom):
    look(newsroom, LANDED, NOW)
    article = the_article(newsroom)
    assert (article.address, article.etag, article.unchanged_in_row) == ("https://a.example/1?seen", 'W/"7"', 0)
    assert article.next_look_at == NOW + timedelta(minutes=15)


def test_a_due_look_becomes_an_item_once_with_the_validators(newsroom):
    look(newsroom, LANDED, NOW)
    due = NOW + timedelta(minutes=15)
    with writing(newsroom) as connection:
        assert put_rechecks(connection, due - timedelta(seconds=1), 10) == 0
        assert put_rechecks(connection, due, 10) == 1
        assert put_rechecks(connection, due, 10) == 0
    item = the_item(newsroom, 2)
    assert (item.location, item.recheck_of, item.hints.etag, item.by_person) == ("https://a.example/1?seen", 1, 'W/"7"', False)


def test_a_look_in_vain_counts_and_an_edit_is_remembered(newsroom):
    look(newsroom, LANDED, NOW)
    later = NOW + timedelta(hours=2)
    look(newsroom, UNCHANGED, later)
    assert the_article(newsroom).unchanged_in_row == 1
    look(newsroom, LANDED, later + timedelta(hours=1), edited=True)
    article = the_article(newsroom)
    assert (article.unchanged_in_row, article.last_edit) == (0, later + timedelta(hours=1))


def test_a_page_that_is_gone_is_not_looked_at_again(newsroom):
    look(newsroom, LANDED, NOW)
    look(newsroom, Outcome(kind=OutcomeKind.SKIPPED, reason=FaultCode.NOT_FOUND), NOW + timedelta(hours=1))
    assert the_article(newsroom).next_look_at is None


def test_a_dropped_document_has_no_page_to_look_at():
    item = Item(id=1, kind=ItemKind.DROP, location="a.txt", stage=Stage.STORE, first_seen=NOW, hints=Hints())
    assert looks_of([Ending(item, LANDED, 1)]) == []


def test_a_host_has_only_so_many_looks_waiting(newsroom):
    many = WAITING_PER_HOST + 5
    with writing(newsroom) as connection:
        row = {
            "source": "feed",
            "first_seen": NOW,
            "last_seen": NOW,
            "relation": "new",
            "cluster_id": 1,
            "judged_revision": 1,
            "current_revision": 1,
        }
        connection.execute(
            sa.insert(articles), [row | {"id": n, "address": f"https://a.example/{n}", "next_look_at": NOW} for n in range(2, many + 2)]
        )
        assert put_rechecks(connection, NOW, 100) == WAITING_PER_HOST
