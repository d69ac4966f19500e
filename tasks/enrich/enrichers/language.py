"""The language a story is written in, how sure that is, and whether the page claimed another.

Read from the text: a page's own ``lang`` is wrong about once in forty pages, the first 600 characters of a body almost never.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from tasks.enrich.enricher import Document, Values
from tasks.model import Draft

name = "language"
version = "1"
reads = ("body", "headline", "standfirst", "declared_language")
requires = ()
provides = ("language", "language_probability", "language_declared", "language_disagrees")

LETTERS_READ = 600
LETTERS_NEEDED = 20
"""Fewer letters than this say nothing; of a script that writes a word with one sign, a quarter is enough."""
WORD_SIGNS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
SAME_LANGUAGE = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ary": "ar", "arz": "ar", "yue": "zh", "wuu": "zh", "cmn": "zh"}
"""Names for one written language that must not count as disagreement."""

sample = Draft(
    body="Der Stadtrat von Brenzhafen hat am Montag beschlossen, die alte Hafenbrücke für zwölf Monate zu sperren und zu erneuern.",
    declared_language="en-GB",
)
expected: Values = {"language": "de", "language_declared": "en", "language_disagrees": True}


def enrich(doc: Document) -> Values:
    """Name the language, or None where the text is too short to tell."""
    declared = _plain(doc.draft.declared_language)
    text = _text_of(doc.draft)
    if not _tells_enough(text):
        return {"language": None, "language_probability": None, "language_declared": declared, "language_disagrees": False}
    code, probability = _identifier().classify(text)
    spoken = _plain(str(code))
    return {
        "language": spoken,
        "language_probability": round(float(probability), 4),
        "language_declared": declared,
        "language_disagrees": declared is not None and declared != spoken,
    }


@functools.cache
def _identifier() -> Any:
    """Load the model once a process, and not before the first article."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _text_of(draft: Draft) -> str:
    head = draft.body[:LETTERS_READ]
    if len(head) < LETTERS_READ:
        head = " ".join(part[:LETTERS_READ] for part in (draft.headline, draft.standfirst, head) if part)
    return head.encode("utf-8", "replace").decode("utf-8")[:LETTERS_READ]


def _tells_enough(text: str) -> bool:
    weight = 0
    for char in text:
        if char.isalpha():
            weight += 4 if unicodedata.name(char, "").startswith(WORD_SIGNS) else 1
    return weight >= LETTERS_NEEDED


def _plain(tag: str | None) -> str | None:
    """The language part of a tag (``pt-BR``, ``zh_Hant``), under the name that both sides use."""
    if not tag:
        return None
    code = tag.replace("_", "-").partition("-")[0].strip().lower()
    return SAME_LANGUAGE.get(code, code) or None
