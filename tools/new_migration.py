"""Write the next migration: compare the tables in tasks/store with the newest migration.

.venv/bin/python tools/new_migration.py "what changes"

Read what it wrote before committing it: Alembic sees columns and indexes, not meanings.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from tasks.store.engine import open_engine, writing
from tasks.store.migrate import FOLDER, newest, upgrade


def main(message: str) -> None:
    """Migrate an empty database to the newest migration and write the difference to the tables as the next."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'empty.db'}")
        if list((FOLDER / "versions").glob("[0-9]*.py")):
            upgrade(engine)
        number = 1 + len(list((FOLDER / "versions").glob("[0-9]*.py")))
        with writing(engine) as connection:
            write(connection, message, f"{number:04d}")
        engine.dispose()
    sys.stdout.write(f"{newest()} is the newest now\n")


def write(connection: sa.Connection, message: str, number: str) -> None:
    """Have Alembic write the file."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    command.revision(config, message, autogenerate=True, rev_id=number)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit('usage: new_migration.py "what changes"')
    main(sys.argv[1])
