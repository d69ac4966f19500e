"""The database as commands need it: there, and at this version's schema."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from config.settings import Settings, load_settings
from tasks.store.engine import open_engine
from tasks.store.migrate import current, newest, upgrade
from worker.complaint import Complaint
from worker.supervisor.data_folder import prepare_data_folder


class NoDatabaseError(Complaint):
    """There is no database to read, or not one that this version can read."""


@contextmanager
def store_to_read(settings: Settings | None = None) -> Iterator[sa.Engine]:
    """The database, for looking only. Never makes one.

    Raises :class:`NoDatabaseError` when there is none, or its schema is another version's.
    """
    settings = settings or load_settings()
    file = sqlite_file(settings)
    if file is not None and not file.exists():
        msg = f"no database in {settings.data} yet: start `wiredesk up` or run `wiredesk migrate` (or name another folder with --data)"
        raise NoDatabaseError(msg)
    with _opened(settings) as engine:
        here = current(engine)
        if here != newest():
            msg = f"the database is at schema {here or 'none'}, this version needs {newest()}: run `wiredesk migrate`"
            raise NoDatabaseError(msg)
        yield engine


@contextmanager
def store_to_write(settings: Settings | None = None) -> Iterator[sa.Engine]:
    """The database, for putting work in: made and migrated when need be, so that work can be left before the service first runs."""
    settings = settings or load_settings()
    if sqlite_file(settings) is not None:
        prepare_data_folder(settings.data)
    with _opened(settings) as engine:
        upgrade(engine)
        yield engine


def sqlite_file(settings: Settings) -> Path | None:
    """The SQLite file in force; None for another database, or one in memory."""
    try:
        url = sa.make_url(settings.database)
    except sa.exc.ArgumentError:
        return None  # open_engine says what is wrong with it
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


@contextmanager
def _opened(settings: Settings) -> Iterator[sa.Engine]:
    engine = open_engine(settings.database)
    try:
        yield engine
    finally:
        engine.dispose()
