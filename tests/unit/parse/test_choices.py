"""A choice of words parted by first letters finds what the plain one finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tasks.parse.choices import by_first_letter, choices_of

WORDS = [
    "sluice",
    r"\bkeel",
    r"\bkedge",
    "barges?",
    "bar(?:row|ge) (?:boat|way)",
    r"\(lock\)\s*\d",
    "©",
    "ca(?:na|p)l",
    "шлюз",
    r"q(?<=\bq)uay",
]
PLAIN, PARTED = re.compile("|".join(WORDS)), re.compile(by_first_letter("|".join(WORDS)))


def test_groups_and_escaped_brackets_are_left_whole() -> None:
    assert choices_of("|".join(WORDS)) == WORDS


@given(
    st.lists(
        st.sampled_from(
            ["slui", "ce", "bar", "ge", "s", " ", "row", "boat", "(lock) ", "7", "©", "cana", "l", "шлюз", "quay", "x", "keel", "kedge"]
        )
    ).map("".join)
)
def test_the_same_places_are_found(text: str) -> None:
    assert [found.span() for found in PLAIN.finditer(text)] == [found.span() for found in PARTED.finditer(text)]
