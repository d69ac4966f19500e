"""The development pages, read from where they were unpacked; none of them is kept here."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Page:
    """One marked page: the whole story (wcxb) or snippets of it and of what is not it (trafeval). ``rank`` parts the set in halves."""

    name: str
    rank: int
    html: str
    url: str | None
    body: str = ""
    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)


def load(folder: Path) -> Iterator[Page]:
    """Every marked article of both sets, in the order of their names."""
    yield from _wcxb(folder / "wcxb" / "dev")
    yield from _trafeval(folder / "trafeval")


def _wcxb(folder: Path) -> Iterator[Page]:
    for rank, marks in enumerate(sorted((folder / "ground-truth").glob("*.json"))):
        told = json.loads(marks.read_text("utf-8"))
        body = told["ground_truth"].get("main_content") or ""
        page = folder / "html" / f"{marks.stem}.html.gz"
        if body and page.exists() and told["_internal"]["page_type"]["primary"] == "article":
            yield Page(marks.stem, rank, _text(page), told.get("url"), body=body)


def _trafeval(folder: Path) -> Iterator[Page]:
    for rank, (url, told) in enumerate(json.loads((folder / "evaldata.json").read_text("utf-8")).items()):
        page = folder / "html" / f"{told['file']}.gz"
        if page.exists():
            yield Page(told["file"], rank, _text(page), url, wanted=told.get("with") or [], unwanted=told.get("without") or [])


def _text(path: Path) -> str:
    raw = gzip.decompress(path.read_bytes())
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        named = re.search(rb"charset=[\"']?([\w-]+)", raw[:4096])
        try:
            return raw.decode(named[1].decode() if named else "cp1252", "replace")
        except LookupError:
            return raw.decode("utf-8", "replace")
