import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.deduplicate.furniture import is_correction, is_furniture, learnable_key
from tasks.deduplicate.wording import plain

FURNITURE = [
    "412 views · 3 comments · updated 2 hours ago",
    "Reading time: 6 minutes",
    "This article has been read 2,304 times",
    "Shared 88 times today | 12 reactions",
    "Most popular: Storm floods the old town | Choir wins in Lund | What the budget means",
    "Read also: Ferry back in service",
    "Trending stories: One headline; another headline; a third",
    "Lesezeit: 4 Minuten",
    "Vor 3 Stunden aktualisiert · 17 Kommentare",
    "Lesen Sie auch: Fähre fährt wieder",
    "Temps de lecture : 3 minutes",
    "Lire aussi : Le bac reprend du service",
    "Actualizado hace 5 horas · 21 comentarios",
    "Okuma süresi: 4 dakika",
    "Czas czytania: 5 minut",
    "1204 просмотра · 3 комментария",
    "© 2031 Courier Media. All rights reserved.",
    "Sign up for our newsletter and get the morning's five stories in your inbox.",
    "Choir wins in Lund | Storm floods the old town | Ferry back",
    "312 تعليقا",
    "آخر تحديث قبل 4 ساعات",
    "コメント 14件",
    "最終更新: 3時間前",
    "阅读 2041 次",
    "댓글 17 · 공유 4",
    "41 σχόλια · πριν 2 ώρες",
    "Per E-Mail senden · Drucken · Auf Facebook teilen",
    "Andere Leser: Chor siegt | Fähre fährt wieder",
]

NEWS = [
    "Heute: Der Hafen bleibt geschlossen",
    "3人が救助され、2件の通報があった。",
    "The quay was closed on Tuesday.",
    "Five people were hurt, 3 of them badly, when the crane fell.",
    "Hammarby 2, Malmö 1: a late goal decided the match in the 88th minute.",
    "The newsletter that the club sends to its members said so on Friday, and the chairman confirmed it to this reporter the same evening.",
    "Police said 412 people had viewed the house before the sale was stopped.",
    "Temperatures rose to 31 degrees in Vellmar and 33 in Port Amsel.",
    "The minister said: we will not pay.",
    "Die Behörde sperrte den Kai am Dienstag um 14 Uhr.",
    "港の北岸壁は火曜日に閉鎖された。",
]

CORRECTIONS = [
    "Amended on review: the choir is of Dornfeld.",
    "CORRECTION: An earlier version of this article gave the wrong year.",
    "Corrected to say the wall is 14 metres long.",
    "Clarification (5 May): the ferry belongs to the province.",
    "Editor’s note: the figure in paragraph two has been changed.",
    "Korrektur: In einer früheren Version hieß es, die Mauer sei von 1958.",
    "Rectificatif : le mur date de 1968.",
    "訂正：高さは14メートルでした。",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_counters_lists_and_notices_show_by_themselves(line: str) -> None:
    assert is_furniture(plain(line))


@pytest.mark.parametrize("line", NEWS)
def test_news_is_no_furniture(line: str) -> None:
    assert not is_furniture(plain(line))


@pytest.mark.parametrize("line", CORRECTIONS)
def test_a_correction_is_news_and_is_never_learnt_away(line: str) -> None:
    assert is_correction(plain(line))
    assert not is_furniture(plain(line))
    assert learnable_key(plain(line), "a.test") is None


@pytest.mark.parametrize(
    "line", ["Authorities corrected course.", "Mayor clarifies her trips abroad", "The correctional facility was closed."]
)
def test_a_word_of_the_kind_makes_no_correction(line: str) -> None:
    assert not is_correction(plain(line))


def test_a_repeating_line_has_one_key_whatever_its_figures_and_a_list_whatever_its_items() -> None:
    assert learnable_key("Visitors this week 3,411", "a.test") == learnable_key("Visitors this week 17", "a.test")
    assert learnable_key("Our choice: One | Two", "a.test") == learnable_key("Our choice: Three | Four", "a.test")
    assert learnable_key("Our choice: One | Two", "a.test") != learnable_key("Our choice: One | Two", "b.test")


@given(st.text(max_size=300))
def test_any_line_is_survived(line: str) -> None:
    is_furniture(plain(line))
    learnable_key(plain(line), "a.test")
