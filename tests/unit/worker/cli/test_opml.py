"""Feeds come in from another reader's list and go out again."""

import pytest

from worker.cli.run import run

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Coast"><outline type="rss" text="Harbour Post" xmlUrl="https://harbourpost.example/feed.xml"/></outline>
<outline type="rss" text="Tidende" xmlUrl="https://tidende.example/rss"/><outline text="no feed"/></body></opml>"""


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("WIREDESK_DATA", str(tmp_path / "data"))
    return tmp_path


def test_a_list_comes_in_once_and_goes_out(data, capfd):
    (data / "mine.opml").write_text(OPML)
    assert run(["opml", "import", str(data / "mine.opml")]) == 0
    assert "2 feeds added, 0 known already" in capfd.readouterr().out
    assert run(["opml", "import", str(data / "mine.opml")]) == 0
    assert "0 feeds added, 2 known already" in capfd.readouterr().out
    assert run(["opml", "export"]) == 0
    told = capfd.readouterr().out
    assert 'xmlUrl="https://harbourpost.example/feed.xml"' in told
    assert 'xmlUrl="https://tidende.example/rss"' in told


def test_what_is_no_opml_is_said_in_one_line(data, capfd):
    (data / "page.html").write_text("<html><body>no list</body></html>")
    assert run(["opml", "import", str(data / "page.html")]) == 1
    [line] = capfd.readouterr().err.strip().splitlines()
    assert "OPML" in line
