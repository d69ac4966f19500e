from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.deduplicate.recheck import OLDEST, SHORTEST, Looks, next_recheck

SEEN = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


def looks(age: timedelta, **more: object) -> tuple[Looks, datetime]:
    return Looks(**{"first_seen": SEEN, "last_look": SEEN + age} | more), SEEN + age


@pytest.mark.parametrize(
    ("age", "wait"),
    [
        (timedelta(minutes=5), timedelta(minutes=15)),
        (timedelta(hours=3), timedelta(hours=1)),
        (timedelta(hours=20), timedelta(hours=3)),
        (timedelta(days=3), timedelta(days=1)),
    ],
)
def test_the_wait_grows_with_age(age: timedelta, wait: timedelta) -> None:
    asked, now = looks(age)
    assert next_recheck(asked, now) == now + wait


def test_an_edit_halves_the_wait_and_looks_in_vain_double_it() -> None:
    age = timedelta(hours=3)
    edited, now = looks(age, last_edit=SEEN + age)
    assert next_recheck(edited, now) == now + timedelta(minutes=30)
    patient, now = looks(age, unchanged_in_row=4)
    assert next_recheck(patient, now) == now + timedelta(hours=4)


def test_after_a_week_only_what_is_still_edited_is_looked_at() -> None:
    age = timedelta(days=10)
    assert next_recheck(*looks(age)) is None
    assert next_recheck(*looks(age, last_edit=SEEN + timedelta(days=9), unchanged_in_row=1)) is not None


def test_what_is_gone_or_a_month_old_is_finished() -> None:
    assert next_recheck(*looks(timedelta(minutes=1), gone=True)) is None
    assert next_recheck(*looks(OLDEST, last_edit=SEEN + OLDEST)) is None


def test_a_published_date_that_cannot_be_does_not_bend_the_schedule() -> None:
    right, now = looks(timedelta(minutes=5))
    for published in (SEEN + timedelta(days=3), SEEN - timedelta(days=400)):
        assert next_recheck(looks(timedelta(minutes=5), published=published)[0], now) == next_recheck(right, now)


@given(st.integers(0, 60 * 24 * 40), st.integers(0, 60 * 24 * 40), st.integers(0, 100), st.booleans())
def test_never_in_the_past_and_never_in_a_rush(age: int, late: int, unchanged: int, edited: bool) -> None:
    last_look = SEEN + timedelta(minutes=age)
    now = last_look + timedelta(minutes=late)
    due = next_recheck(Looks(SEEN, last_look, last_edit=last_look if edited else None, unchanged_in_row=unchanged), now)
    assert due is None or (due >= now and due >= last_look + SHORTEST)
