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
        ("Kindred matters: Choir wins in Lund; School budgets grow", "Kindred matters: Who paints bridges?; Pears are dear"),
        ("Прочитали 8431 человек, прокомментировали 44", "Прочитали 9002 человек, прокомментировали 51"),
        ("Outside: 21 degrees, wind 40", "Outside: 16 degrees, wind 12"),
        ("👁 8065  💬 20  ❤ 3", "👁 9210  💬 47  ❤ 52"),
        (None, "Told in the valley: 1. Choir wins in Lund 2. Who paints bridges?"),
        (None, "Told in the valley: 1. Choir wins in Lund 2. »Nobody paints our bridges«"),
        (None, "Kindred matters / Who paints bridges? / โรงเรียนบนดอยสอนคณิตศาสตร์ด้วยผ้าทอ / Pears are dear"),
    ],
)
def test_dress_that_gives_way_to_dress_is_the_same(desk, harbour, was, now) -> None:
    desk.send(f"{harbour}\n\n{was}" if was else harbour)
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


@pytest.mark.parametrize("place", ["before", "behind"])
@pytest.mark.parametrize(
    "told",
    [
        "„Nikt nas nie pytał” – mówi Irena Wolska.",
        "«Мы сохранили лестницу и витражи», — рассказала Ирина Сотникова.",
        "وروت ضاحكة: «تعطلت الشاحنة في الثلج مرة فجاء الأطفال يدفعونها معنا».",
        "LUND, Skåne — A choir of forty won the valley's prize on Friday after a long evening.",
        "Mitarbeitende – insbesondere Chöre – fühlen sich wertgeschätzt und bleiben.",
        "Enkazın yerinde korunması planlanıyor; müzede geminin modeli sergilenecek.",
        "Expert:innen empfehlen, sich Vorräte anzulegen.",
        "Her answer: we were never asked.",
    ],
)
def test_a_sentence_is_news_whatever_marks_stand_in_it(desk, harbour, told: str, place: str) -> None:
    desk.send(harbour)
    assert relation(desk.send(f"{told}\n\n{harbour}" if place == "before" else f"{harbour}\n\n{told}")) is Relation.REVISION


def test_a_row_of_a_table_is_news_though_bars_part_its_cells(desk, harbour) -> None:
    rows = ["Lund | 2 | 59 | 336", "Vellmar | 4 | 38 | 307", "Amsel | 7 | 21 | 291"]
    parts = harbour.split("\n\n")
    page = [*parts, *rows, *(f"{part} Twice told." for part in parts)]
    desk.send("\n\n".join(page))
    assert relation(desk.send("\n\n".join(page).replace("| 38 |", "| 41 |"))) is Relation.REVISION


CUP = """Amsel beat Dornfeld in the cup on Saturday before 12,000 spectators in the rain.

Nils Horn scored early and the visitors never recovered, coach Ada Brandt said.

The draw for the semi-finals is on Monday in Lund."""


@pytest.mark.parametrize(
    "line",
    [
        "Amsel 3, Dornfeld 1",
        "21:47 Horn makes it four for Amsel",
        "Amsel: Weiss, Kolbe, Novak, Larsen, Okafor; Horn, Silva",
        "Amsel 3 | Dornfeld 1 | Lund 0",
    ],
)
def test_a_result_or_a_side_at_the_edge_is_news_where_the_story_names_them(desk, line: str) -> None:
    desk.send(CUP)
    assert relation(desk.send(f"{line}\n\n{CUP}")) is Relation.REVISION


def test_votes_that_are_counted_on_are_news_where_the_story_names_who_got_them(desk) -> None:
    desk.send(f"{CUP}\n\nGoals: Horn 5; Brandt 4")
    assert relation(desk.send(f"{CUP}\n\nGoals: Horn 6; Brandt 4")) is Relation.REVISION


def test_a_weather_strip_that_moves_is_the_pages(desk, harbour) -> None:
    desk.send(f"Outside: 21 degrees, humidity 70 percent\n\n{harbour}")
    assert relation(desk.send(f"Outside: 16 degrees, humidity 82 percent\n\n{harbour}")) is Relation.SAME
