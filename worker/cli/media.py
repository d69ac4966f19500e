"""A file's media type, by its name."""

from __future__ import annotations

from pathlib import Path

BY_ENDING = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".json": "application/json",
}
JSON_LINES = "application/jsonl"


def media_type_of(name: str) -> str:
    """The media type that the ending promises; '' when it promises none, so that the content decides."""
    return BY_ENDING.get(Path(name).suffix.lower(), "")
