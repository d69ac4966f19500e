"""How long a story is: words, characters, sentences, minutes to read.

A word is what stands between spaces and holds a letter or a digit. Chinese and Japanese write none, so there each sign counts,
as their newsrooms count.
"""

from __future__ import annotations

import re

from tasks.enrich.enricher import Document, Values
from tasks.model import Draft

name = "word_count"
version = "1"
reads = ("body",)
requires = ()
provides = ("words", "characters", "sentences", "reading_minutes")

WORDS_A_MINUTE = 200
SIGNS_A_MINUTE = 500
"""Of a script that writes a word with one or two signs."""

SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
GAP = re.compile(r"[\s\u2013\u2014\u2015\u2026/]+")
SENTENCE_END = re.compile(
    r"[.!?\u061f\u06d4\u0964\u0589]+[\"'\u2019\u201d\u201c\u00bb)\]]*(?=\s|$)|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d\uff09]*"
)
ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'\u201c\u2018])(?:[A-Z\u00c0-\u00de]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Sra|Mme|No|Nr|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Gen|Sen|Rep|Gov|Lt|Col|(?:[A-Za-z]\.)+[A-Za-z])$"
)
"""What a full stop may follow without ending a sentence: an initial, a title, a month, U.S."""
LOOK_BACK = 24

sample = Draft(
    body="Dr. A. Lindqvist opened the bridge at 3.30 p.m. on Monday. “It will carry 4,000 cars a day,” she said!\n\nWhat comes next?\n\n桥通车了。"
)
expected: Values = {"words": 27, "characters": 127, "sentences": 4, "reading_minutes": 0.1}


def enrich(doc: Document) -> Values:
    """Count the body."""
    body = doc.draft.body
    signs = len(SIGN.findall(body))
    words = sum(any(map(str.isalnum, token)) for token in GAP.split(SIGN.sub(" ", body)))
    return {
        "words": words + signs,
        "characters": len(body),
        "sentences": sum(map(_sentences, filter(None, map(str.strip, body.split("\n\n"))))),
        "reading_minutes": round(words / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE, 1),
    }


def _sentences(paragraph: str) -> int:
    """At least one: a subhead or a list point ends without a stop."""
    ends = [match for match in SENTENCE_END.finditer(paragraph) if _ends_here(paragraph, match)]
    open_end = not ends or any(map(str.isalnum, paragraph[ends[-1].end() :]))
    return len(ends) + open_end


def _ends_here(paragraph: str, stop: re.Match[str]) -> bool:
    if stop.group()[0] != ".":
        return True
    before = paragraph[max(0, stop.start() - LOOK_BACK) : stop.start()]
    after = paragraph[stop.end() : stop.end() + 2].strip()
    return stop.end() == len(paragraph) or not (ABBREVIATION.search(before) or after[:1].islower())
