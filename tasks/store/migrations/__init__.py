"""The schema's history, applied by :mod:`tasks.store.migrate`."""
