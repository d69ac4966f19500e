"""The dateline before a story: where and by whom it was filed. A page may print it, drop it or keep it apart; the story is the same."""

from __future__ import annotations

import re

FILED = re.compile(
    r"^(?:"
    r"[^\W\d_](?:[^.!?:;\"()]|(?<!\w{4})\.){0,60}\s?\([^()]{2,40}\)\s*-+\s*"  # GRAZ (AFP) -   ST. LOUIS, Sept. 4 (Reuters) -
    r"|\([^()]{2,40}\)\s*-+\s+"  # (Reuters) -
    r"|[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ .,/'-]{2,40}(?:,?\s[^\W\d_]{3,9}\.?\s\d{1,2})?\s*-+\s+"  # ISTANBUL -
    r"|[\[【][^\]】]{1,30}[\]】]\s*"
    r")(?=\S)"
)
LOOKED_AT = 3
"""Paragraphs at the top that may carry it: furniture can stand before the story."""


def without_dateline(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The story's plain paragraphs without the dateline."""
    return (*(FILED.sub("", line, count=1) for line in lines[:LOOKED_AT]), *lines[LOOKED_AT:])
