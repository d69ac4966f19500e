"""Flower as operators use it: who may see it, what it shows, the one task that may be called."""

import os
import subprocess
import sys

import httpx
import pytest

from worker.monitoring.flower_defaults import CONF

STORY = """Library opens in a former bank vault

By Ada Ferris
2 March 2026

The town library of Salter's Quay opened its reading room in the vault of a former bank on Monday, the council said.

Readers sit where the gold was kept. The door, eleven tonnes of steel, stays open. The librarian holds the only key and has never tried it.

The council bought the building for one coin after the bank left, and spent two years drying the walls, it said in a statement.
"""


@pytest.fixture
def ask(sample, wait):
    """Ask Flower, once it is there."""

    def call(method, path, **options):
        def answer():
            try:
                return httpx.request(method, sample.flower + path, timeout=20, **options)
            except httpx.TransportError:
                return None

        return wait(answer, 30, sample.report)

    return call


def test_beyond_loopback_the_pages_ask_for_a_password(ask):
    assert ask("GET", "/").status_code == httpx.codes.UNAUTHORIZED
    assert ask("GET", "/", auth=("ann", "wrong")).status_code == httpx.codes.UNAUTHORIZED
    assert ask("GET", "/", auth=("ann", "s3cret"), follow_redirects=True).status_code == httpx.codes.OK


def test_the_password_is_on_no_command_line(sample, family):
    assert not [command for command in family(sample.process.pid).values() if "s3cret" in command]


def test_a_chain_is_told_in_short_words(sample, ask, wait):
    (sample.data / "drop" / "vault.txt").write_text(STORY)
    sample.wait_for("landed", headline=STORY.splitlines()[0])

    def stored():
        tasks = ask("GET", "/api/tasks", auth=("ann", "s3cret")).json().values()
        told = [task for task in tasks if task["name"] == "tasks.store" and task["state"] == "SUCCESS"]
        # the sample's own pages pass through at the same time
        return told if any("drop" in task["args"] for task in told) else None

    assert max(len(task["args"]) for task in wait(stored, 30, sample.report)) < 80


def test_the_enqueue_task_can_be_called_from_its_api(sample, ask):
    """Addresses are validated inside: a bad one becomes an item with a named outcome."""
    call = {"args": [["ftp://nowhere.example/a"]]}
    assert ask("POST", "/api/task/async-apply/tasks.enqueue", json=call).status_code == httpx.codes.UNAUTHORIZED
    assert ask("POST", "/api/task/async-apply/tasks.enqueue", json=call, auth=("ann", "s3cret")).status_code == httpx.codes.OK
    assert sample.wait_for("skipped", reason="bad_url")


def test_by_hand_beyond_loopback_and_without_a_password_it_does_not_start():
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("WIREDESK_", "FLOWER_"))}
    command = [sys.executable, "-m", "celery", "-A", "worker", "flower", f"--conf={CONF}", "--address=0.0.0.0", "--port=0"]
    settings = {"WIREDESK_BROKER_URL": "redis://127.0.0.1:1/0"}
    ended = subprocess.run(command, env=environment | settings, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert "WIREDESK_FLOWER_AUTH" in ended.stderr
    assert "Traceback" not in ended.stderr
