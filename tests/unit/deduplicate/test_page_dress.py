"""What changes around a story that is known: counters and lists in words nobody foresaw, and what only looks like them."""

import pytest

from tasks.model import Relation


def relation(sent) -> Relation:
    return sent[0].verdict.relation


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Cheered on by 8,213 souls", "Cheered on by 9,004 souls"),
        ("Cheered on by 8,213 souls · Brewed 4 hours back", "Brewed 11 hours back"),
        ("Kindred matters: Choir wins in Lund; School budgets grow", "Cheered on by 61 souls"),
    ],
)
def test_dress_that_gives_way_to_dress_is_the_same(desk, harbour, was, now) -> None:
    desk.send(f"{harbour}\n\n{was}")
    assert relation(desk.send(f"{harbour}\n\n{now}")) is Relation.SAME


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Containers moved so far: 320", "Containers moved so far: 410"),  # of the story
        ("Final score: Amsel 2 Dornfeld 1", "Final score: Amsel 2 Dornfeld 3"),  # more than a counter
        ("Lund choir rehearsal moved indoors", "Lund choir rehearsal cancelled altogether"),  # reworded
    ],
)
def test_a_line_that_tells_something_else_is_a_revision(desk, harbour, was, now) -> None:
    desk.send(f"{harbour}\n\n{was}")
    assert relation(desk.send(f"{harbour}\n\n{now}")) is Relation.REVISION


def test_the_figures_of_a_table_are_its_news(desk) -> None:
    desk.send("Wheat 211\n\nBarley 187\n\nRubber 94")
    assert relation(desk.send("Wheat 211\n\nBarley 187\n\nRubber 96")) is Relation.REVISION
