"""The fields of a draft that a revision's row keeps under their own names."""

from __future__ import annotations

WORDS = (
    "section",
    "headline",
    "standfirst",
    "highlights",
    "authors",
    "byline",
    "dateline",
    "body",
    "subheads",
    "captions",
    "image",
    "tail",
    "language",
    "url",
    "topics",
    "kind",
    "flags",
)
"""What people read."""

MAKING = ("provenance", "parser")
"""How it came to be."""
