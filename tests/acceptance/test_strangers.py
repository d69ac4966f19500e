"""Where a person happens to stand must not matter."""

import json
import os

from worker.samples import copy_drops


def test_a_strangers_tasks_module_in_the_current_folder_is_not_imported(tmp_path, run_in):
    """Facts: `celery -A worker` started beside a stranger's tasks.py imports the stranger. `wiredesk` must not."""
    (tmp_path / "tasks.py").write_text("raise SystemExit('a stranger was imported')\n")
    (tmp_path / "worker.py").write_text("raise SystemExit('a stranger was imported')\n")
    (tmp_path / "celeryconfig.py").write_text("raise SystemExit('a stranger was imported')\n")
    papers = tmp_path / "papers"
    copy_drops(papers)
    before = {path.name: path.read_bytes() for path in papers.iterdir()}
    ended = run_in(tmp_path, "ingest", "papers", "--json", "--workers", "1")
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    assert "stranger" not in ended.stderr
    assert [line["item"] for line in lines] == list(range(1, len(lines) + 1))
    assert {line["outcome"] for line in lines} == {"landed", "unchanged", "skipped"}
    assert ended.returncode == 1  # some of the samples are no articles
    assert {path.name: path.read_bytes() for path in papers.iterdir()} == before


def test_ingest_keeps_its_data_where_it_is_told_and_knows_it_again(tmp_path, run_in):
    first = run_in(tmp_path, "ingest", "papers/fish-market.txt", "--data", "kept", "--json", setup=lambda: copy_drops(tmp_path / "papers"))
    again = run_in(tmp_path, "ingest", "papers/fish-market.txt", "--data", "kept", "--json")
    assert (first.returncode, again.returncode) == (0, 0), (first, again)
    one, two = json.loads(first.stdout), json.loads(again.stdout)
    assert (one["outcome"], one["relation"], one["article"]["id"]) == ("landed", "new", 1)
    assert (two["outcome"], two["relation"], two["of"]) == ("unchanged", "same", 1)
    listed = run_in(tmp_path, "articles", "--data", "kept", "--json")
    assert len(listed.stdout.splitlines()) == 1


def test_after_ingest_no_service_seems_to_have_run(tmp_path, run_in):
    run_in(tmp_path, "ingest", "papers/fish-market.txt", "--data", "kept", setup=lambda: copy_drops(tmp_path / "papers"))
    queued = run_in(tmp_path, "enqueue", "http://127.0.0.1:9/later", "--data", "kept")
    assert queued.returncode == 0
    assert "no service has run here yet" in queued.stderr


def test_a_reader_that_goes_away_gets_no_traceback(tmp_path, run_in):
    """`wiredesk doctor | head -0`."""
    reading, writing = os.pipe()
    os.close(reading)
    ended = run_in(tmp_path, "doctor", "--data", "kept", "--json", stdout=writing)
    os.close(writing)
    assert ended.stderr == ""
