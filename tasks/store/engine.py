"""One engine for two databases: SQLite in WAL mode, PostgreSQL.

Every transaction is opened for what it does: ``reading`` (a snapshot, no lock) or ``writing`` (SQLite: BEGIN IMMEDIATE,
so that a writer waits at the door instead of failing half way; PostgreSQL: READ COMMITTED with row locks).
The drivers' exceptions become Faults here and nowhere else.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import ConnectionPoolEntry

from tasks.errors import Fault, FaultCode, Permanent, Retryable
from tasks.store.words import to_json

BUSY_SECONDS = 30
"""How long a SQLite writer waits for the one before it."""

WAL_PAUSE = 0.01
"""Seconds between two tries to switch a new file to its write-ahead log."""


def open_engine(url: str) -> sa.Engine:
    """An engine for ``url``. Opens no connection yet.

    Raises :class:`~tasks.errors.Permanent` (``database_refused``) for an address no driver understands.
    """
    try:
        parsed = sa.make_url(_with_driver(url))
        if parsed.get_backend_name() == "sqlite":
            return _open_sqlite(parsed)
        if parsed.get_backend_name() == "postgresql":
            return sa.create_engine(
                parsed, pool_size=5, max_overflow=5, pool_pre_ping=True, connect_args={"connect_timeout": 10}, json_serializer=to_json
            )
    except (exc.ArgumentError, exc.NoSuchModuleError, ValueError) as error:
        raise Permanent(FaultCode.DATABASE_REFUSED, f"cannot read the database URL: {error}") from None
    except ModuleNotFoundError as error:
        hint = "install wiredesk[postgres]" if error.name == "psycopg" else str(error)
        raise Permanent(FaultCode.DATABASE_REFUSED, f"no driver for this database: {hint}") from None
    raise Permanent(FaultCode.DATABASE_REFUSED, f"{parsed.get_backend_name()} is not supported: use sqlite:// or postgresql://")


def _with_driver(url: str) -> str:
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def _open_sqlite(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS}, pool_pre_ping=False, json_serializer=to_json)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late and is never IMMEDIATE
    cursor = connection.cursor()
    _into_wal(cursor)
    # FULL: a dropped file is moved to done/ after its commit; a commit lost with the power would lose the story
    for pragma in ("synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}", "cache_size=-32000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _into_wal(cursor: sqlite3.Cursor) -> None:
    """Switch to the write-ahead log. Of two that open a new file at once SQLite turns one away at once, whatever its patience."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            Event().wait(WAL_PAUSE)
        else:
            return


def _begin_sqlite(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get("wiredesk_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One consistent look. Raises Faults for what the driver raises."""
    with translated(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction: all of it or nothing. Raises Faults for what the driver raises."""
    with translated(), engine.connect().execution_options(wiredesk_writing=True) as connection, connection.begin():
        yield connection


# ---------------------------------------------------------------- faults

DISK_WORDS = ("disk is full", "no space left", "disk full", "readonly database", "read-only", "disk i/o error")
LOCK_WORDS = (
    "database is locked",
    "database table is locked",
    "deadlock",
    "could not serialize",
    "lock timeout",
    "canceling statement due to lock",
)
DOWN_WORDS = (
    "connection",
    "unable to open",
    "server closed",
    "terminating",
    "timeout",
    "could not translate host",
    "starting up",
    "shutting down",
)
SPOILT_WORDS = ("not a database", "malformed")
"""What SQLite says of a file that is no database, or none any more: a plain DatabaseError."""

TRANSIENT = frozenset(
    {
        exc.OperationalError,
        exc.InterfaceError,
        exc.InternalError,
        exc.TimeoutError,
        exc.PendingRollbackError,
        exc.DisconnectionError,
        exc.InvalidatePoolError,
    }
)
"""Troubles of the database, better later; the words in the message say which of busy, down, full."""

BUGS = frozenset(
    {
        *(exc.SQLAlchemyError, exc.StatementError, exc.DBAPIError, exc.DatabaseError),
        *(exc.DataError, exc.IntegrityError, exc.ProgrammingError, exc.NotSupportedError),
        *(exc.ArgumentError, exc.DuplicateColumnError, exc.ObjectNotExecutableError, exc.NoSuchModuleError, exc.NoForeignKeysError),
        *(exc.AmbiguousForeignKeysError, exc.ConstraintColumnNotFoundError, exc.CircularDependencyError, exc.CompileError),
        *(exc.UnsupportedCompilationError, exc.IdentifierError, exc.InvalidRequestError, exc.IllegalStateChangeError),
        *(exc.NoInspectionAvailable, exc.NoDBAPILoaded, exc.ResourceClosedError, exc.NoSuchColumnError, exc.AmbiguousColumnError),
        *(exc.NoResultFound, exc.MultipleResultsFound, exc.NoReferenceError, exc.NoReferencedTableError, exc.NoReferencedColumnError),
        *(exc.AwaitRequired, exc.MissingGreenlet, exc.NoSuchTableError, exc.UnreflectableTableError, exc.UnboundExecutionError),
    }
)
"""Mistakes of the caller: a bug of ours, passed through so that it is seen as one. A test compares both sets with SQLAlchemy's tree."""


def fault_of(error: BaseException) -> Fault | None:
    """The fault that a database error stands for, or None where it is a bug of ours."""
    nearest = next((parent for parent in type(error).__mro__ if parent in TRANSIENT or parent in BUGS), None)
    text = str(getattr(error, "orig", None) or error).lower()
    if nearest is exc.DatabaseError and any(word in text for word in SPOILT_WORDS):
        return Retryable(FaultCode.DATABASE_REFUSED, f"{text}: the SQLite file is spoilt, put a backup in its place")
    return Retryable(_code_of(text), text) if nearest in TRANSIENT else None


def _code_of(text: str) -> FaultCode:
    if any(word in text for word in DISK_WORDS):
        return FaultCode.DISK_FULL
    if any(word in text for word in LOCK_WORDS):
        return FaultCode.DATABASE_BUSY
    if any(word in text for word in DOWN_WORDS):
        return FaultCode.DATABASE_DOWN
    return FaultCode.DATABASE_REFUSED


@contextmanager
def translated() -> Iterator[None]:
    """Inside, the database's exceptions become Faults."""
    try:
        yield
    except exc.SQLAlchemyError as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from error


def lock(connection: sa.Connection, name: int) -> None:
    """Serialise on ``name`` until the transaction ends. SQLite's BEGIN IMMEDIATE has done so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:name)"), {"name": name})


def upsert(connection: sa.Connection, table: sa.Table) -> Any:
    """An INSERT of this dialect that knows ON CONFLICT."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
