"""Bring a database to this version's schema: Alembic, from the first table on."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from tasks.errors import FaultCode, Permanent
from tasks.store.engine import lock, reading, writing

MIGRATE_LOCK = 7_300
"""Two services that start at once migrate one after the other."""

FOLDER = Path(__file__).parent / "migrations"


def upgrade(engine: sa.Engine) -> None:
    """Migrate to the newest schema; nothing happens when it is there already.

    Raises :class:`~tasks.errors.Permanent` (``database_refused``) for a database of a newer version.
    """
    if current(engine) == newest():
        return
    with writing(engine) as connection:
        lock(connection, MIGRATE_LOCK)
        here = MigrationContext.configure(connection).get_current_revision()
        if here is not None and here not in {script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()}:
            raise Permanent(
                FaultCode.DATABASE_REFUSED, f"the database is at schema {here}, which this version does not know: install the newer version"
            )
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def current(engine: sa.Engine) -> str | None:
    """The schema the database is at; None for an empty one."""
    with reading(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """The schema this version works with."""
    head = ScriptDirectory(str(FOLDER)).get_current_head()
    assert head is not None
    return head
