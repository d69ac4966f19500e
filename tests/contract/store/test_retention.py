"""What is old enough goes, and only that."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
import sqlalchemy as sa

from tasks.model import RawDocument, Stage, digest_of
from tasks.ports.store import GoOn
from tasks.store.documents import keep_contents, keep_retrievals
from tasks.store.engine import reading, writing
from tasks.store.queries.events import EventCursor
from tasks.store.retention import Pruned, Retention, forget_pages, prunable
from tasks.store.schema import articles, contents, events, items, passages, retrievals, revisions
from worker.pruning import steps

KEEP = Retention(unchanged=7, pages=0, timelines=90, events=90)
FOR_EVER = Retention(unchanged=0, pages=0, timelines=0, events=0)
NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
BYTES = b"<p>The board of Norrvik met.</p>"


def page(url: str) -> RawDocument:
    return RawDocument(digest=digest_of(BYTES), content=BYTES, media_type="text/html", url=url, fetched_at=NOW)


@pytest.fixture
def archive(desk):
    """A landed article, and a second item that brought the same bytes and told nothing new."""
    desk.page = page
    for url in ("https://harbourpost.example/news/1", "https://harbourpost.example/news/1?utm_source=feed"):
        desk.enqueue(url)
        [batch] = desk.tick()
        desk.run_to_end(batch, lambda _: desk.draft())
    assert [row.outcome for row in desk.rows(items)] == ["landed", "unchanged"]
    desk.ended = desk.now
    return desk


def prune_all(desk, keep=KEEP, limit=100, **later) -> Pruned:
    return sum(steps(desk.engine, keep, desk.ended + timedelta(**later), limit), Pruned())


def test_a_page_that_told_nothing_new_goes_and_its_bytes_stay_with_the_article(archive):
    assert prune_all(archive, days=6) == Pruned()
    assert prune_all(archive, days=8) == Pruned(pages=1)
    assert [row.item_id for row in archive.rows(retrievals)] == [1]
    assert len(archive.rows(contents)) == 1
    assert archive.balance().balances


def test_bytes_go_with_the_last_item_that_refers_to_them(archive):
    everything = Retention(unchanged=7, pages=30, timelines=0, events=0)
    assert prune_all(archive, everything, days=31) == Pruned(pages=2)
    assert archive.rows(retrievals) == []
    assert archive.rows(contents) == []
    assert len(archive.rows(items)) == 2
    assert len(archive.rows(articles)) == len(archive.rows(revisions)) == 1


def test_a_page_on_its_way_stays_however_old(archive):
    archive.enqueue("https://harbourpost.example/news/2")
    [batch] = archive.tick()
    lease = archive.lease(batch, Stage.FETCH)
    archive.finish(lease, archive.begin(lease), GoOn(), page("https://harbourpost.example/news/2"))
    prune_all(archive, Retention(unchanged=7, pages=7, timelines=0, events=0), days=900)
    assert [row.item_id for row in archive.rows(retrievals)] == [3]
    assert len(archive.rows(contents)) == 1


def test_timelines_and_events_go_by_age(archive):
    lines, told = len(archive.rows(passages)), len(archive.rows(events))
    assert prune_all(archive, Retention(0, 0, timelines=90, events=0), days=91) == Pruned(timelines=lines)
    assert prune_all(archive, Retention(0, 0, timelines=90, events=30), days=31) == Pruned(events=told - 1)
    assert archive.rows(passages) == []


def test_whoever_follows_misses_nothing_after_a_long_silence(archive):
    """Every event is old; the next one must not be numbered from the beginning."""
    cursor = EventCursor(archive.engine)
    prune_all(archive, days=900)
    archive.enqueue("https://harbourpost.example/news/7")
    [batch] = archive.tick()
    archive.run_to_end(batch, lambda _: archive.draft(n="five"))
    assert [event.kind for event in cursor.read()] == ["landed"]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_two_that_prune_at_once_count_each_row_once(archive):
    foretold = Pruned(timelines=len(archive.rows(passages)))
    with ThreadPoolExecutor(4) as pool:
        turns = [pool.submit(prune_all, archive, Retention(0, 0, timelines=30, events=0), 1, days=40) for _ in range(4)]
        assert sum((turn.result(60) for turn in turns), Pruned()) == foretold


def test_a_page_stays_while_the_edition_it_equals_is_on_its_way(desk):
    """The edition may die; then the item that was unchanged beside it is judged again, and needs its page."""
    desk.page, desk.ended = page, desk.now
    for url in ("https://harbourpost.example/news/1", "https://harbourpost.example/news/1?utm_source=feed"):
        desk.enqueue(url)
        [batch] = desk.tick()
        desk.run_to_verdict(batch, desk.draft())
    assert [row.outcome for row in desk.rows(items)] == [None, "unchanged"]
    assert prune_all(desk, days=30).pages == 0


def test_nothing_goes_that_is_kept_for_ever(archive):
    assert prune_all(archive, FOR_EVER, days=20_000) == Pruned()


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_what_would_go_is_what_goes_in_steps_of_any_size(archive, limit):
    keep = Retention(unchanged=7, pages=30, timelines=30, events=30)
    with reading(archive.engine) as connection:
        foretold = prunable(connection, keep, archive.ended + timedelta(days=40))
    assert foretold.pages == 2
    assert foretold.timelines > 2
    assert prune_all(archive, keep, limit, days=40) == foretold


@pytest.mark.parametrize("first", ["fetch", "prune"])
def test_bytes_that_are_fetched_again_while_they_go_are_there(archive, first):
    """Whoever comes first, the item that refers to the bytes has them in the end."""
    [third] = archive.enqueue("https://harbourpost.example/news/3")
    everything = Retention(unchanged=7, pages=7, timelines=0, events=0)
    inside, outside = Event(), Event()

    def fetch(connection) -> None:
        keep_retrievals(connection, [(third, page("https://harbourpost.example/news/3"))])

    def delete(connection) -> None:
        forget_pages(connection, everything, archive.ended + timedelta(days=8), [1, 2])

    def go_first(work) -> None:
        with writing(archive.engine) as connection:
            work(connection)
            inside.set()
            assert outside.wait(30)

    def come_second(work) -> None:
        assert inside.wait(30)
        outside.set()
        with writing(archive.engine) as connection:
            work(connection)

    with ThreadPoolExecutor(2) as pool:
        ways = (fetch, delete) if first == "fetch" else (delete, fetch)
        for done in [pool.submit(go_first, ways[0]), pool.submit(come_second, ways[1])]:
            done.result(60)
    assert [row.item_id for row in archive.rows(retrievals)][-1] == third, "pages of bytes that are being kept anew may stay another day"
    assert [row.digest for row in archive.rows(contents)] == [digest_of(BYTES)]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_bytes_that_someone_is_about_to_refer_to_are_not_deleted(archive):
    """Between keeping bytes and referring to them nobody takes them away. On SQLite there is no in between: one writes at a time."""
    everything = Retention(unchanged=7, pages=7, timelines=0, events=0)
    with writing(archive.engine) as fetching:
        keep_contents(fetching, [(digest_of(BYTES), BYTES)])
        assert prune_all(archive, everything, days=8) == Pruned(), "waiting for them could be a deadlock"
    assert prune_all(archive, everything, days=8) == Pruned(pages=2)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_two_that_bring_known_bytes_do_not_wait_for_each_other(archive):
    """Waiting in opposite orders would be a deadlock: a dropped file of thousands is taken in portions, each with its own order."""
    with writing(archive.engine) as one, writing(archive.engine) as other:
        other.execute(sa.text("SET LOCAL lock_timeout = '100ms'"))
        keep_contents(one, [(digest_of(BYTES), BYTES)])
        keep_contents(other, [(digest_of(BYTES), BYTES)])
