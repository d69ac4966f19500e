"""The database's exceptions become faults by a table that is total."""

import sqlite3

import pytest
import sqlalchemy as sa
from sqlalchemy import exc

from tasks.errors import FaultCode, Permanent, Retryable
from tasks.store.engine import BUGS, TRANSIENT, fault_of, open_engine, writing


def tree(root: type) -> set[type]:
    return {root} | {each for child in root.__subclasses__() if child.__module__ == "sqlalchemy.exc" for each in tree(child)}


def test_every_exception_of_sqlalchemy_has_its_row():
    assert tree(exc.SQLAlchemyError) == TRANSIENT | BUGS
    assert not TRANSIENT & BUGS


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("database is locked", FaultCode.DATABASE_BUSY),
        ("deadlock detected", FaultCode.DATABASE_BUSY),
        ("database or disk is full", FaultCode.DISK_FULL),
        ("attempt to write a readonly database", FaultCode.DISK_FULL),
        ("could not extend file: No space left on device", FaultCode.DISK_FULL),
        ("server closed the connection unexpectedly", FaultCode.DATABASE_DOWN),
        ("the database system is starting up", FaultCode.DATABASE_DOWN),
        ("unable to open database file", FaultCode.DATABASE_DOWN),
        ('password authentication failed for user "wiredesk"', FaultCode.DATABASE_REFUSED),
    ],
)
def test_the_words_of_the_driver_say_which(words, code):
    error = exc.OperationalError("SELECT 1", {}, sqlite3.OperationalError(words))
    assert fault_of(error).code is code
    assert isinstance(fault_of(error), Retryable)


@pytest.mark.parametrize("spoil", [lambda _: b"no database at all" * 500, lambda good: good[:2000] + b"\xff" * (len(good) - 2000)])
def test_a_spoilt_file_is_named(tmp_path, spoil):
    place = tmp_path / "x.db"
    engine = open_engine(f"sqlite:///{place}")
    with writing(engine) as connection:
        connection.execute(sa.text("CREATE TABLE t (n INTEGER PRIMARY KEY)"))
        connection.execute(sa.text("INSERT INTO t VALUES (1), (2)"))
    engine.dispose()
    place.write_bytes(spoil(place.read_bytes()))
    with pytest.raises(Retryable, match="spoilt, put a backup") as caught, writing(engine) as connection:
        connection.execute(sa.text("SELECT * FROM t")).all()
    engine.dispose()
    assert caught.value.code is FaultCode.DATABASE_REFUSED


def test_other_malformed_things_are_still_bugs_of_ours():
    assert fault_of(exc.DataError("SELECT 1", {}, sqlite3.DataError("malformed array literal"))) is None


def test_a_mistake_of_ours_is_no_fault_but_seen_as_the_bug_it_is(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'x.db'}")
    with writing(engine) as connection:
        connection.execute(sa.text("CREATE TABLE t (n INTEGER PRIMARY KEY)"))
    with pytest.raises(exc.IntegrityError), writing(engine) as connection:
        connection.execute(sa.text("INSERT INTO t VALUES (1), (1)"))
    engine.dispose()


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://root@127.0.0.1/x", "sqlite", "postgresql://[::1/x", "oracle://x"])
def test_an_address_no_driver_understands_is_refused_in_one_line(url):
    with pytest.raises(Permanent) as caught:
        open_engine(url)
    assert caught.value.code is FaultCode.DATABASE_REFUSED
    assert "\n" not in str(caught.value)


def test_two_writers_wait_for_each_other(tmp_path):
    """BEGIN IMMEDIATE: the second writer waits at the door and then sees what the first wrote."""
    from concurrent.futures import ThreadPoolExecutor

    engine = open_engine(f"sqlite:///{tmp_path / 'x.db'}")
    with writing(engine) as connection:
        connection.execute(sa.text("CREATE TABLE t (n INTEGER)"))
        connection.execute(sa.text("INSERT INTO t VALUES (0)"))

    def add_one(_):
        with writing(engine) as connection:
            seen = connection.execute(sa.text("SELECT n FROM t")).scalar_one()
            connection.execute(sa.text("UPDATE t SET n = :n"), {"n": seen + 1})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add_one, range(40)))
    with writing(engine) as connection:
        assert connection.execute(sa.text("SELECT n FROM t")).scalar_one() == 40
    engine.dispose()
