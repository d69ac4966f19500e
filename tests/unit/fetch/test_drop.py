"""The drop folder: what is ready, who gets it, what is in it, and where it is put away."""

from __future__ import annotations

import gzip
import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from tasks.errors import FaultCode, Permanent, Retryable
from tasks.fetch.drop import DropEnd, DropLimits, claim, find_ready, read_claim, settle, unfinished_claims
from tasks.fetch.drop.claims import EMPTY_SECONDS, safe_name
from tasks.fetch.drop.settling import side_car_of
from tasks.fetch.drop.writers import is_being_written
from tasks.fetch.look import LookWorld, Source
from tasks.fetch.sources import look
from tasks.model import Outcome, OutcomeKind

NOW = 2_000_000_000.0
LANDED, UNCHANGED = Outcome(kind=OutcomeKind.LANDED), Outcome(kind=OutcomeKind.UNCHANGED)
SKIPPED = Outcome(kind=OutcomeKind.SKIPPED, reason="not_an_article")
DEAD = Outcome(kind=OutcomeKind.DEAD, reason="binary", detail="no text in it")


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "drop"
    place.mkdir()
    return place


def names(scan) -> list[str]:
    return [ready.path.name for ready in scan.ready]


def taken(folder, name="story.txt", content=b"a story"):
    (folder / name).write_bytes(content)
    return claim(folder, folder / name)


class TestScan:
    def test_a_closed_file_is_ready_at_once(self, folder):
        (folder / "a.txt").write_text("x")
        assert names(find_ready(folder, NOW)) == ["a.txt"]

    def test_a_file_is_not_ready_while_somebody_writes_it(self, folder):
        with (folder / "a.txt").open("w") as file:
            file.write("half")
            file.flush()
            scan = find_ready(folder, NOW)
            assert names(scan) == []
            assert list(scan.pending) == ["a.txt"]
        assert names(find_ready(folder, NOW)) == ["a.txt"]

    def test_an_empty_file_has_to_stand_still_first(self, folder):
        (folder / "a.txt").touch()
        first = find_ready(folder, NOW)
        assert names(first) == []
        assert names(find_ready(folder, NOW + 1, first.pending)) == []
        assert names(find_ready(folder, NOW + 2.5, json.loads(json.dumps(first.pending)))) == ["a.txt"]

    def test_without_leases_size_and_time_have_to_stand_still(self, folder, monkeypatch):
        monkeypatch.setattr("tasks.fetch.drop.scan.is_being_written", lambda _path: None)
        (folder / "a.txt").write_text("x")
        first = find_ready(folder, NOW)
        (folder / "a.txt").write_text("xy")
        second = find_ready(folder, NOW + 3, first.pending)
        assert names(first) == names(second) == []
        assert names(find_ready(folder, NOW + 6, second.pending)) == ["a.txt"]

    @pytest.mark.parametrize("name", [".hidden", "a.part", "a.TMP", "a~", "a.crdownload", ".a.txt.swp", "a.txt.filepart", "a.txt.why.json"])
    def test_unfinished_and_hidden_names_are_left_alone(self, folder, name):
        (folder / name).write_text("x")
        assert find_ready(folder, NOW).ready == ()

    @pytest.mark.parametrize("name", ["done", "failed", "claimed", ".git"])
    def test_our_own_and_hidden_folders_are_left_alone(self, folder, name):
        for place in (folder / name, folder / "desk" / name):
            place.mkdir(parents=True)
            (place / "a.txt").write_text("x")
        assert find_ready(folder, NOW).ready == ()

    def test_folders_are_looked_into_but_not_without_end(self, folder):
        deep = folder
        for depth in range(8):
            deep = deep / f"d{depth}"
            deep.mkdir()
            (deep / f"{depth}.txt").write_text("x")
        assert len(find_ready(folder, NOW).ready) == 4

    def test_links_pipes_and_loops_are_left_alone(self, folder, tmp_path):
        (tmp_path / "secret.txt").write_text("x")
        (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
        (folder / "loop").symlink_to(folder)
        os.mkfifo(folder / "pipe.txt")
        assert find_ready(folder, NOW).ready == ()

    def test_oldest_first_and_not_too_many(self, folder):
        for place, name in enumerate("cab"):
            (folder / name).write_text("x")
            os.utime(folder / name, (place, place))
        scan = find_ready(folder, NOW, limit=2)
        assert (names(scan), scan.more) == (["c", "a"], True)

    def test_a_missing_folder_is_named(self, folder):
        with pytest.raises(Retryable) as caught:
            find_ready(folder / "nowhere", NOW)
        assert caught.value.code is FaultCode.FOLDER_MISSING
        (folder / "file").write_text("x")
        with pytest.raises(Permanent) as caught:
            find_ready(folder / "file", NOW)
        assert caught.value.code is FaultCode.FOLDER_UNREADABLE


class TestWriters:
    def test_readers_and_mappings_of_readers_do_not_count(self, folder):
        path = folder / "a"
        path.write_text("x")
        with path.open() as _:
            assert is_being_written(path) is False

    def test_appending_counts(self, folder):
        path = folder / "a"
        with path.open("a") as _:
            assert is_being_written(path) is True


class TestClaim:
    def test_the_file_is_moved_into_a_folder_of_its_own(self, folder):
        mine = taken(folder)
        assert mine.path == folder / "claimed" / mine.id / "story.txt"
        assert mine.path.read_bytes() == b"a story"
        assert (mine.name, mine.size) == ("story.txt", 7)
        assert not (folder / "story.txt").exists()

    def test_of_many_workers_one_gets_it(self, folder):
        (folder / "a.txt").write_text("x")
        with ThreadPoolExecutor(8) as pool:
            got = [one for one in pool.map(lambda _: claim(folder, folder / "a.txt"), range(32)) if one]
        assert len(got) == 1
        assert [one.id for one in unfinished_claims(folder)] == [got[0].id]

    def test_a_file_that_is_written_again_waits_as_a_claim(self, folder):
        (folder / "a.txt").write_text("x")
        with (folder / "a.txt").open("a") as file:
            assert claim(folder, folder / "a.txt") is None
            assert list(unfinished_claims(folder)) == []
            file.write("y")
        assert [one.path.read_text() for one in unfinished_claims(folder)] == ["xy"]

    def test_what_a_dead_worker_left_is_found_and_its_empty_folders_are_swept(self, folder):
        mine = taken(folder)
        empty = folder / "claimed" / "empty"
        empty.mkdir()
        assert list(unfinished_claims(folder, empty.stat().st_mtime)) == [mine]
        assert empty.exists()
        assert list(unfinished_claims(folder, empty.stat().st_mtime + EMPTY_SECONDS + 1)) == [mine]
        assert not empty.exists()

    @pytest.mark.parametrize("name", ["x" * 255, "ü" * 120 + ".txt", "new\nline.txt"])
    def test_odd_names(self, folder, name):
        mine = taken(folder, name)
        assert len(mine.name.encode()) <= 200
        assert settle(mine, [DropEnd(LANDED)]).exists()

    def test_a_name_that_is_no_text(self, folder):
        raw = os.fsdecode(b"caf\xe9.txt")
        (folder / raw).write_text("x")
        mine = claim(folder, find_ready(folder, NOW).ready[0].path)
        assert mine.name == "caf�.txt"
        mine.name.encode()

    def test_safe_names_keep_their_ending(self):
        assert safe_name("a" * 300 + ".jsonl").endswith("a.jsonl")


class TestReading:
    @pytest.mark.parametrize(
        ("name", "media_type"),
        [
            ("a.txt", "text/plain"),
            ("A.HTM", "text/html"),
            ("a.xhtml", "application/xhtml+xml"),
            ("a.json", "application/json"),
            ("a", ""),
            ("a.b", ""),
        ],
    )
    def test_one_file_is_one_document(self, folder, name, media_type):
        [document] = read_claim(taken(folder, name, b"some\nlines\n"))
        assert (document.content, document.media_type, document.line_no, document.fault) == (b"some\nlines\n", media_type, None, None)

    @pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "A.JSONL"])
    def test_json_lines_are_one_document_a_line(self, folder, name):
        documents = list(read_claim(taken(folder, name, b'\xef\xbb\xbf{"n":1}\r\n\n  \n{"n":2}\nnot json')))
        assert [(one.line_no, one.content) for one in documents] == [(1, b'{"n":1}'), (4, b'{"n":2}'), (5, b"not json")]
        assert {one.media_type for one in documents} == {"application/json"}

    def test_gzipped(self, folder):
        assert [one.content for one in read_claim(taken(folder, "a.jsonl.gz", gzip.compress(b"1\n2\n")))] == [b"1", b"2"]
        assert [one.content for one in read_claim(taken(folder, "a.txt.gz", gzip.compress(b"x")))] == [b"x"]

    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("a.txt", b"", FaultCode.EMPTY),
            ("a.txt", b" \n ", FaultCode.EMPTY),
            ("a.jsonl", b"\n\n", FaultCode.EMPTY),
            ("a.txt", b"x" * 101, FaultCode.TOO_LARGE),
            ("a.jsonl.gz", b"no gzip", FaultCode.BAD_ENCODING),
            ("a.jsonl.gz", gzip.compress(b"123\n" * 9)[:-9], FaultCode.BAD_ENCODING),
            ("a.jsonl.gz", gzip.compress(b"1\n" * 9999), FaultCode.BOMB),
        ],
    )
    def test_what_cannot_be_taken_is_named(self, folder, name, content, code):
        limits = DropLimits(max_document_bytes=100, max_line_bytes=50, max_unpacked_bytes=1000)
        *_, last = read_claim(taken(folder, name, content), limits)
        assert last.fault.code is code

    def test_a_long_line_is_named_and_the_rest_is_read(self, folder):
        documents = list(read_claim(taken(folder, "a.jsonl", b"1\n" + b"x" * 500 + b"\n3\n"), DropLimits(max_line_bytes=50)))
        assert [(one.line_no, one.fault and str(one.fault.code)) for one in documents] == [(1, None), (2, "too_large"), (3, None)]

    def test_a_file_that_is_gone_or_unreadable(self, folder):
        mine = taken(folder)
        mine.path.unlink()
        mine.path.mkdir()
        assert next(read_claim(mine)).fault.code is FaultCode.FOLDER_UNREADABLE
        mine.path.rmdir()
        assert next(read_claim(mine)).fault.code is FaultCode.FILE_MISSING

    def test_lines_are_streamed(self, folder):
        mine = taken(folder, "a.jsonl", b'{"n":1}\n' * 200_000)
        assert next(read_claim(mine)).line_no == 1
        assert sum(1 for _ in read_claim(mine)) == 200_000


class TestSettle:
    @pytest.mark.parametrize(
        ("outcomes", "where"),
        [
            ([LANDED], "done"),
            ([UNCHANGED], "done"),
            ([LANDED, SKIPPED], "done"),
            ([SKIPPED], "failed"),
            ([DEAD], "failed"),
            ([LANDED, DEAD], "failed"),
            ([], "failed"),
        ],
    )
    def test_done_or_failed(self, folder, outcomes, where):
        target = settle(taken(folder), [DropEnd(outcome, line_no=n, item=n + 7) for n, outcome in enumerate(outcomes, 1)])
        assert target == folder / where / "story.txt"
        assert target.read_bytes() == b"a story"
        assert list((folder / "claimed").iterdir()) == []

    def test_the_side_car_says_why(self, folder):
        target = settle(taken(folder), [DropEnd(LANDED, 1, 5, 9), DropEnd(DEAD, 2, 6)])
        why = json.loads(side_car_of(target).read_text())
        assert (why["file"], why["documents"], why["outcomes"]) == ("story.txt", 2, {"landed": 1, "dead": 1})
        assert why["ends"] == [
            {"line": 1, "outcome": "landed", "item": 5, "article": 9},
            {"line": 2, "outcome": "dead", "reason": "binary", "detail": "no text in it", "item": 6},
        ]

    def test_nothing_is_ever_covered(self, folder):
        targets = [settle(taken(folder, content=b"%d" % n), [DropEnd(LANDED)]) for n in range(14)]
        assert len(set(targets)) == 14
        assert [target.read_bytes() for target in targets] == [b"%d" % n for n in range(14)]
        assert targets[1].name == "story-2.txt"

    def test_a_strangers_file_of_that_name_stays(self, folder):
        (folder / "done").mkdir()
        (folder / "done" / "story.txt").write_text("mine")
        (folder / "done" / "story-2.txt.why.json").write_text("not json")
        assert settle(taken(folder), [DropEnd(LANDED)]).name == "story-3.txt"
        assert (folder / "done" / "story.txt").read_text() == "mine"

    def test_again_after_success_is_the_same(self, folder):
        mine = taken(folder)
        assert settle(mine, [DropEnd(LANDED)]) == settle(mine, [DropEnd(LANDED)])
        assert len(list((folder / "done").iterdir())) == 2

    def test_a_file_that_is_gone_is_named(self, folder):
        mine = taken(folder)
        mine.path.unlink()
        with pytest.raises(Permanent) as caught:
            settle(mine, [DropEnd(LANDED)])
        assert caught.value.code is FaultCode.FILE_MISSING

    def test_without_hard_links(self, folder, monkeypatch):
        def no_links(*_arguments, **_more):
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr("os.link", no_links)
        targets = [settle(taken(folder, content=b"%d" % n), [DropEnd(LANDED)]) for n in range(3)]
        assert [target.read_bytes() for target in targets] == [b"0", b"1", b"2"]


class TestFolderSource:
    def look(self, folder, state=None, at=NOW):
        return look(Source("drop", "folder", str(folder), state or {}), LookWorld(http=None, at=datetime.fromtimestamp(at, UTC)))

    def test_takes_what_is_ready(self, folder):
        (folder / "a.txt").write_text("x")
        found = self.look(folder)
        assert (found.status, [one.name for one in found.claims]) == ("ok", ["a.txt"])
        json.dumps(found.state)

    def test_names_what_a_dead_worker_left_but_not_at_every_look(self, folder):
        old = taken(folder)
        first = self.look(folder)
        assert first.claims == (old,)
        assert self.look(folder, first.state, NOW + 5).claims == ()
        assert self.look(folder, first.state, NOW + 65).claims == (old,)

    def test_looks_soon_again_at_an_unfinished_file(self, folder):
        with (folder / "a.txt").open("w") as _:
            assert self.look(folder).next_after < 1
        assert self.look(folder / "claimed" if (folder / "claimed").exists() else folder).next_after > 0

    def test_a_missing_folder_is_an_error_and_looked_for_again(self, folder):
        found = self.look(folder / "nowhere")
        assert (found.status, found.fault.code) == ("error", FaultCode.FOLDER_MISSING)
        assert found.next_after is not None
