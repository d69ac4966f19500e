"""An article's page is looked at again: an edit becomes a revision, an unchanged page costs a 304, a page that is gone is left alone."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from tasks.store.engine import writing
from tasks.store.schema import articles, items, revisions

sys.path.insert(0, str(Path(__file__).parents[1] / "site"))

from replies import Reply
from server import NewsSite

PAGE = """<!doctype html><html lang="en"><head><title>Ferry to call at Port Sallow</title>
<meta property="article:published_time" content="2031-09-04T08:00:00+02:00"></head><body><article><h1>Ferry to call at Port Sallow</h1>
<p>The ferry line of Norrvik will call at Port Sallow {times} times a week from spring, harbour master Ines Dahl said on Thursday.</p>
<p>Berth nine is dredged to seven metres for it, and the council pays forty thousand crowns a year towards the new line.</p>
<p>Lorry drivers had asked for the call since the bridge at Kestrelbay was closed to heavy traffic two winters ago.</p></article></body></html>"""


def page(times: str, etag: str) -> Reply:
    return Reply(PAGE.format(times=times).encode(), headers={"Content-Type": "text/html; charset=utf-8", "ETag": etag})


@pytest.fixture
def site():
    with NewsSite() as running:
        yield running


def test_edits_are_caught_by_second_looks(start_service, site, wait_for):
    not_modified = Reply(status=304, headers={"ETag": '"1"'})
    url = site.script("/ferry", page("three", '"1"'), not_modified, page("four", '"2"'), Reply(status=410))
    service = start_service()
    wait_for(lambda: service.run("enqueue", url).returncode == 0, 60, service.told)

    def ended(number: int):
        found = service.rows(sa.select(items.c.outcome, items.c.reason).where(items.c.outcome.is_not(None)).order_by(items.c.id))
        return found if len(found) >= number else None

    def look_now():
        engine = service.engine
        with writing(engine) as connection:
            connection.execute(sa.update(articles).values(next_look_at=datetime.now(UTC)))
        engine.dispose()

    wait_for(lambda: ended(1), 60, service.told)
    assert service.rows(sa.select(articles.c.next_look_at))[0][0] is not None, "the first look is planned at the landing"
    for number in (2, 3, 4):
        look_now()
        wait_for(lambda number=number: ended(number), 30, service.told)
    assert [tuple(row) for row in ended(4)] == [("landed", None), ("unchanged", "not_modified"), ("landed", None), ("skipped", "gone")]
    assert site.asks["/ferry"][1].headers["if-none-match"] == '"1"'
    assert [row[0] for row in service.rows(sa.select(revisions.c.number))] == [1, 2]
    change = service.rows(sa.select(revisions.c.change).where(revisions.c.number == 2))[0][0]
    assert change["class"]
    assert service.rows(sa.select(articles.c.next_look_at))[0][0] is None
    assert service.balance().balances
