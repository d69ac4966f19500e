"""Rules that must hold in scripts other than the Latin one."""

import random

import pytest

from tasks.deduplicate.align import align
from tasks.deduplicate.headline import kinship
from tasks.deduplicate.wording import words_of
from tasks.model import Relation

HINDI = """नदी किनारे की पुरानी आटा चक्की सोमवार को नीलाम हुई और उसे तीन किसानों की समिति ने खरीद लिया।

समिति की सचिव सुनीता अहीर ने कहा कि छत की मरम्मत बरसात से पहले पूरी कर ली जाएगी।

नगर परिषद ने पिछले साल इमारत को खतरनाक बताया था, लेकिन अब उसने नक्शा पास कर दिया है।"""
SPANISH = """El molino viejo de Arroyohondo fue subastado el lunes y lo compró una cooperativa de tres labradores del valle.

La secretaria, Inés Barrantes, prometió que el tejado estará reparado antes de las lluvias de octubre.

El ayuntamiento había declarado el edificio en ruina, pero aprobó los planos la semana pasada."""


@pytest.mark.parametrize(
    ("story", "added"),
    [
        (HINDI, "किसी घायल की खबर नहीं मिली, फिर भी पुलिस ने 2 गवाहों से पूछताछ शुरू की।"),
        (SPANISH, "«Nadie resultó herido», dijo Tomás Ferrer. Bomberos y guardias acudieron enseguida."),
    ],
)
def test_a_sentence_that_comes_at_the_edge_is_news_in_every_script(desk, story, added) -> None:
    desk.send(story)
    assert desk.send(f"{added}\n\n{story}")[0].verdict.relation is Relation.REVISION


def test_thai_headlines_are_kin_by_runs_of_letters() -> None:
    one, other = words_of("เรือข้ามฟากลำใหม่เปิดให้บริการแล้ว"), words_of("ชาวสวนทุเรียนขอเลื่อนชำระหนี้")
    assert kinship(one, one) == 1.0
    assert kinship(one, other) < 0.1


def test_japanese_particles_make_no_kin() -> None:
    assert kinship(words_of("港の水門が閉じられている"), words_of("村の祭りが始められている")) == 0.0


def test_syllables_that_stand_in_any_thai_text_are_no_shared_passage() -> None:
    syllables = ["การ", "ที่", "ความ", "และ", "เรือ", "บ้าน", "น้ำ", "ชาว", "เมือง", "ให้", "ไม่", "ของ", "จาก", "ปี"]
    one, other = ("".join(random.Random(seed).choices(syllables, k=90)) for seed in (1, 2))
    assert align(words_of(one), words_of(other)).covered_here < 0.3
    assert align(words_of(one), words_of(one)).covered_here == 1.0
