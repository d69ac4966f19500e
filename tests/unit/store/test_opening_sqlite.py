"""A new SQLite file may be opened by many at once."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tasks.store.engine import _into_wal, open_engine, reading

MANY, ROUNDS = 6, 20


def test_all_who_open_it_at_once_get_in(tmp_path):
    for number in range(ROUNDS):
        ready = Barrier(MANY)

        def enter(_, number=number, ready=ready) -> str:
            engine = open_engine(f"sqlite:///{tmp_path / f'{number}.db'}")
            ready.wait(30)
            with reading(engine) as connection:
                mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
            engine.dispose()
            return mode

        with ThreadPoolExecutor(MANY) as pool:
            assert set(pool.map(enter, range(MANY))) == {"wal"}


class Turned:
    """A cursor that is turned away so often."""

    def __init__(self, times: int, why: str) -> None:
        self.left, self.why = times, why

    def execute(self, _statement: str) -> None:
        if self.left:
            self.left -= 1
            raise sqlite3.OperationalError(self.why)


def test_whoever_is_turned_away_asks_again():
    cursor = Turned(3, "database is locked")
    _into_wal(cursor)
    assert cursor.left == 0


def test_other_troubles_are_not_tried_again():
    cursor = Turned(3, "disk I/O error")
    with pytest.raises(sqlite3.OperationalError, match="disk"):
        _into_wal(cursor)
    assert cursor.left == 2
