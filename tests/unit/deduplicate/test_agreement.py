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


DRAW = (
    "The winning numbers in this week's draw of the {} harbour lottery were {}, {}, {}, {}, {} and {}, with {} as the number on the spare ball.\n\n"
    "Players have {} days to bring their tickets to any office of the lottery. Tickets for the next draw are sold until an hour before it begins."
)


def test_figures_that_fill_a_long_slot_are_compared() -> None:
    one, other = DRAW.format("Vellmar", 4, 18, 23, 31, 40, 44, 7, 120), DRAW.format("Amsel", 2, 9, 25, 33, 38, 47, 3, 120)
    assert compare(one, other).is_bulletin
    assert not compare(one, one.replace("Tickets", "Our tickets")).is_bulletin


NOTICE = (
    "In {} drove a {} year old into a tree on the night of the {}th, which closed the road for {} hours and cost about {} crowns, the police said. Drivers are asked to "
    "keep to the limits and to leave enough room to the car in front of them at this time of the year."
)


def test_figures_are_compared_place_by_place() -> None:
    assert compare(NOTICE.format("Vellmar", 18, 21, 5, 4000), NOTICE.format("Amsel", 67, 18, 21, 5)).figures.other >= 4


def test_what_the_texts_begin_with_is_compared() -> None:
    found = compare(NOTICE.format("Vellmar", 18, 21, 5, 4000), NOTICE.format("Amsel", 67, 21, 5, 4000))
    assert found.figures.other == 1


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
