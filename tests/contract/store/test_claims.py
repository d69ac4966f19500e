"""A dropped file comes into the ledger once, however often its taking is begun, broken off and begun again."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from tasks.store.claims import MAX_TAKES, ClaimRow, ends_of, finished_claims, mark_settled, open_claim, take_more
from tasks.store.engine import reading, writing
from tasks.store.intake import Document
from tasks.store.schema import items
from tasks.store.sources import FOLDER, LeasedSource, add_source

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
CLAIM = ClaimRow("c1", "/drop", "/drop/claimed/c1/a.jsonl", "a.jsonl", 7)


@pytest.fixture
def source(engine) -> LeasedSource:
    return LeasedSource(add_source(engine, FOLDER, "/drop", NOW), "drop", FOLDER, "/drop", {}, "run")


def lines(*numbers) -> list[Document]:
    return [Document(f'{{"n": {n}}}'.encode(), "/drop/a.jsonl", "application/json", n) for n in numbers]


def count(engine) -> int:
    with reading(engine) as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(items)).scalar_one()


def test_a_file_is_taken_in_portions_and_goes_on_where_it_stopped(engine, source):
    with writing(engine) as connection:
        assert open_claim(connection, source, CLAIM, NOW) == 0
        assert take_more(connection, source, "c1", 0, lines(1, 2), last=False, now=NOW)
    with writing(engine) as connection:
        assert open_claim(connection, source, CLAIM, NOW) == 2
        assert take_more(connection, source, "c1", 2, lines(3), last=True, now=NOW)
        assert open_claim(connection, source, CLAIM, NOW) is None
    assert count(engine) == 3


def test_two_workers_on_one_claim_take_each_portion_once(engine, source):
    with writing(engine) as connection:
        open_claim(connection, source, CLAIM, NOW)
        assert take_more(connection, source, "c1", 0, lines(1, 2), last=False, now=NOW)
        assert not take_more(connection, source, "c1", 0, lines(1, 2), last=False, now=NOW)
    assert count(engine) == 2


def test_a_file_is_put_away_when_it_is_whole_and_all_of_it_has_ended(engine, source):
    with writing(engine) as connection:
        open_claim(connection, source, CLAIM, NOW)
        take_more(connection, source, "c1", 0, lines(1), last=False, now=NOW)
        connection.execute(sa.update(items).values(state="done", outcome="skipped", reason="empty"))
        assert finished_claims(connection, source.id) == []
        take_more(connection, source, "c1", 1, lines(2), last=True, now=NOW)
        assert finished_claims(connection, source.id) == []
        connection.execute(sa.update(items).values(state="done", outcome="skipped", reason="empty"))
        assert finished_claims(connection, source.id) == [CLAIM]
        assert [end.line_no for end in ends_of(connection, "c1")] == [1, 2]
        mark_settled(connection, "c1", "/drop/failed/a.jsonl", NOW)
        assert finished_claims(connection, source.id) == []


def test_a_file_that_kills_whoever_reads_it_is_named_after_three_takes(engine, source):
    for _ in range(MAX_TAKES):
        with writing(engine) as connection:
            assert open_claim(connection, source, CLAIM, NOW) == 0  # and dies
    with writing(engine) as connection:
        assert open_claim(connection, source, CLAIM, NOW) is None
        assert finished_claims(connection, source.id) == [CLAIM]
        [end] = ends_of(connection, "c1")
    assert (end.outcome.kind, end.outcome.reason) == ("dead", "kills_its_worker")


def test_a_portion_that_came_in_clears_the_count(engine, source):
    for number in range(MAX_TAKES + 2):
        with writing(engine) as connection:
            assert open_claim(connection, source, CLAIM, NOW) == number
            take_more(connection, source, "c1", number, lines(number + 1), last=False, now=NOW)
