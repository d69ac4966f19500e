"""What people type and pipe in."""

import io
import os
from pathlib import Path

import pytest

from tasks.store.engine import open_engine
from tasks.store.migrate import upgrade
from worker.cli.add import checked_location
from worker.cli.enqueue import addresses
from worker.cli.run import run
from worker.cli.words import LAST_ID, TEXT_FILE, is_no_id
from worker.complaint import Complaint

BAD = os.fsdecode(b"https://x.example/\xff")


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder with an empty database, and no setting of ours."""
    for name in [name for name in os.environ if name.startswith("WIREDESK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("WIREDESK_DATA", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    engine = open_engine(f"sqlite:///{tmp_path / 'wiredesk.db'}")
    upgrade(engine)
    engine.dispose()
    return tmp_path


def test_an_argument_that_is_no_utf8_is_an_address_like_any_other():
    assert list(addresses([BAD, "https://b.example"], [])) == ["https://x.example/\ufffd", "https://b.example"]


def test_a_file_of_addresses_with_a_mark_and_with_other_bytes(tmp_path):
    (tmp_path / "urls").write_bytes(b"\xef\xbb\xbfhttps://a.example/\r\n\x00\xff\xfe\nhttps://b.example/\n")
    with TEXT_FILE.convert(str(tmp_path / "urls"), None, None) as file:
        assert list(addresses([], [file])) == ["https://a.example/", "\x00\ufffd\ufffd", "https://b.example/"]


def test_standard_input_with_a_mark_and_with_other_bytes(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfhttps://a.example/\n\xff\n"), encoding="ascii"))
    assert list(addresses(["-"], [])) == ["https://a.example/", "\ufffd"]


def test_one_bad_address_costs_the_others_nothing(data, capsys):
    run(["enqueue", "https://a.example/", BAD, "https://b.example/"])
    assert capsys.readouterr().out.split() == ["1", "2", "3"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["status"],
        ["show"],
        ["show", "1", "--revision"],
        ["cluster"],
        ["jobs", "--before"],
        ["articles", "--before"],
        ["articles", "--cluster"],
    ],
)
def test_a_number_that_no_database_keeps_is_wrong_usage(data, capsys, arguments):
    assert run([*arguments, str(LAST_ID + 1)]) == 2
    assert "is not in the range" in capsys.readouterr().err


def test_a_revision_that_no_database_keeps_is_wrong_usage(data, capsys):
    assert run(["show", "1", "--diff", f"1..{LAST_ID + 1}"]) == 2


@pytest.mark.parametrize("word", [str(LAST_ID + 1), "9" * 5000])
def test_a_source_of_such_a_number_is_not_there(data, capsys, word):
    assert run(["remove", word]) == 1
    assert "no source" in capsys.readouterr().err


def test_the_largest_number_is_one(data):
    assert not is_no_id(str(LAST_ID))
    assert run(["status", str(LAST_ID)]) == 1


@pytest.mark.parametrize("arguments", [["search", BAD], ["jobs", "--source", BAD], ["remove", BAD]])
def test_a_word_that_is_no_utf8_is_no_bug_of_ours(data, capsys, arguments):
    run(arguments)
    assert "unexpected" not in capsys.readouterr().err


def test_a_folder_whose_name_cannot_be_kept_is_refused(tmp_path):
    place = os.fsdecode(os.fsencode(tmp_path) + b"/\xff")
    Path(place).mkdir()
    with pytest.raises(Complaint, match="not UTF-8"):
        checked_location("folder", place)


def test_a_removed_source_is_told_as_json(data, capsys):
    run(["add", "feed", "https://x.example/feed", "--name", "post"])
    capsys.readouterr()
    assert run(["remove", "post", "--json"]) == 0
    assert capsys.readouterr().out == '{"removed": "post"}\n'


def test_one_bad_line_of_documents_costs_the_others_nothing(tmp_path, capsys):
    (tmp_path / "pages.jsonl").write_text(
        '{"text": "x", "fetched_at": "yesterday"}\n' + "[" * 100_000 + '\n{"text": "x", "fetched_at": 5}\n{"text": ""}\n'
    )
    assert run(["extract", "--jsonl", str(tmp_path / "pages.jsonl")]) == 1
    said = capsys.readouterr().out.splitlines()
    assert ["bad_line" in line for line in said] == [True, True, True, False]
    assert "'yesterday' is no time" in said[0]
