"""SQL is the truth: the schema, the ledger, what landed. SQLAlchemy is importable only here and in ``worker``."""
