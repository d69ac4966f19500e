from hypothesis import given
from hypothesis import strategies as st

from tasks.deduplicate.change import describe
from tasks.deduplicate.content import content_key, read_content
from tasks.deduplicate.difference import compare
from tasks.ports.index import Edition


def read(body: str, headline: str = "Crack closes quay", standfirst: str = ""):
    return read_content(Edition(headline, standfirst, "", "", body, None, ""), "a.test", None)


def test_a_standfirst_counts_only_where_both_have_one(harbour) -> None:
    assert compare(read(harbour, standfirst="The wall is old."), read(harbour, standfirst="The wall is new."))
    assert not compare(read(harbour), read(harbour, standfirst="The wall is new."))


def test_a_very_large_change_is_told_in_bounds() -> None:
    old, new = (read("\n\n".join(f"Line {number} of version {version} says so." for number in range(300))) for version in "ab")
    told = describe(compare(old, new), old, new)
    assert len(told["passages"]) <= 40
    assert sum(len(passage["was"]) + len(passage["now"]) for passage in told["passages"]) < 400_000


def test_several_kinds_are_all_named_and_the_weightiest_leads(harbour) -> None:
    old, new = read(harbour), read(harbour.replace("14 metres", "19 metres").replace("authority", "autohrity"), headline="Quay shut")
    told = describe(compare(old, new), old, new)
    assert told["class"] == "fact"
    assert set(told["classes"]) == {"fact", "typo", "headline"}


@given(st.text(max_size=400), st.text(max_size=400))
def test_equal_content_has_equal_keys_and_nothing_differs_from_itself(one: str, other: str) -> None:
    first, second = read(one), read(other)
    assert not compare(first, first)
    difference = compare(first, second)
    if content_key(first) == content_key(second):
        assert not difference
    describe(difference, first, second)
