"""What a page may take is counted in the CPU time of its own thread."""

from __future__ import annotations

import threading
import time

import pytest

from tasks.errors import Poison
from tasks.parse.deadline import HARD_FACTOR, Deadline


def spin(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_a_wait_is_no_work() -> None:
    deadline = Deadline(seconds=0.05)
    threading.Event().wait(0.1)
    assert deadline.allows(0.5)


def test_another_threads_work_is_not_this_ones() -> None:
    deadline = Deadline(seconds=0.05)
    other = threading.Thread(target=spin, args=(0.1,))
    other.start()
    other.join()
    assert deadline.allows(0.5)


def test_past_its_share_no_costly_step_begins_and_far_past_it_the_page_is_given_up() -> None:
    deadline = Deadline(seconds=0.01)
    spin(0.006)
    assert not deadline.allows(0.5)
    deadline.check("nothing")
    spin(0.01 * HARD_FACTOR)
    with pytest.raises(Poison, match="before the end"):
        deadline.check("the end")
