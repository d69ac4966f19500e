import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.deduplicate.marks import marked_words
from tasks.deduplicate.wording import plain, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Quay closed” – said the mayor’s office…", '"Quay closed" - said the mayor\'s office...'),
        ("6.5\u00a0million  crowns", "6.5 million crowns"),
        ("The wa\u00adll held", "The wall held"),
        ("４２ metres", "42 metres"),
        ("QUAY CLOSED", "Quay closed"),
        ("1,500 crowns", "1'500 crowns"),
        ("3.14‘47‘‘ later", "3.14'47'' later"),
    ],
)
def test_typography_is_no_content(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("rose 5%", "rose 5"), ("€5", "$5"), ("at -5 degrees", "at 5 degrees"), ("1.5 metres", "15 metres"), ("co-op", "coup")],
)
def test_what_changes_a_fact_is_content(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


def test_scripts_without_spaces_are_read_by_character() -> None:
    assert words_of("港で亀裂 14メートル") == [*"港で亀裂", "14", *"メートル"]
    assert words_of("ท่าเรือ")[0] == "ท"


def test_words_of_indic_scripts_stay_whole() -> None:
    assert words_of("पुलिस ने बुधवार") == ["पुलिस", "ने", "बुधवार"]


@given(st.text(max_size=200))
def test_reading_words_again_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    words_of(text)


def test_marks_are_figures_and_names_inside_sentences() -> None:
    words, marks = marked_words(["The wall cracked 14 metres. Divers told Ines Kolbe of Vellmar.", "Nobody was hurt."])
    assert sorted(words[place] for place in marks) == ["14", "ines", "kolbe", "vellmar"]


def test_where_all_nouns_have_capitals_only_capitals_in_a_row_are_names() -> None:
    words, marks = marked_words(
        ["Gestern sperrte die Behörde den Kai am Hafen, weil die Mauer einen Riss hat, sagte Ines Kolbe der Zeitung am Abend."] * 3
    )
    assert {words[place] for place in marks} == {"ines", "kolbe"}
