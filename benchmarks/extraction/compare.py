"""The table: wiredesk and every installed peer on marked pages, page by page in turn.

    python -m benchmarks.extraction.compare --data DIR [--limit N] [--half 0|1 --trees FILE]

DIR holds the development pages (wcxb/, trafeval/). P, R, F1: word sequences of the body · exact: every word right · with/leak: wanted and unwanted
snippets in the body · title, authors, day: exactly right · cpu: mean and median CPU as a multiple of trafilatura's in the same run.
``--half 1 --trees FILE`` scores one half with trees fitted to the other (fit.py --half 0), which is the honest figure.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from pathlib import Path
from typing import Any

from benchmarks.extraction.contestants import Extract, contestants
from benchmarks.extraction.measures import measure
from benchmarks.extraction.pages import Page, load
from tasks.parse.page import story, verdict

GIVEN = {"title": "title", "authors": "authors", "day": "published_at", "topics": "topics", "section": "section"}
"""The field a column is of, where that is not the body. An extractor that never gives a field is not scored on it."""
COLUMNS = ("P", "R", "F1", "exact", "with", "leak", "title", "authors", "day", "topics", "section")


def run(pages: list[Page], extractors: dict[str, Extract]) -> dict[str, tuple[list[dict[str, float]], list[float]]]:
    """Scores and CPU seconds of every extractor; the order changes from page to page, so that none always runs on a warm cache."""
    found: dict[str, tuple[list[dict[str, float]], list[float]]] = {name: ([], []) for name in extractors}
    gives: dict[str, set[str]] = {name: set() for name in extractors}
    names = list(extractors)
    for extract in extractors.values():
        _timed(extract, pages[0])
    for number, page in enumerate(pages):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            given, seconds = _timed(extractors[name], page)
            gives[name] |= given.keys()
            found[name][0].append(measure(page, given))
            found[name][1].append(seconds)
    for name, (scores, _) in found.items():
        scores[:] = [{column: score for column, score in one.items() if GIVEN.get(column, "body") in gives[name]} for one in scores]
    return found


def _timed(extract: Extract, page: Page) -> tuple[dict[str, Any], float]:
    began = time.process_time()
    try:
        given = extract(page.html, page.url)
    except Exception:  # noqa: BLE001 - a peer that fails on a page has found nothing there
        given = {}
    return given, time.process_time() - began


def show(name: str, found: dict[str, tuple[list[dict[str, float]], list[float]]]) -> None:
    """Print one set's table."""
    base = found["trafilatura"][1]
    print(f"\n{name} ({len(base)} pages)\n" + "".ljust(14) + "".join(column.rjust(9) for column in (*COLUMNS, "cpu mean", "cpu med")))
    for extractor, (scores, seconds) in found.items():
        cells = [_cell(scores, column) for column in COLUMNS]
        cells += [
            f"{statistics.fmean(seconds) / statistics.fmean(base):.2f}",
            f"{statistics.median(seconds) / statistics.median(base):.2f}",
        ]
        print(extractor.ljust(14) + "".join(cell.rjust(9) for cell in cells))


def _cell(scores: list[dict[str, float]], column: str) -> str:
    if column == "F1":
        precision, recall = (statistics.fmean([one[key] for one in scores if key in one] or [0.0]) for key in ("P", "R"))
        return f"{2 * precision * recall / (precision + recall):.3f}" if precision + recall else "-"
    values = [one[column] for one in scores if column in one]
    return f"{statistics.fmean(values):.3f}" if values else "-"


def main() -> None:
    """Load, run, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--limit", type=int)
    options.add_argument("--half", type=int, choices=(0, 1))
    options.add_argument("--trees", type=Path)
    given = options.parse_args()
    if given.trees:
        fitted = verdict.trees_of(json.loads(given.trees.read_text("utf-8")))
        story.shipped_trees = lambda: fitted  # type: ignore[assignment]
    pages = [page for page in load(given.data) if given.half is None or page.rank % 2 == given.half]
    for name in ("wcxb", "trafeval"):
        chosen = [page for page in pages if page.set == name]
        random.Random(7).shuffle(chosen)
        show(name, run(chosen[: given.limit], contestants()))


if __name__ == "__main__":
    main()
