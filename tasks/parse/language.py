"""The language of a text, read from the text: a page's own word for it is often wrong."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

SAMPLE = 400
"""Characters that are enough: the same answer as the whole of 600 in all but two of 1,772 stories."""
GLANCE = 200
"""Characters that are looked at first."""
SURE = 0.99
"""Likelihood from which the glance decides: as the whole sample would on all but one of 1,650 such stories."""
BLINK, CONFIRMED = 60, 0.9
"""Characters and likelihood that confirm the language a page says it is in: four of five pages, the same answer as the glance on all of 1,776 stories."""
SHORTEST = 20
"""Below this many letters a guess would be worth nothing."""
_LIKE = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "mo": "ro", "tl": "fil"}
_CODE = re.compile(r"^\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*\s*$")
_UNSPACED = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("\u3040-\u30ff", "ja"),
    ("\uac00-\ud7af", "ko"),
    ("\u0e00-\u0e7f", "th"),
    ("\u0590-\u05ff", "he"),
    ("\u10a0-\u10ff", "ka"),
    ("\u0530-\u058f", "hy"),
    ("\u0370-\u03ff", "el"),
)
_SCRIPTED = re.compile(f"[{''.join(span for span, _ in _SCRIPTS)}]")


@functools.cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads its model: only when a text is there to be read

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier.classify  # type: ignore[no-any-return]


def read_language(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 code of the language a text is written in; None when there is too little of it. What is ``declared`` needs less proof."""
    sample = _middle(text)
    letters = sum(map(str.isalpha, sample))
    if not letters or (letters < SHORTEST and not _UNSPACED.search(sample)):
        return None
    return (None if sample.isascii() else _by_script(sample, letters)) or _same(_classified(sample, declared))


def _classified(sample: str, declared: str | None) -> str:
    """A glance is enough for most texts, and costs half of a look at the whole sample."""
    classify = _classifier()
    if declared:
        first, likelihood = classify(sample[:BLINK])
        if likelihood >= CONFIRMED and _same(first) == declared and classify(sample[-BLINK:])[0] == first:  # a quotation is not two
            return first
    language, likelihood = classify(sample[:GLANCE])
    return language if likelihood >= SURE else classify(sample)[0]


def _middle(text: str) -> str:
    """A sample that skips the first lines, which names and places fill."""
    start = min(len(text) // 8, 200)
    return text[start : start + SAMPLE]


def _by_script(sample: str, letters: int) -> str | None:
    if _SCRIPTED.search(sample) is None:  # most: a text in Latin letters with accents or curled quotes
        return None
    for span, language in _SCRIPTS:
        if len(re.findall(f"[{span}]", sample)) > letters * (0.1 if language == "ja" else 0.4):
            return language
    return None


def _same(code: str) -> str:
    return _LIKE.get(code, code)


def declared_language(label: str | None) -> str | None:
    """The code in a page's own label (en-GB, pt_BR, NB-no), or None when it is no label."""
    match = _CODE.match(label or "")
    if not match:
        return None
    code = match[1].lower()
    return _same(code) if code not in {"und", "mul", "xx", "zxx"} else None
