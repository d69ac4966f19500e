"""What a person is told when something is not as it must be."""

from __future__ import annotations


class Complaint(Exception):  # noqa: N818  # it is said to a person: the word fits better than "error"
    """One line that says what is wrong and what to do. The command line prints it and ends with ``exit_code``; nobody needs the traceback."""

    exit_code = 1


class Interrupted(Complaint):
    """Somebody asked to stop before the work was done."""

    exit_code = 130
