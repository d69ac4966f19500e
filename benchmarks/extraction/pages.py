"""The development pages, read from where they were unpacked; none of them is kept here."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
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
    title: str | None = None
    authors: list[str] = field(default_factory=list)
    day: str | None = None
    topics: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    set: str = "wcxb"


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
            truth = told["ground_truth"]
            yield Page(
                marks.stem, rank, _text(page), told.get("url"), body=body, wanted=truth.get("with") or [], unwanted=truth.get("without") or [], title=truth.get("title"),
                authors=_listed(truth.get("author")), day=_day(truth.get("publish_date")),
            )  # fmt: skip


def _trafeval(folder: Path) -> Iterator[Page]:
    for rank, (url, told) in enumerate(json.loads((folder / "evaldata.json").read_text("utf-8")).items()):
        page = folder / "html" / f"{told['file']}.gz"
        if page.exists():
            yield Page(
                told["file"], rank, _text(page), url, wanted=told.get("with") or [], unwanted=told.get("without") or [], title=told.get("title"),
                authors=_listed(told.get("author")), day=_day(told.get("date")),
                topics=_listed(told.get("tags")), sections=_listed(told.get("categories")), set="trafeval",
            )  # fmt: skip


def _listed(told: object) -> list[str]:
    return [told] if isinstance(told, str) and told else list(told) if isinstance(told, list) else []


def _day(told: object) -> str | None:
    try:
        return date.fromisoformat(str(told)[:10]).isoformat() if told else None
    except ValueError:
        return None


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
