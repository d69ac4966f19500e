"""Run by test_drop_kills.py: forks a worker, ends it without warning before its n-th line, for every n, and lets another carry on.

Prints one JSON list a kill: the place, and what lies in the folder when the second worker is done.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from tasks.fetch.drop import DropEnd, claim, find_ready, read_claim, settle, unfinished_claims
from tasks.model import Outcome, OutcomeKind

LANDED = [DropEnd(Outcome(kind=OutcomeKind.LANDED), item=1)]


def work(folder: Path) -> None:
    """What a worker does with a folder, from the scan to the side-car."""
    for ready in find_ready(folder, time.time()).ready:
        claim(folder, ready.path)
    for taken in list(unfinished_claims(folder)):
        assert b"story" in b"".join(document.content for document in read_claim(taken))
        settle(taken, LANDED)


def killed_before_line(number: int, folder: Path) -> bool:
    """Whether the worker was killed, rather than having come to its end first."""
    child = os.fork()
    if child == 0:
        left = number

        def count(frame, event, _argument):
            nonlocal left
            if "/tasks/fetch/drop/" not in frame.f_code.co_filename:
                return None
            if event == "line":
                left -= 1
                if left == 0:
                    os._exit(9)
            return count

        sys.settrace(count)
        work(folder)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def main() -> None:
    """One folder a kill."""
    number = 0
    killed = True
    while killed:
        number += 1
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            (folder / "done").mkdir()
            (folder / "done" / "story.txt").write_text("an older file of this name")
            (folder / "story.txt").write_text("the story")
            killed = killed_before_line(number, folder)
            work(folder)
            work(folder)
            files = {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}
            print(json.dumps([number, files]), flush=True)


if __name__ == "__main__":
    main()
