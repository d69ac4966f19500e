"""Fit the trees of tasks/parse/page/verdict.py to marked pages, and write them as JSON.

    python -m benchmarks.extraction.fit --data DIR --out FILE [--half 0|1]

DIR holds the development pages (wcxb/, trafeval/). ``--half`` fits to one half of them (pages of even or odd rank), so that the other half
can be scored unseen; without it the shipped trees are made. Needs lightgbm, scikit-learn and numpy, which nothing else here needs.

The second trees learn from votes that the first would give to pages they do not know: those of first trees fitted to the other pages.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.extraction.pages import Page, load
from tasks.parse.page.blocks import Block, Blocks, blocks_of
from tasks.parse.page.company import COMPANY, Company, likely
from tasks.parse.page.region import story_region
from tasks.parse.page.story import DOUBT_SHARE
from tasks.parse.page.traits import NAMES, Traits
from tasks.parse.page.tree import bounded, grow_tree
from tasks.parse.page.verdict import trees_of

_TOKEN = re.compile(r"\w+")
MATCHED = 0.6
"""Share of a block's words that stand in the marked story, in its order, from which the block is of it."""
SNIPPET_WEIGHT = 10.0
"""A block marked by a snippet counts as much as a marked block of 100 words."""
PAGE_WEIGHT = 150.0
"""What the blocks of a page weigh together; a page of four times as much counts twice, not four times."""
FOLDS = 5
UNSURE = 2.5
"""First votes up to which a block teaches the second trees."""
FIRST = {
    "n_estimators": 60, "num_leaves": 16, "learning_rate": 0.1, "min_child_samples": 60, "subsample": 0.8, "subsample_freq": 1, "colsample_bytree": 0.5,
    "reg_lambda": 5, "random_state": 1, "n_jobs": 1, "verbose": -1,
}  # fmt: skip
SECOND = {**FIRST, "n_estimators": 100, "num_leaves": 24, "learning_rate": 0.07}


@dataclass
class View:
    """The blocks of a page's region, or of the whole page, with what the marks say of each: 1 story, 0 none, None nothing."""

    page: int
    traits: Traits
    told: list[list[float]]
    marks: list[int | None]
    weights: list[float]
    votes: Sequence[float] = ()


def views(pages: list[Page]) -> Iterator[View]:
    """Every page seen from its region; where much prose lies elsewhere, from the whole page too."""
    for number, page in enumerate(pages):
        blocks = blocks_of(grow_tree(bounded(page.html)))
        region = story_region(blocks)
        if region is None:
            continue
        matched = _matched(blocks, page.body) if page.body else []
        yield _view(number, page, Traits(blocks, region), matched)
        if region.prose < DOUBT_SHARE * blocks.places[0].prose and region is not blocks.places[0]:
            yield _view(number, page, Traits(blocks, blocks.places[0]), matched)


def _view(number: int, page: Page, traits: Traits, matched: list[float]) -> View:
    spoken = [any(map(str.isalnum, block.text)) for block in traits.blocks]
    if page.body:
        marks: list[int | None] = [int(matched[block.number] >= MATCHED) for block in traits.blocks]
        weights = [max(3.0, block.size / 6) ** 0.5 * says for block, says in zip(traits.blocks, spoken, strict=True)]
        share = (PAGE_WEIGHT / max(sum(weights), 1.0)) ** 0.5
        weights = [weight * share for weight in weights]
    else:
        marks = [_by_snippets(block, page) for block in traits.blocks]
        weights = [SNIPPET_WEIGHT * (mark is not None) for mark in marks]
    return View(number, traits, [traits.of(place) for place in range(len(traits.blocks))], marks, weights)


def _matched(blocks: Blocks, body: str) -> list[float]:
    """The share of each block's words that the marked story has, both read in their order: a heading told in a table of contents is not told there."""
    words = [_TOKEN.findall(block.text.lower()) for block in blocks.all]
    owner = [number for number, said in enumerate(words) for _ in said]
    found = [0] * len(words)
    told = [word for said in words for word in said]
    for run in difflib.SequenceMatcher(None, told, _TOKEN.findall(body.lower()), autojunk=False).get_matching_blocks():
        for place in range(run.a, run.a + run.size):
            found[owner[place]] += 1
    return [count / max(len(said), 1) for count, said in zip(found, words, strict=True)]


def _by_snippets(block: Block, page: Page) -> int | None:
    text = " ".join(block.text.lower().split())
    if any(snippet.lower() in text for snippet in page.wanted):
        return 1
    return 0 if any(snippet.lower() in text for snippet in page.unwanted) else None


def fit(pages: list[Page]) -> dict[str, Any]:
    """Trees as they are stored."""
    seen = list(views(pages))
    for fold in range(FOLDS):
        known = _fitted([view for view in seen if view.page % FOLDS != fold], FIRST)
        for view in seen:
            if view.page % FOLDS == fold:
                _vote(view, known)
    second = _fitted(seen, SECOND, again=True)
    return {"trees": _fitted(seen, FIRST), "second": second, "settings": {"first": FIRST, "second": SECOND}}


def _vote(view: View, trees: list[Any]) -> None:
    """What trees that do not know the page say of its blocks."""
    first = trees_of({"trees": trees}).first
    view.votes = [first(*view.traits.asked(number)) for number in range(len(view.told))]


def _fitted(seen: list[View], settings: dict[str, Any], *, again: bool = False) -> list[Any]:
    import lightgbm  # noqa: PLC0415 - only fitting needs it
    import numpy as np  # noqa: PLC0415 - the same

    rows, marks, weights = [], [], []
    for view in seen:
        company = Company(view.traits.blocks, view.votes, [likely(vote) for vote in view.votes]) if again else None
        for number, (told, mark, weight) in enumerate(zip(view.told, view.marks, view.weights, strict=True)):
            if mark is None or not weight or (company and abs(view.votes[number]) > UNSURE):
                continue
            rows.append([*company.of(number), *told] if company else told)
            marks.append(mark)
            weights.append(weight)
    model = lightgbm.LGBMClassifier(**settings)
    model.fit(np.array(rows, dtype=float), np.array(marks), sample_weight=np.array(weights))
    names = [*COMPANY, *NAMES] if again else NAMES
    return [_stored(tree["tree_structure"], names) for tree in model.booster_.dump_model()["tree_info"]]


def _stored(node: dict[str, Any], names: Sequence[str]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    return [
        names[node["split_feature"]],
        round(node["threshold"], 5),
        _stored(node["left_child"], names),
        _stored(node["right_child"], names),
    ]


def main() -> None:
    """Fit and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--half", type=int, choices=(0, 1))
    given = options.parse_args()
    pages = [page for page in load(given.data) if given.half is None or page.rank % 2 == given.half]
    given.out.write_text(json.dumps(fit(pages), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
