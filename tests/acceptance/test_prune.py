"""Old rows go on request, and first it can be asked which."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from tasks.store.engine import open_engine, writing
from tasks.store.schema import events, items, passages, retrievals
from worker.cli.run import run

LONG_AGO = datetime.now(UTC) - timedelta(days=100)


@pytest.fixture
def old_desk(tmp_path, monkeypatch):
    """A data folder in which one story landed a hundred days ago."""
    monkeypatch.setenv("WIREDESK_DATA", str(tmp_path / "data"))
    story = tmp_path / "story.txt"
    story.write_text("Norrvik closes its fish market\n\n" + "The board of Norrvik voted five to two on Tuesday. " * 20)
    command = [sys.executable, "-m", "worker.cli", "ingest", "--data", str(tmp_path / "data"), str(story)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # in a process of its own: it sets up its environment
    engine = open_engine(f"sqlite:///{tmp_path / 'data' / 'wiredesk.db'}")
    with writing(engine) as connection:
        connection.execute(sa.update(items).values(finished_at=LONG_AGO))
        connection.execute(sa.update(passages).values(finished=LONG_AGO))
        connection.execute(sa.update(events).values(at=LONG_AGO))
    yield engine
    engine.dispose()


def told(capfd, *words: str) -> dict[str, object]:
    capfd.readouterr()
    assert run(["prune", "--json", *words]) == 0
    return json.loads(capfd.readouterr().out)


def rows(engine, table) -> int:
    with engine.connect() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def test_old_rows_go_when_asked_and_what_landed_stays(old_desk, capfd, monkeypatch):
    foretold = told(capfd, "--dry-run")
    assert foretold == {"pages": 0, "timeline_lines": rows(old_desk, passages), "events": 0, "deleted": False}, "the newest event stays"
    assert told(capfd) == foretold | {"deleted": True}
    assert (rows(old_desk, passages), rows(old_desk, events)) == (0, 1)
    assert rows(old_desk, retrievals) == 1, "pages stay until a setting lets them go"

    monkeypatch.setenv("WIREDESK_KEEP_PAGES_DAYS", "30")
    assert told(capfd)["pages"] == 1
    assert rows(old_desk, retrievals) == 0
    assert run(["prune"]) == 0
    assert capfd.readouterr().out == "0 pages, 0 lines of timelines, 0 events deleted\n"

    assert run(["show", "1"]) == 0
    assert "Norrvik closes its fish market" in capfd.readouterr().out
    assert run(["status", "1"]) == 0
    assert run(["ledger"]) == 0
