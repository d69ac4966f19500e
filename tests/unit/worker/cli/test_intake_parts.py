"""What is given to `ingest`, as work in the order given."""

import gzip
import os

import pytest

from tasks.errors import FaultCode
from tasks.store.intake import Document, Wanted
from worker.cli import intake_parts
from worker.cli.intake_parts import files_of, groups_of, parts_of, portions_of

LIMIT = 1000


@pytest.fixture
def papers(tmp_path):
    for name, text in {"b.txt": "b", "a.html": "a", "sub/c.txt": "c", ".hidden": "x", "sub/.git/d": "x"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "lines.jsonl").write_text('{"id": "one"}\n\nnonsense\n{"id": 2}\n')
    return tmp_path


def test_a_folder_is_its_files_by_name_without_the_hidden_ones(papers):
    assert [path.relative_to(papers).as_posix() for path in files_of(papers)] == ["a.html", "b.txt", "lines.jsonl", "sub/c.txt"]


def test_the_order_given_is_the_order(papers):
    parts = list(parts_of(["https://x.example/1", str(papers / "b.txt"), "https://x.example/2"], LIMIT))
    assert [type(part) for part in parts] == [Wanted, Document, Wanted]


def test_the_lines_of_a_json_lines_file_come_one_by_one_with_their_names(papers):
    lines = list(parts_of([str(papers / "lines.jsonl")], LIMIT))
    assert [(line.line_no, line.ref) for line in lines] == [(1, "one"), (3, None), (4, "2")]
    assert lines[1].fault.code is FaultCode.BAD_LINE


@pytest.mark.parametrize(("name", "code"), [("none.txt", FaultCode.FILE_MISSING), ("big.txt", FaultCode.TOO_LARGE)])
def test_what_cannot_be_taken_is_a_document_with_its_fault(papers, name, code):
    (papers / "big.txt").write_bytes(b"x" * (LIMIT + 1))
    (document,) = parts_of([str(papers / name)], LIMIT)
    assert document.fault.code is code


@pytest.mark.timeout(10)
def test_a_pipe_that_nobody_writes_to_keeps_nobody_waiting(papers):
    os.mkfifo(papers / "pipe.txt")
    (document,) = parts_of([str(papers / "pipe.txt")], LIMIT)
    assert str(document.fault) == "file_missing: a pipe, no regular file: copy what it holds into one"


@pytest.mark.timeout(10)
def test_a_device_is_not_read_without_end():
    (document,) = parts_of(["/dev/zero"], LIMIT)
    assert "a device" in document.fault.detail


def test_a_file_that_may_not_be_looked_at_is_named_and_the_next_one_taken(papers):
    missing = papers / ("x" * 300)
    first, second = parts_of([str(missing), str(papers / "b.txt")], LIMIT)
    assert first.fault.detail == "File name too long"
    assert second.content == b"b"


def test_a_name_in_another_encoding_is_fit_for_text(papers):
    (papers / os.fsdecode(b"b\xfc.txt")).write_text("b")
    documents = list(parts_of([os.fsdecode(os.fsencode(papers) + b"/b\xfc.txt")], LIMIT))
    assert [document.location.rpartition("/")[2] for document in documents] == ["b\ufffd.txt"]


def test_a_json_lines_file_may_be_larger_than_a_document_and_packed(papers):
    lines = b"".join(b'{"id": %d, "title": "%s"}\n' % (n, b"x" * 300) for n in range(1, 11))
    (papers / "big.jsonl").write_bytes(lines)
    (papers / "big.jsonl.gz").write_bytes(gzip.compress(lines))
    for name in ("big.jsonl", "big.jsonl.gz"):
        assert [line.ref for line in parts_of([str(papers / name)], LIMIT)] == [str(n) for n in range(1, 11)]


def test_a_bad_line_is_named_by_its_number(papers):
    assert next(line.fault.detail for line in parts_of([str(papers / "lines.jsonl")], LIMIT) if line.fault).startswith("line 3: not JSON")


def test_a_file_is_read_as_its_parts_are_asked_for(papers):
    """A line of a file of any length costs its own memory, not the file's."""
    with (papers / "big.jsonl").open("wb") as file:
        file.write(b'{"id": 1}\n')
        file.truncate(4 << 30)
    assert next(parts_of([str(papers / "big.jsonl")], LIMIT)).ref == "1"


def test_portions_are_bounded_by_number_and_by_size(monkeypatch):
    monkeypatch.setattr(intake_parts, "PORTION", 3)
    monkeypatch.setattr(intake_parts, "PORTION_BYTES", 10)
    small, large, url = Document(b"x" * 4, "/a"), Document(b"x" * 40, "/b"), Wanted("https://x.example")
    parts = [small, small, small, large, url, url, url, small]
    portions = list(portions_of(iter(parts)))
    assert portions == [[small, small], [small], [large], [url, url, url], [small]]


def test_media_types_follow_the_ending(papers):
    documents = [part for part in parts_of([str(papers)], LIMIT) if part.line_no is None]
    assert [document.media_type for document in documents] == ["text/html", "text/plain", "text/plain"]


def test_strictly_in_order_means_one_address_at_a_time():
    document, url = Document(b"", "/a"), Wanted("https://x.example")
    parts = [document, document, url, url, document]
    assert [list(group) for group in groups_of(iter(parts), strictly=True)] == [[document, document], [url], [url], [document]]
    assert [list(group) for group in groups_of(iter(parts), strictly=False)] == [parts]
