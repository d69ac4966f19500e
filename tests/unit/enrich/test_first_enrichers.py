"""Language and length, where the easy rules go wrong."""

from __future__ import annotations

import pytest

from tasks.enrich.enricher import Document
from tasks.enrich.enrichers import language, word_count
from tasks.model import Draft


def counted(body: str) -> dict:
    return word_count.enrich(Document(Draft(body=body), {}))


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        ("The U.S. envoy met Gen. Marlow. They talked.", 2),
        ("J. K. Osei resigned. Why?", 2),
        ("He paid 3.5 million. “Enough.” She left!", 3),
        ("Shares rose 2.4 p.c. on Friday.", 1),
        ("A subhead without a stop", 1),
        ("First.\n\nA subhead\n\nSecond. Third.", 4),
        ("桥通车了。车辆通过。", 2),
        ("هل عاد القطار؟ نعم، عاد.", 2),
        ("", 0),
        ("...", 1),
    ],
)
def test_sentences(body: str, sentences: int) -> None:
    assert counted(body)["sentences"] == sentences


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("state-of-the-art rail — at last", 4),
        ("and/or", 2),
        ("हिन्दी समाचार", 2),
        ("l’eau d'Arles", 2),
        ("新桥 opens", 3),
        ("4,000 cars • 3 %", 3),
        (" \n ", 0),
    ],
)
def test_words(body: str, words: int) -> None:
    assert counted(body)["words"] == words


def test_reading_time_grows_with_words_and_with_signs() -> None:
    assert counted("word " * 400)["reading_minutes"] == 2.0
    assert counted("新" * 500)["reading_minutes"] == 1.0


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("The harbour council agreed on Monday to repair the old bridge before winter.", "en"),
        ("Le conseil municipal a décidé lundi de réparer le vieux pont avant l'hiver.", "fr"),
        ("El ayuntamiento decidió el lunes reparar el viejo puente antes del invierno.", "es"),
        ("Belediye meclisi pazartesi günü eski köprünün onarılmasına karar verdi.", "tr"),
        ("قرر مجلس المدينة يوم الاثنين إصلاح الجسر القديم قبل الشتاء.", "ar"),
        ("市议会周一决定在冬季之前修复旧桥。", "zh"),
        ("Too short", None),
        ("1234 5678 — 90 %", None),
    ],
)
def test_language_is_read_from_the_text(body: str, code: str | None) -> None:
    assert language.enrich(Document(Draft(body=body), {}))["language"] == code


@pytest.mark.parametrize(
    ("declared", "disagrees"), [("en", False), ("en-GB", False), ("EN_us", False), ("de", True), (None, False), ("", False)]
)
def test_only_another_language_is_a_disagreement(declared: str | None, disagrees: bool) -> None:
    story = Draft(body="The harbour council agreed on Monday to repair the old bridge.", declared_language=declared)
    assert language.enrich(Document(story, {}))["language_disagrees"] is disagrees


def test_a_short_body_is_helped_by_its_headline() -> None:
    story = Draft(headline="Stadtrat beschließt Erneuerung der alten Hafenbrücke", body="Mehr folgt.")
    assert language.enrich(Document(story, {}))["language"] == "de"
