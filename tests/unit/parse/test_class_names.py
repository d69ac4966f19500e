"""Class names are read for all families at once; searching them for one family after the other says the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tasks.parse.page.classes import _BY_OPENING, _CAMEL, _FAMILIES, BIT, families

PIECES = sorted(
    {word[:length] for pattern in _FAMILIES.values() for word in re.findall("[a-z]+", pattern) for length in range(1, len(word) + 1)}
)


def searched(name: str) -> int:
    """The rule as it is meant: every family's pattern is searched in the whole name."""
    text = _CAMEL.sub("-", name).lower().replace("_", "-")
    return sum(BIT[family] for family, pattern in _FAMILIES.items() if re.search(pattern, text))


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES).map(str.title), st.sampled_from("-_:a0"))).map("".join))
def test_all_families_at_once_are_those_found_one_by_one(name: str) -> None:
    plain = re.sub("[0-9]+", "0", name[:300])
    assert families(name) == searched(plain)


@given(st.text(max_size=40).filter(lambda text: not re.search(r"\s|\d", text)))
def test_names_of_any_letters_are_read_alike(name: str) -> None:
    assert families(name) == searched(name)


def test_a_choice_deep_in_a_group_keeps_its_borders() -> None:
    assert families("sr-only") == BIT["hidden"]
    assert families("insr-only") == 0
    assert families("lead dekor") == BIT["standfirst"]


def test_every_word_begins_with_two_letters_by_which_it_is_found() -> None:
    assert all(re.fullmatch("[a-z-]{2}", opening) for opening in _BY_OPENING)
