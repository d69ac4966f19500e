"""The command line: one command a file. ``wiredesk --help`` lists them.

Exit codes: 0 all went well · 1 something did not (a command that ran, with an item that did not make it, or an error) · 2 wrong usage ·
130 interrupted.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from worker.cli.run import run  # noqa: PLC0415  # the console script imports this module even for shell completion

    sys.exit(run(sys.argv[1:]))
