"""The databases every contract about the store is kept on."""

import pytest

from tasks.store.engine import open_engine
from tasks.store.migrate import upgrade


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path) -> str:
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'wiredesk.db'}"
    return request.getfixturevalue("postgres_url")


@pytest.fixture
def engine(database_url):
    """A migrated database of each kind."""
    made = open_engine(database_url)
    upgrade(made)
    yield made
    made.dispose()
