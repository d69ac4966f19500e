"""What a person is told when something is not as it must be: one line, no traceback, nothing left running."""

import json
import socket

import pytest


def complaint(result):
    assert result.returncode == 1, result
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr


def test_an_unknown_setting(wiredesk):
    assert "did you mean WIREDESK_LEASE" in complaint(wiredesk("up", WIREDESK_LEASES="5"))


def test_a_broker_that_does_not_answer_and_its_password_is_not_shown(wiredesk):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
    said = complaint(wiredesk("up", WIREDESK_BROKER_URL=f"redis://:s3cret@127.0.0.1:{port}/0"))
    assert f"redis://127.0.0.1:{port}/0 does not answer" in said
    assert "s3cret" not in said


@pytest.mark.parametrize(
    ("url", "said"), [("amqp://guest:s3cret@127.0.0.1:1//", "does not answer"), ("foo://s3cret", "redis://:password@host")]
)
def test_a_broker_of_another_kind_is_asked_too(wiredesk, url, said):
    told = complaint(wiredesk("up", WIREDESK_BROKER_URL=url))
    assert said in told
    assert "s3cret" not in told


@pytest.mark.parametrize(
    "url", ["nonsense", "sqlite://", "mysql://x", "postgresql://nobody@127.0.0.1:1/none", "sqlite:////no/such/folder/x.db"]
)
def test_a_database_that_cannot_be_used(wiredesk, url):
    assert "WIREDESK_DATABASE_URL" in complaint(wiredesk("up", WIREDESK_DATABASE_URL=url))


def test_a_data_folder_that_cannot_be_written(wiredesk, tmp_path):
    (tmp_path / "file").write_text("")
    assert "cannot write the data folder" in complaint(wiredesk("up", data=tmp_path / "file" / "data"))


def test_flower_open_to_all(wiredesk):
    assert "WIREDESK_FLOWER_AUTH" in complaint(wiredesk("up", WIREDESK_FLOWER_ADDRESS="0.0.0.0"))


def test_reading_before_there_is_a_database_makes_none(wiredesk, tmp_path):
    assert "start `wiredesk up`" in complaint(wiredesk("articles"))
    assert not (tmp_path / "data").exists()


def test_work_put_in_before_the_first_start_is_kept(wiredesk):
    first = wiredesk("enqueue", "https://news.example/1")
    assert (first.returncode, first.stdout) == (0, "1\n")
    assert "waits for `wiredesk up`" in first.stderr
    assert '"in_flight": 1' in wiredesk("ledger", "--json").stdout


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("jobs", "--state", "lost"), ("jobs", "--since", "yesterday"), ("show",), ("enqueue",)]
)
def test_wrong_usage_is_exit_code_two(wiredesk, arguments):
    result = wiredesk(*arguments)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_what_is_not_there(wiredesk, tmp_path):
    assert wiredesk("migrate").returncode == 0
    assert "no article 5" in complaint(wiredesk("show", "5"))
    assert "no item 5" in complaint(wiredesk("status", "5"))
    assert "no source" in complaint(wiredesk("remove", "5"))
    assert "no such folder" in complaint(wiredesk("add", "folder", "/no/such/folder"))
    assert "lie within each other" in complaint(wiredesk("add", "folder", str(tmp_path)))
    assert "only http://" in complaint(wiredesk("add", "feed", "ftp://x.example/feed"))
    assert "cannot read" in complaint(wiredesk("extract", "/no/such/file"))


def test_the_doctor_goes_through_every_check_whatever_the_first_ones_find(wiredesk, tmp_path):
    settings = {"WIREDESK_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "WIREDESK_FLOWER_ADDRESS": "0.0.0.0"}
    result = wiredesk("doctor", "--json", **settings)
    found = {line["check"]: line["state"] for line in map(json.loads, result.stdout.splitlines())}
    assert result.returncode == 1
    assert result.stderr == ""
    assert found["database"] == found["flower"] == "bad"
    assert found["folder"] == found["disk"] == found["versions"] == "ok"
    assert list(found) == ["versions", "folder", "disk", "service", "database", "broker", "workers", "clock", "flower"]
    assert not (tmp_path / "data").exists()


def test_a_spoilt_database_is_named_and_stops_no_check(wiredesk, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "wiredesk.db").write_bytes(b"no database at all" * 500)
    result = wiredesk("doctor", "--json")
    found = {line["check"]: line for line in map(json.loads, result.stdout.splitlines())}
    assert (result.returncode, result.stderr) == (1, "")
    assert "put a backup in its place" in found["database"]["found"]
    assert list(found)[-1] == "flower"
    assert "put a backup in its place" in complaint(wiredesk("up"))


def test_the_doctor_finds_nothing_wrong_with_a_fresh_machine(wiredesk):
    assert wiredesk("doctor").returncode == 0
