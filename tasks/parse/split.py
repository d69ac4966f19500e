"""A dropped JSON Lines file, line by line: one bad line never costs the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.errors import FaultCode, Permanent
from tasks.parse.decode import decode

LINE_MEDIA_TYPE = "application/x-wiredesk-article+json"
"""Media type of one line, when it travels as a document of its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a JSON Lines file: its number from 1, its own bytes (UTF-8), the sender's id; or the fault it is."""

    number: int
    content: bytes
    ref: str | None = None
    fault: Permanent | None = None
    media_type: str = LINE_MEDIA_TYPE


def split_lines(content: bytes) -> Iterator[Line]:
    """Every line that is not blank, in order. A line that is no JSON object carries a Permanent(BAD_LINE) naming its number.

    Raises Permanent(EMPTY, BINARY) or Poison(UNDECODABLE) when the file as a whole is no text.
    """
    text = decode(content).text
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _line(number, line.strip())


def _line(number: int, text: str) -> Line:
    content = text.encode("utf-8", "replace")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Line(number, content, fault=Permanent(FaultCode.BAD_LINE, f"line {number}: not JSON ({error})"))
    if not isinstance(found, dict):
        return Line(number, content, fault=Permanent(FaultCode.BAD_LINE, f"line {number}: a JSON {type(found).__name__}, not an object"))
    ref = found.get("id")
    return Line(number, content, ref=str(ref) if isinstance(ref, str | int | float) and ref != "" else None)
