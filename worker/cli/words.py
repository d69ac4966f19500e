"""What people type and pipe in, made fit for text: a byte that is no UTF-8 becomes U+FFFD, and costs nothing else."""

from __future__ import annotations

import os

import click

LAST_ID = 2**63 - 1
"""The largest number a database keeps."""

NUMBER = click.IntRange(1, LAST_ID)
"""A number that the database gave to something."""

TEXT_FILE = click.File("r", encoding="utf-8-sig", errors="replace")
"""A file of lines, with or without a byte order mark, whatever is in it."""


def fit_for_text(word: str) -> str:
    """An argument as text: the shell hands over bytes, and Python keeps those that are no UTF-8 as lone surrogates."""
    return os.fsencode(word).decode("utf-8", "replace")


def is_no_id(word: str) -> bool:
    """Whether this is a number, and one that nothing in a database can have."""
    return word.isdecimal() and (len(word) > len(str(LAST_ID)) or int(word) > LAST_ID)
