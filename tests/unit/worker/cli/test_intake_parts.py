"""What is given to `ingest`, as work in the order given."""

import pytest

from tasks.errors import FaultCode
from tasks.store.intake import Document, Wanted
from worker.cli.intake_parts import files_of, groups_of, parts_of

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


def test_media_types_follow_the_ending(papers):
    documents = [part for part in parts_of([str(papers)], LIMIT) if part.line_no is None]
    assert [document.media_type for document in documents] == ["text/html", "text/plain", "text/plain"]


def test_strictly_in_order_means_one_address_at_a_time():
    document, url = Document(b"", "/a"), Wanted("https://x.example")
    parts = [document, document, url, url, document]
    assert list(groups_of(iter(parts), strictly=True)) == [[document, document], [url], [url], [document]]
    assert list(groups_of(iter(parts), strictly=False)) == [parts]
