"""From what went wrong to one line and an exit code."""

import pytest

from config.settings import SettingsError
from tasks.errors import FaultCode, Retryable
from worker.cli import run as run_module
from worker.cli.group import COMMANDS, cli
from worker.cli.run import one_line, run
from worker.complaint import Complaint, Interrupted


@pytest.fixture
def failing(monkeypatch):
    """A command line whose command raises what it is given."""

    def make(error):
        def fail(**_options):
            raise error

        monkeypatch.setattr(run_module.cli, "main", fail)

    return make


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Complaint("no such thing: do this"), 1, "wiredesk: no such thing: do this\n"),
        (Interrupted("interrupted"), 130, "wiredesk: interrupted\n"),
        (SettingsError("unknown setting X"), 1, "wiredesk: unknown setting X\n"),
        (PermissionError(13, "Permission denied", "/data"), 1, "wiredesk: /data: Permission denied\n"),
        (KeyError("boom"), 1, "wiredesk: unexpected KeyError: 'boom' (--debug shows where)\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_every_failure_is_one_line_and_a_code(failing, capsys, error, code, said):
    failing(error)
    assert run(["articles"]) == code
    assert capsys.readouterr().err == said


def test_debug_shows_where(failing, capsys):
    failing(KeyError("boom"))
    run(["articles", "--debug"])
    assert "Traceback" in capsys.readouterr().err


def test_a_databases_fault_says_what_to_check():
    assert "WIREDESK_DATABASE_URL" in one_line(Retryable(FaultCode.DATABASE_DOWN, "connection refused"))


def test_a_message_of_several_lines_is_still_one():
    assert one_line(ValueError("a\nb")).count("\n") == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_explains_itself(name):
    command = cli.get_command(None, name)
    assert command.name == name
    assert command.help.strip()
    assert {"debug", "data"} & {option for param in command.params for option in (param.name,)} or command.params
