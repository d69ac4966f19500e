from hypothesis import given
from hypothesis import strategies as st

from tasks.deduplicate.fingerprint import BRIEF, MOST, NARROW, SHINGLE, WINDOW, fingerprints

word = st.text("abcdefgh", min_size=1, max_size=4)


@given(st.lists(word, max_size=40), st.lists(word, max_size=40), st.lists(word, min_size=WINDOW + SHINGLE - 1, max_size=80))
def test_a_long_enough_shared_passage_shares_a_fingerprint(before: list[str], behind: list[str], passage: list[str]) -> None:
    assert set(fingerprints([*before, *passage])) & set(fingerprints([*passage, *behind]))


@given(st.lists(word, max_size=300))
def test_fingerprints_are_few_signed_and_the_same_every_time(words: list[str]) -> None:
    made = fingerprints(words)
    assert made == fingerprints(list(words))
    assert len(set(made)) == len(made) <= MOST
    assert all(-(2**31) <= value < 2**31 for value in made)
    assert bool(made) == (len(words) >= SHINGLE)


def test_a_very_long_text_keeps_its_ends() -> None:
    words = [f"w{place}" for place in range(6000)]
    made = fingerprints(words)
    assert len(made) == MOST
    assert set(made) & set(fingerprints(words[:200]))
    assert set(made) & set(fingerprints(words[-200:]))


@given(st.lists(word, max_size=20), st.lists(word, max_size=20), st.lists(word, min_size=NARROW + SHINGLE - 1, max_size=40))
def test_briefs_share_a_fingerprint_whatever_either_page_adds(before: list[str], behind: list[str], brief: list[str]) -> None:
    assert set(fingerprints([*before, *brief])) & set(fingerprints([*brief, *behind]))


@given(st.lists(word, min_size=BRIEF, max_size=200), st.lists(word, min_size=WINDOW + SHINGLE - 1, max_size=BRIEF))
def test_a_brief_is_found_in_a_long_text(more: list[str], brief: list[str]) -> None:
    assert set(fingerprints([*more, *brief])) & set(fingerprints(brief))
