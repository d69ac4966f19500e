"""`wiredesk up`: comes up, is alone on its folder, survives what dies, ends cleanly."""

import os
import signal
import socket
import stat

import httpx
import pytest

ARTICLE = """Harbour

Ferry returns to Kestrel Island after nine days

By Ada Ferris
1 March 2026

The ferry to Kestrel Island sailed again on Sunday after nine days in the yard, the harbour office said.

The first boat carried forty passengers, two vans and the post. Islanders met it on the pier with a brass band.

"We counted the days," said Oda Lindqvist, who keeps the island's only shop. "By the end we counted the potatoes."
"""


@pytest.fixture(scope="module")
def up(start_up):
    """A service that the tests of this file share, with a guest on the port where Flower wants to be."""
    with socket.create_server(("127.0.0.1", 0)) as guest:
        port = guest.getsockname()[1]
        service = start_up(WIREDESK_FLOWER_PORT=str(port))
        service.taken_port = port
        service.where = service.wait_for("started")
        yield service


def test_an_article_dropped_into_the_default_folder_lands(up):
    draft = up.data / "drop" / ".ferry.txt"
    draft.write_text(ARTICLE)
    draft.rename(up.data / "drop" / "ferry.txt")
    landed = up.wait_for("landed")
    assert landed["headline"] == "Ferry returns to Kestrel Island after nine days"
    assert landed["source"] == "drop"


def test_a_taken_port_gives_way_to_the_next_and_flower_answers_there(up, wait):
    url = up.where["flower"]
    assert not url.endswith(f":{up.taken_port}")

    def answers():
        try:
            return httpx.get(url + "/healthcheck").status_code == httpx.codes.OK
        except httpx.TransportError:
            return False

    wait(answers, 30, up.report)


def test_a_second_service_on_the_folder_is_refused_in_one_line(up):
    second = up.run("up")
    assert second.returncode == 1
    assert second.stderr.count("\n") == 1
    assert f"in use by another wiredesk (process {up.process.pid})" in second.stderr


def test_a_second_terminal_finds_the_broker_and_the_database(up):
    """Without any setting but the data folder."""
    assert up.run("doctor").returncode == 0
    assert up.run("ledger").returncode == 0
    refused = up.run("enqueue", "--wait", "ftp://nowhere.example/a", timeout=30)
    assert refused.returncode == 1
    assert "bad_url" in refused.stdout


def test_secrets_lie_in_files_that_only_their_owner_reads(up):
    for name in ("broker.url", "broker/server.conf"):
        assert stat.S_IMODE((up.data / name).stat().st_mode) == 0o600
    password = (up.data / "broker.url").read_text().split("@")[0].rpartition(":")[2]
    assert password not in "".join(up.said)


def test_a_killed_broker_comes_back_at_its_address(up, wait):
    address = (up.data / "broker.url").read_text()
    os.kill(up.pid_of("-server "), signal.SIGKILL)
    up.wait_for("died", role="server")
    up.wait_for("returned", role="server")
    assert (up.data / "broker.url").read_text() == address
    wait(lambda: up.run("doctor").returncode == 0, 30, up.report)


@pytest.mark.parametrize(("role", "word"), [("process", "process@"), ("fetch", "fetch@"), ("beat", " beat "), ("flower", " flower ")])
def test_a_killed_child_is_started_again(up, wait, role, word):
    old = wait(lambda: up.pid_of(word), 60, lambda: f"no {role}\n{up.report()}")
    os.kill(old, signal.SIGKILL)
    up.wait_for("died", role=role)
    new = wait(lambda: up.pid_of(word), 60, lambda: f"no new {role}\n{up.report()}")
    assert new != old


def test_work_goes_on_after_all_that(up):
    """The same article again is unchanged: it has been decided by workers that were all started anew."""
    (up.data / "drop" / "again.txt").write_text(ARTICLE)
    up.wait_for("unchanged", seconds=90)


def test_sigterm_ends_everything_within_seven_seconds_though_both_workers_hear_nothing(up, family, wait):
    members = family(up.process.pid)
    for word in ("fetch@", "process@"):
        os.kill(up.pid_of(word), signal.SIGSTOP)
    code, seconds = up.stop()
    assert code == 0
    assert seconds < 7
    assert up.events("stopped")
    wait(lambda: not (set(members) & set(family(1))), 1, "children that have ended")
