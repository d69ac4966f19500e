"""A child's output."""

from worker.supervisor.log_file import KEPT, LogFile


def test_the_last_lines_are_at_hand(tmp_path):
    log = LogFile(tmp_path / "a.log")
    for number in range(100):
        log.write(f"line {number}\n".encode())
    log.close()
    assert log.tail[-1] == "line 99"
    assert (tmp_path / "a.log").read_text().count("\n") == 100


def test_a_full_file_is_put_aside_and_only_a_few_are_kept(tmp_path):
    log = LogFile(tmp_path / "a.log", rotate_at=100)
    for number in range(200):
        log.write(f"line {number:05}\n".encode())
    log.close()
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["a.log", *(f"a.log.{number}" for number in range(1, KEPT + 1))]
    assert all(path.stat().st_size <= 111 for path in tmp_path.iterdir())


def test_no_line_is_lost_between_two_files(tmp_path):
    log = LogFile(tmp_path / "a.log", rotate_at=100)
    for number in range(25):
        log.write(f"line {number:05}\n".encode())
    log.close()
    text = "".join(path.read_text() for path in sorted(tmp_path.iterdir(), reverse=True))
    assert text.split("\n")[:-1] == [f"line {number:05}" for number in range(25)]


def test_bytes_that_are_no_text_do_no_harm(tmp_path):
    log = LogFile(tmp_path / "a.log")
    log.write(b"\xff\xfe\n")
    log.close()
    assert (tmp_path / "a.log").read_bytes() == b"\xff\xfe\n"
