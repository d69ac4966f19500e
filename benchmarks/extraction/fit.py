"""Fit the trees of tasks/parse/page/verdict.py to marked pages, and write them as JSON.

    python -m benchmarks.extraction.fit --data DIR --out FILE [--half 0|1]

DIR holds the development pages (wcxb/, trafeval/). ``--half`` fits to one half of them (pages of even or odd rank), so that the other half
can be scored unseen; without it the shipped trees are made. Needs lightgbm and numpy, which nothing else here needs.
"""

from __future__ import annotations

import argparse
import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.extraction.pages import Page, load
from tasks.parse.page.blocks import Block, blocks_of
from tasks.parse.page.region import story_region
from tasks.parse.page.story import DOUBT_SHARE
from tasks.parse.page.traits import NAMES, Traits
from tasks.parse.page.tree import bounded, grow_tree

_TOKEN = re.compile(r"\w+")
RUN = 4
"""Words of a sequence that is looked for in the marked story."""
SNIPPET_WEIGHT = 5.0
"""A block marked by a snippet counts as much as a marked block of 25 words."""
SETTINGS = {
    "n_estimators": 60, "num_leaves": 16, "learning_rate": 0.1, "min_child_samples": 60, "subsample": 0.8, "subsample_freq": 1, "colsample_bytree": 0.5,
    "reg_lambda": 5, "random_state": 1, "n_jobs": 1, "verbose": -1,
}  # fmt: skip


def examples(pages: list[Page]) -> Iterator[tuple[list[float], int, float]]:
    """(traits, story or not, weight) of every block that the marks say something about; where much prose lies elsewhere, seen from the whole page too."""
    for page in pages:
        blocks = blocks_of(grow_tree(bounded(page.html)))
        region = story_region(blocks)
        if region is None:
            continue
        yield from _marked(page, Traits(blocks, region))
        if region.prose < DOUBT_SHARE * blocks.places[0].prose:
            yield from _marked(page, Traits(blocks, blocks.places[0]))


def _marked(page: Page, traits: Traits) -> Iterator[tuple[list[float], int, float]]:
    for number, block in enumerate(traits.blocks):
        mark = _by_body(block, page.body) if page.body else _by_snippets(block, page)
        if mark is not None:
            weight = max(3, len(block.text.split())) ** 0.5 if page.body else SNIPPET_WEIGHT
            yield traits.of(number), mark, weight


def _by_body(block: Block, body: str) -> int:
    """1 when most of the block's word sequences stand in the marked story."""
    lines, known = _known(body)
    words = _TOKEN.findall(block.text.lower())
    if len(words) < RUN:
        return int(tuple(words) in lines)
    runs = [tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)]
    return int(sum(run in known for run in runs) >= 0.6 * len(runs))


@functools.lru_cache(maxsize=4)
def _known(body: str) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    words = _TOKEN.findall(body.lower())
    lines = {tuple(_TOKEN.findall(line.lower())) for line in body.split("\n")}
    return lines, {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


def _by_snippets(block: Block, page: Page) -> int | None:
    text = " ".join(block.text.lower().split())
    if any(snippet.lower() in text for snippet in page.wanted):
        return 1
    return 0 if any(snippet.lower() in text for snippet in page.unwanted) else None


def fit(pages: list[Page]) -> dict[str, Any]:
    """Trees as they are stored."""
    import lightgbm  # noqa: PLC0415 - only fitting needs it
    import numpy as np  # noqa: PLC0415 - the same

    rows = list(examples(pages))
    model = lightgbm.LGBMClassifier(**SETTINGS)
    model.fit(
        np.array([row[0] for row in rows], dtype=float),
        np.array([row[1] for row in rows]),
        sample_weight=np.array([row[2] for row in rows]),
    )
    return {"trees": [_stored(tree["tree_structure"]) for tree in model.booster_.dump_model()["tree_info"]], "settings": SETTINGS}


def _stored(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    return [NAMES[node["split_feature"]], round(node["threshold"], 5), _stored(node["left_child"]), _stored(node["right_child"])]


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
