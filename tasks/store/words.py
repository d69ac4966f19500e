"""Words that every database takes. What comes from outside may hold a NUL or half a character; one such page must not fail a batch."""

from __future__ import annotations

import json
from typing import Any

REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """``text`` with NUL and lone surrogates as U+FFFD; what is clean comes back as it is."""
    if "\x00" in text:
        text = text.replace("\x00", REPLACEMENT)
    try:
        text.encode()
    except UnicodeEncodeError:
        # pairs that were split over two escapes are one character again; what is left alone is replaced
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def to_json(value: Any) -> str:
    """JSON of cleaned words, for every JSON column."""
    return json.dumps(_cleaned(value), ensure_ascii=False)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(str(key)): _cleaned(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(one) for one in value]
    return value
