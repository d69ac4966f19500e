"""From arguments to an exit code: what goes wrong becomes one line that says what to do."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

import click

from config.settings import SettingsError
from tasks.errors import Fault, FaultCode
from worker.cli.group import cli
from worker.cli.words import fit_for_text
from worker.complaint import Complaint

FAILED, USAGE, INTERRUPTED = 1, 2, 130

ADVICE = {
    FaultCode.DATABASE_DOWN: "check WIREDESK_DATABASE_URL and that the database runs",
    FaultCode.DATABASE_REFUSED: "check WIREDESK_DATABASE_URL",
    FaultCode.DATABASE_BUSY: "another process holds it; try again",
    FaultCode.DISK_FULL: "make room on the disk, or make the data folder writable",
}


def run(arguments: Sequence[str]) -> int:
    """Run one command. Never raises; a traceback is shown only with ``--debug``."""
    try:
        result = cli.main(args=list(arguments), prog_name="wiredesk", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        _close_stdout()
        return FAILED
    except Exception as error:  # noqa: BLE001  # the last line of defence between a bug and a person
        return _report(error, debug="--debug" in arguments)
    return result if isinstance(result, int) else 0


def _report(error: Exception, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    sys.stderr.write(f"wiredesk: {one_line(error)}\n")
    return error.exit_code if isinstance(error, Complaint) else FAILED


def one_line(error: Exception) -> str:
    """What to tell a person about ``error``."""
    if isinstance(error, Fault):
        advice = ADVICE.get(error.code)
        return f"{error} ({advice})" if advice else str(error)
    if isinstance(error, Complaint | SettingsError):
        return " ".join(str(error).split())
    if isinstance(error, UnicodeEncodeError) and "surrogates" in error.reason:
        return f"{fit_for_text(error.object)!r} is not UTF-8: only names of files may be written in other bytes"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"unexpected {type(error).__name__}: {' '.join(str(error).split())} (--debug shows where)"


def _close_stdout() -> None:
    # whoever read us has gone (`wiredesk articles | head`): leave without the interpreter's complaint at exit
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
