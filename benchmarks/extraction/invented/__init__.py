"""Invented publishers: pages in forty languages and many markups, each with what must be read from it."""
