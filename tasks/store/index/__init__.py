"""The index of what we hold, in SQL: one implementation for SQLite and PostgreSQL.

``with open_index(connection) as index`` on a connection of ``writing(engine)``: its lock makes deciding and taking one step.
"""

from tasks.store.index.sql_index import INDEX_LOCK, SqlIndex, open_index

__all__ = ["INDEX_LOCK", "SqlIndex", "open_index"]
