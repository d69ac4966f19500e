"""When a child that died is started again."""

from hypothesis import given
from hypothesis import strategies as st

from worker.supervisor.restart import LONGEST_WAIT, SETTLED, Backoff


def waits(*lives):
    backoff, said = Backoff(), []
    for lived in lives:
        backoff = backoff.after_death(lived)
        said.append(backoff.wait)
    return said


def test_the_first_start_does_not_wait():
    assert Backoff().wait == 0


def test_quick_deaths_double_the_wait_up_to_thirty_seconds():
    assert waits(*[0.1] * 7) == [1, 2, 4, 8, 16, 30, 30]


def test_a_minute_alive_makes_the_next_death_a_first_one():
    assert waits(0.1, 0.1, 0.1, SETTLED) == [1, 2, 4, 1]


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=3000))
def test_the_wait_is_always_bounded(lives):
    assert all(1 <= wait <= LONGEST_WAIT for wait in waits(*lives))
