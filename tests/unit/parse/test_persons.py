"""Persons out of bylines: one each, without roles, handles, addresses, credits and the outlet's own name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.parse.people.names import persons


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("By Marit Solheim", ("Marit Solheim",)),
        ("Eine Kolumne von Marit Solheim", ("Marit Solheim",)),
        ("An essay by Marit Solheim and Jonas Vik", ("Marit Solheim", "Jonas Vik")),
        ("Une chronique de Marit Solheim", ("Marit Solheim",)),
        ("Zeige alle Beiträge von Marit Solheim", ("Marit Solheim",)),
        ("View all posts by Marit Solheim", ("Marit Solheim",)),
        ("Erstellt von Marit Solheim", ("Marit Solheim",)),
        ("Interview: Marit Solheim", ("Marit Solheim",)),
        ("Text und Interview: Marit Solheim", ("Marit Solheim",)),
        ("Marit Solheim Alle Artikel", ("Marit Solheim",)),
        ("Marit Solheim →", ("Marit Solheim",)),
        ("Marit Solheim Marit Solheim", ("Marit Solheim",)),
        ("Marit Solheim, Product", ("Marit Solheim",)),
        ("No", ()),
        ("By MARIT SOLHEIM, Staff Writer", ("Marit Solheim",)),
        ("Marit Solheim and Jonas Vik", ("Marit Solheim", "Jonas Vik")),
        ("Marit Solheim, Jonas Vik and Tim Roe", ("Marit Solheim", "Jonas Vik", "Tim Roe")),
        ("Von Marit Solheim und Jonas Vik, Nordhaven", ("Marit Solheim", "Jonas Vik")),
        ("Par Marit Solheim et Jonas Vik", ("Marit Solheim", "Jonas Vik")),
        ("Por María Sol y Juan Vik", ("María Sol", "Juan Vik")),
        ("Marit Solheim och Jonas Vik", ("Marit Solheim", "Jonas Vik")),
        ("Марит Сольхейм и Юнас Вик", ("Марит Сольхейм", "Юнас Вик")),
        ("BY MARIT SOLHEIM EN JONAS VIK", ("Marit Solheim", "Jonas Vik")),
        ("ليلى الشهابي وكريم الدرويش", ("ليلى الشهابي", "كريم الدرويش")),
        ("אנה ברג ויונתן לוי", ("אנה ברג", "יונתן לוי")),
        ("अनन्या देशमुख और रोहन चतुर्वेदी", ("अनन्या देशमुख", "रोहन चतुर्वेदी")),
        ("文・小野寺美咲、榊原健太", ("小野寺美咲", "榊原健太")),
        ("维尔莫日报记者 欧阳雪晴", ("欧阳雪晴",)),
        ("Marit Solheim, Fot. Ola Berg", ("Marit Solheim",)),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Marit Solheim, Senior Harbour Correspondent", ("Marit Solheim",)),
        ("Marit Solheim in Nordhaven", ("Marit Solheim",)),
        ("Marit Solheim marit@northwire.example @marit", ("Marit Solheim",)),
        ("https://northwire.example/author/marit", ()),
        ("@marit_sol", ()),
        ("Foto: Ola Berg", ()),
        ("Photo by Ola Berg", ()),
        ("marit-solheim", ("Marit Solheim",)),
        ("Northwire", ()),
        ("admin", ()),
        ("Reuters", ()),
        ("News Desk", ()),
        ("记者 张三", ("张三",)),
        ("홍길동 기자", ("홍길동",)),
        ("Charles de Gaulle", ("Charles de Gaulle",)),
        ("Dr. Anna Berg, MD, PhD", ("Dr. Anna Berg",)),
        ("Prof. Dr. med. Anna Berg und Anna Berg", ("Prof. Dr. med. Anna Berg",)),
        ("Rechtsanwältin Anna Berg", ("Anna Berg",)),
        ("Marit Solheim im Gespräch mit Jonas Vik", ("Marit Solheim", "Jonas Vik")),
        ("Marit Solheim interviewed by Jonas Vik", ("Marit Solheim", "Jonas Vik")),
        ("The Harbour Post, Marit Solheim", ("Marit Solheim",)),
        ("Northwire, Oslo, Norway", ()),
        ("Theo Martens", ("Theo Martens",)),
        ("Oleh Savchuk", ("Oleh Savchuk",)),
        ("Oleh Budi Santoso", ("Budi Santoso",)),
        ("Theo van Veen", ("Theo van Veen",)),
        ("By Ola Berg and María de los Ángeles Torres", ("Ola Berg", "María de los Ángeles Torres")),
        ("By Ola Berg and Sophie in 't Veld", ("Ola Berg", "Sophie in 't Veld")),
        ("Pieter op de Beeck", ("Pieter op de Beeck",)),
        ("Ola Berg in Köln", ("Ola Berg",)),
        ("Luca dal Pozzo", ("Luca dal Pozzo",)),
        ("By Ola Berg and Junior Ferreira", ("Ola Berg", "Junior Ferreira")),
        ("Md Rahim Uddin", ("Md Rahim Uddin",)),
        ("MARIANA SA", ("Mariana Sa",)),
        ("AYŞE ÇELİK", ("Ayşe Çelik",)),
        ("northwire.no", ()),
        ("NORDFJORD ENERGI AG", ()),
        ("anónimo", ()),
    ],
)
def test_each_byline_gives_its_persons(printed, expected):
    assert persons([printed], not_names=["Northwire"]) == expected


def test_a_person_is_named_once_in_whatever_spelling():
    assert persons(["Saadet Gökce", "saadet-gokce", "Gökce"]) == ("Saadet Gökce",)


@given(st.lists(st.text(max_size=120), max_size=4))
def test_whatever_is_printed_names_are_short_and_have_letters(printed):
    for name in persons(printed):
        assert 2 <= len(name) <= 60
        assert any(char.isalpha() for char in name)
