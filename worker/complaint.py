"""What a person is told when something is not as it must be."""

from __future__ import annotations


class Complaint(Exception):  # noqa: N818  # it is said to a person: the word fits better than "error"
    """One line that says what is wrong and what to do. The command line prints it and ends with 1; nobody needs the traceback."""
