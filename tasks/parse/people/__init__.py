"""Persons: who wrote it, out of bylines, lists and structured data."""
