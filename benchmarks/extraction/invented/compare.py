"""Score every field on pages of invented houses, and say what the failing ones have in common.

    python -m benchmarks.extraction.invented.compare [--text] [--count 2000] [--seed 0] [--language de] [--show title]

Prints for each field the share that is right, and for the choices a page was drawn with those that fail most.
"""

from __future__ import annotations

import argparse
import collections
import re
from datetime import datetime
from typing import Any

from benchmarks.extraction.invented.dispatches import Dispatch, dispatch
from benchmarks.extraction.invented.houses import InventedPage, page
from benchmarks.extraction.invented.stories import FETCHED
from benchmarks.extraction.measures import plain
from tasks.errors import Fault
from tasks.model import RawDocument
from tasks.parse.core import parse

_SIZED = re.compile(r"-\d+x\d+$")
FIELDS = (
    "title",
    "authors",
    "day",
    "time",
    "language",
    "image",
    "topics",
    "section",
    "standfirst",
    "no caption in body",
    "caption",
    "body",
    "tail",
)


def read(invented: InventedPage | Dispatch) -> dict[str, Any]:
    """What the parser makes of a page or a text; nothing when it refuses it."""
    of_page = isinstance(invented, InventedPage)
    content, kind = (invented.html, "text/html") if isinstance(invented, InventedPage) else (invented.text, "text/plain")
    raw = RawDocument(
        digest="0" * 64,
        content=content.encode(),
        media_type=kind,
        charset="utf-8",
        url=invented.story.url if of_page else None,
        fetched_at=FETCHED,
    )
    try:
        return parse(raw).as_public()
    except Fault as fault:
        return {"fault": str(fault)}


def right_text(invented: Dispatch, found: dict[str, Any]) -> dict[str, bool]:
    """The same for a plain text."""
    story = invented.story
    scores = {
        "title": plain(found.get("headline")) == plain(story.title),
        "authors": tuple(map(plain, found.get("authors") or ())) == tuple(map(plain, story.authors)),
        "day": str(found.get("published_at") or "")[:10] == story.published.date().isoformat(),
        "language": found.get("language") == story.language,
        "body": plain(found.get("body")) == plain(" ".join(story.paragraphs)),
    }
    if invented.section:
        scores["section"] = plain(found.get("section")) == plain(story.words["section"])
    if invented.standfirst:
        scores["standfirst"] = plain(found.get("standfirst")) == plain(story.words["standfirst"])
    if invented.caption:
        scores["caption"] = any(plain(story.words["caption"]) in plain(one) for one in found.get("captions") or ())
    if invented.tail:
        scores["tail"] = plain(found.get("tail")) == plain(invented.tail)
    return scores


def right(invented: InventedPage, found: dict[str, Any]) -> dict[str, bool]:
    """Field by field, whether it is what the story is."""
    story = invented.story
    body = plain(found.get("body"))
    scores = {
        "title": plain(found.get("headline")) == plain(story.title),
        "authors": tuple(map(plain, found.get("authors") or ())) == tuple(map(plain, story.authors)),
        "day": _same_day(found.get("published_at"), story.published),
        "language": found.get("language") == story.language,
        "topics": {plain(word) for word in found.get("topics") or ()} == {plain(word) for word in story.words["topics"]},
        "standfirst": plain(story.words["standfirst"]) in f"{body} {plain(found.get('standfirst'))}",
        "no caption in body": plain(story.words["caption"]) not in body,
    }
    if invented.filed:
        scores["section"] = plain(found.get("section")) == plain(story.words["section"])
    if invented.timed:
        scores["time"] = _same_minute(found.get("published_at"), story.published)
    if invented.pictured:
        scores["image"] = _picture(found.get("image")) == _picture(story.image)
    if invented.choices["figure"] != "none":
        scores["caption"] = any(plain(story.words["caption"]) in plain(one) for one in found.get("captions") or ())
    return scores


def _picture(address: str | None) -> str:
    """What of a picture's address names it: not its size, nor its format."""
    return _SIZED.sub("", str(address or "").split("?")[0].removesuffix(".webp").removesuffix(".jpg"))


def _same_day(told: str | None, published: datetime) -> bool:
    """The day the outlet calls it; the same moment told in another zone is as right."""
    return str(told or "")[:10] == published.date().isoformat() or _same_minute(told, published)


def _same_minute(told: str | None, published: datetime) -> bool:
    if not told or len(told) < 16:
        return False
    return abs((datetime.fromisoformat(told) - published).total_seconds()) <= 60


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--text", action="store_true", help="plain texts in six house styles")
    options.add_argument("--count", type=int, default=2000)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--language")
    options.add_argument("--show", help="print the pages on which this field fails")
    given = options.parse_args()
    scores: dict[str, list[bool]] = collections.defaultdict(list)
    blamed: dict[str, dict[tuple[str, str], list[bool]]] = collections.defaultdict(lambda: collections.defaultdict(list))
    for seed in range(given.seed, given.seed + given.count):
        invented = dispatch(seed, given.language) if given.text else page(seed, given.language)
        found = read(invented)
        scored = right_text(invented, found) if isinstance(invented, Dispatch) else right(invented, found)
        for name, fine in scored.items():
            scores[name].append(fine)
            for choice in (*invented.choices.items(), ("language", invented.story.language)):
                blamed[name][choice].append(fine)
            if name == given.show and not fine:
                print(
                    seed,
                    invented.story.language,
                    invented.story.published,
                    found.get(_SHOWN.get(name, name), found.get("fault")),
                    invented.choices,
                )
    for name in (name for name in FIELDS if scores[name]):
        worst = sorted(blamed[name].items(), key=lambda row: sum(row[1]) / len(row[1]))[:5]
        failing = ", ".join(f"{key}={value} {sum(fine) / len(fine):.2f}" for (key, value), fine in worst if not all(fine))
        print(f"{name:20}{sum(scores[name]) / len(scores[name]):.3f}  {failing}")


_SHOWN = {"title": "headline", "day": "published_at", "time": "published_at", "caption": "captions", "no caption in body": "body"}


if __name__ == "__main__":
    main()
