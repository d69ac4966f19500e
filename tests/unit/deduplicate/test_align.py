from hypothesis import given
from hypothesis import strategies as st

from tasks.deduplicate.align import align, anchors_of

word = st.sampled_from([f"w{place}" for place in range(30)])
text = st.lists(word, max_size=120)


@given(text, text)
def test_shares_are_shares_and_no_word_is_used_twice(here: list[str], there: list[str]) -> None:
    found = align(here, there)
    assert 0 <= found.covered_here <= 1
    assert 0 <= found.covered_there <= 1
    for side, words in (("here", here), ("there", there)):
        used = [place for each in found.stretches for place in range(getattr(each, side), getattr(each, side) + each.length)]
        assert len(used) == len(set(used))
        assert all(place < len(words) for place in used)
    assert all(here[s.here + step] == there[s.there + step] for s in found.stretches for step in range(s.length))


@given(st.lists(word, min_size=3, max_size=120))
def test_a_text_is_wholly_its_own(words: list[str]) -> None:
    assert align(words, words).covered_here == 1.0


@given(text, text)
def test_anchors_made_before_change_nothing(here: list[str], there: list[str]) -> None:
    assert align(here, there, anchors_of(here)) == align(here, there)


def test_paragraphs_in_another_order_are_still_found() -> None:
    one, two, three = ([f"{name}{place}" for place in range(20)] for name in "abc")
    assert align(one + two + three, three + one + two).covered_there == 1.0


def test_an_edited_word_is_a_gap_that_closes_and_another_passage_is_not() -> None:
    words = [f"w{place}" for place in range(40)]
    edited = [*words[:20], "other", *words[21:]]
    found = align(words, edited)
    assert found.covered_here == 1.0
    assert [(list(gap.here), list(gap.there)) for gap in found.gaps] == [([20], [20])]
    assert align([*words[:10], *(f"x{place}" for place in range(30)), *words[10:20]], words[:20]).gaps == ()
