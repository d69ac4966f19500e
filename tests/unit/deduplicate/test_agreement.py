from hypothesis import given
from hypothesis import strategies as st

from tasks.deduplicate.agreement import agree
from tasks.deduplicate.align import align
from tasks.deduplicate.content import read_content
from tasks.ports.index import Edition


def read(body: str):
    return read_content(Edition("", "", "", "", body, None, ""), "a.test", None)


def compare(one: str, other: str):
    here, there = read(one), read(other)
    return agree(align(here.words, there.words), here, there)


def test_the_next_bulletin_disagrees_and_is_one(bulletin) -> None:
    found = compare(bulletin("Vellmar", 1), bulletin("Port Amsel", 4))
    assert found.share < 0.5
    assert found.is_bulletin


def test_an_edited_figure_in_a_long_story_agrees(harbour) -> None:
    found = compare(harbour, harbour.replace("14 metres", "19 metres"))
    assert found.share > 0.9
    assert not found.is_bulletin


def test_a_garbled_name_is_the_same_name_and_a_garbled_figure_another_fact(harbour) -> None:
    names = compare(harbour, harbour.replace("Vellmar", "Vellrnar").replace("Reuben", "Reubcn"))
    assert names.names.other == 0
    figures = compare(harbour, harbour.replace("320", "328"))
    assert figures.figures.other == 1


def test_a_scanned_copy_is_no_bulletin_however_many_figures_were_garbled(harbour) -> None:
    garbled = (
        harbour.translate(str.maketrans(dict.fromkeys("0123456", "8")))
        .replace("rn", "m")
        .replace("the ", "tbe ")
        .replace("and", "aud")
        .replace("of", "0f")
        .replace("that", "tliat")
    )
    assert not compare(harbour, garbled).is_bulletin


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert 0 < compare(one, other).share <= 1
