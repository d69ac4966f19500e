"""The migrations make the very tables that the code names, on both databases."""

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import tasks.store.index.tables  # noqa: F401
from tasks.errors import FaultCode, Permanent
from tasks.store.engine import open_engine, reading, writing
from tasks.store.migrate import current, newest, upgrade
from tasks.store.schema import metadata


def test_migrated_tables_are_those_of_the_schema(engine):
    with reading(engine) as connection:
        options = {"include_object": lambda item, name, kind, reflected, other: not (kind == "table" and name.startswith("search_words"))}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    assert [one for one in differences if "search_words" not in str(one)] == []


def test_migrating_again_changes_nothing(engine):
    upgrade(engine)
    assert current(engine) == newest()


def test_two_services_that_start_at_once_migrate_once(database_url):
    from concurrent.futures import ThreadPoolExecutor

    engines = [open_engine(database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, engines))
    assert {current(engine) for engine in engines} == {newest()}
    for engine in engines:
        engine.dispose()


def test_a_database_of_a_newer_version_is_refused_in_one_line(engine):
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Permanent, match="newer version") as caught:
        upgrade(engine)
    assert caught.value.code is FaultCode.DATABASE_REFUSED
