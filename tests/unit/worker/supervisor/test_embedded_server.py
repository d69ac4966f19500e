"""The embedded server's plan."""

import socket
import stat

import pytest

from worker.broker_address import write_address
from worker.supervisor import embedded_server
from worker.supervisor.embedded_server import NoServerError, find_server, plan_server, write_plan


def test_port_and_password_are_kept(tmp_path):
    first = plan_server(tmp_path)
    write_address(tmp_path, first.url)
    second = plan_server(tmp_path)
    assert (second.port, second.password) == (first.port, first.password)


def test_a_port_that_something_else_took_is_given_up_and_the_password_kept(tmp_path):
    first = plan_server(tmp_path)
    write_address(tmp_path, first.url)
    with socket.create_server(("127.0.0.1", first.port)):
        second = plan_server(tmp_path)
    assert second.port != first.port
    assert second.password == first.password


def test_the_password_stands_in_a_file_only_its_owner_reads(tmp_path):
    plan = plan_server(tmp_path)
    write_plan(plan)
    assert stat.S_IMODE(plan.config_path.stat().st_mode) == 0o600
    assert f"requirepass {plan.password}" in plan.configuration()


def test_a_folder_with_spaces_and_quotes_is_one_word_of_the_configuration(tmp_path):
    plan = plan_server(tmp_path / 'a "b" c')
    assert f'dir "{str(plan.home).replace(chr(34), chr(92) + chr(34))}"' in plan.configuration()


def test_without_any_server_the_complaint_names_the_ways_out(monkeypatch):
    monkeypatch.setattr(embedded_server, "_bundled_server", lambda: None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoServerError, match="WIREDESK_BROKER_URL"):
        find_server()


def test_a_server_on_path_is_taken_where_there_is_no_wheel(monkeypatch, tmp_path):
    monkeypatch.setattr(embedded_server, "_bundled_server", lambda: None)
    program = tmp_path / "redis-server"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_server() == program
