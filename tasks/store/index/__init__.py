"""The index of what we hold, in SQL: one implementation for SQLite and PostgreSQL.

Open it on a connection of ``writing(engine)`` behind ``lock(connection, INDEX_LOCK)``: the lock makes deciding and taking one step.
"""

from tasks.store.index.sql_index import SqlIndex

INDEX_LOCK = 0x1DE0
"""Name of the advisory lock under which decisions are serialised."""

__all__ = ["INDEX_LOCK", "SqlIndex"]
