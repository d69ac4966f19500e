import pytest

from tasks.deduplicate import lists
from tasks.deduplicate.lists import without_lists
from tasks.model import Relation

STORY = ("The quay was shut on Tuesday.", "Divers will look at the wall.")
HEADLINES = ("Choir wins in Lund", "Who paints the bridges of Dornfeld?", "Pears are dear")


@pytest.mark.parametrize("label", ["Most read", "Meistgelesen", "Lire aussi", "Lea también", "Читайте также"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_headlines_under_a_label_are_no_part_of_the_story(label: str, place: int) -> None:
    assert without_lists((*STORY[:place], label, *HEADLINES, *STORY[place:])) == STORY


@pytest.mark.parametrize(
    "lines",
    [
        ("Most read", *HEADLINES),  # a page that is one list
        (*STORY, "Most read", "Choir wins in Lund"),  # one line may be the story's
        (*STORY, "The winners", *HEADLINES),
        (*STORY, "Most read", "Nobody was hurt.", "The wall stands."),
        (*STORY, "Related", "Correction: the choir is of Dornfeld", "Editor's note: and so is the quay"),
        (),
    ],
)
def test_what_only_looks_like_such_a_list_stays(lines: tuple[str, ...]) -> None:
    assert without_lists(lines) == lines


def test_a_list_of_stories_like_this_one_is_no_revision(desk, harbour) -> None:
    desk.send(harbour)
    lists = "Most read\n\nDivers look at the wall of the quay\n\nHarbour wall: what the divers saw\n\nFerry to use the other quay"
    assert desk.send(f"{harbour}\n\n{lists}")[0].verdict.relation is Relation.SAME


def test_label_on_every_line_is_read_a_list_at_a_time(monkeypatch):
    read = []
    monkeypatch.setattr(lists, "is_headline", lambda line: read.append(line) is None)
    lists.without_lists(["most read"] * 300)
    assert len(read) <= 300 * (lists.MOST + 1)
