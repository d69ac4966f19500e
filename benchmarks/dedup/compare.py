"""Quality and cost side by side: our rules, exact hashes, SimHash, datasketch and rensa (the last two where they are installed).

    python benchmarks/dedup/compare.py [--stream STREAM.jsonl[.gz] --truth TRUTH.jsonl[.gz]] [--plot compare.svg]

Without a stream it writes one of its own. Every rival is handed our document keys and content keys, so that only finding copies differs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from parts.plot import plot
from parts.rivals import RIVALS, Finder
from parts.score import Truth, f1, score
from parts.stories import Newsroom

from tasks.deduplicate.core import Newcomer, decide, prepare
from tasks.deduplicate.memory_index import MemoryIndex
from tasks.model import Draft

NOW = datetime(2031, 5, 6, tzinfo=UTC)
Told = list[tuple[str, object]]


def main() -> None:
    """Print the table; draw it when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stream", type=Path)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    drafts, truths = read(options.stream, options.truth) if options.stream else invent()
    rows = []
    for name, judge in [("wiredesk", ours), *((name, rival(make)) for name, make in RIVALS.items())]:
        try:
            told, prepared, decided = judge(drafts)
        except ImportError:
            print(f"{name}: not installed, left out")
            continue
        rows.append((name, score(truths, told), prepared, decided))
    rows.sort(key=lambda row: -f1(row[1], "copy"))
    table(rows)
    if options.plot:
        options.plot.write_text(
            plot([(name, prepared + decided, f1(figures, "copy")) for name, figures, prepared, decided in rows]), encoding="utf-8"
        )


def table(rows: list[tuple[str, dict[str, float], float, float]]) -> None:
    """Markdown."""
    print("Reading a text into words is the same for all and left out of the cost.\n")
    print("| method | copy P | copy R | new P | new R | same R | revision R | pair P | pair R | guards | ms CPU to find |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for name, figures, _, decided in rows:
        cells = [
            f"{figures[key]:.3f}" for key in ("copy_p", "copy_r", "new_p", "new_r", "same_r", "revision_r", "pair_p", "pair_r", "guards")
        ]
        print(f"| {name} | {' | '.join(cells)} | {decided:.2f} |")


def ours(drafts: list[Draft]) -> tuple[Told, float, float]:
    """The rules over the index in memory."""
    index, places = MemoryIndex(), []
    began = time.process_time()
    newcomers = prepared(drafts)
    between = time.process_time()
    for newcomer in newcomers:
        decision = decide(newcomer, index)
        places.append((str(decision.verdict.relation), index.take(newcomer, decision, now=NOW, source_id=None).article_id))
    ended = time.process_time()
    clusters = {each: known.cluster_id for each, known in index.known([article for _, article in places]).items()}
    return [(relation, clusters[article]) for relation, article in places], _each(between - began, drafts), _each(ended - between, drafts)


def rival(make: Callable[[], Finder]) -> Callable[[list[Draft]], tuple[Told, float, float]]:
    """A judge that knows documents by our keys and finds copies its own way."""

    def judge(drafts: list[Draft]) -> tuple[Told, float, float]:
        finder, known, contents, clusters, told = make(), {}, {}, {}, []
        newcomers = prepared(drafts)
        began = time.process_time()
        for number, newcomer in enumerate(newcomers):
            earlier = next((known[key.value] for key in newcomer.keys if key.value in known), None)
            if earlier is not None:
                relation = "same" if newcomer.edition.content_key in contents[earlier] else "revision"
                document = earlier
            else:
                document, copied = number, finder.find(number, newcomer.content.words)
                relation = "new" if copied is None else "copy"
                clusters[document] = number if copied is None else clusters[copied]
            contents.setdefault(document, set()).add(newcomer.edition.content_key)
            known.update({key.value: document for key in newcomer.keys if key.value not in known})
            told.append((relation, clusters[document]))
        return told, 0.0, _each(time.process_time() - began, drafts)

    return judge


def prepared(drafts: list[Draft]) -> list[Newcomer]:
    """Outside the lock."""
    return [prepare(draft, location="drop", source=draft.outlet or "", received_at=NOW) for draft in drafts]


def read(stream: Path, truth: Path) -> tuple[list[Draft], list[Truth]]:
    """A stream in arrival order with its truth beside it."""
    lines, told = _lines(stream), {line["id"]: line for line in _lines(truth)}
    drafts = [
        Draft(
            headline=line.get("title"),
            body=line["text"],
            url=line.get("canonical_url") or line.get("url"),
            guid=line.get("guid"),
            outlet=line.get("source"),
            byline=line.get("byline") or None,
        )
        for line in lines
    ]
    return drafts, [
        Truth(t["relation"], tuple(t["accept"]), t["cluster"], t["kind"].startswith("guard")) for t in (told[line["id"]] for line in lines)
    ]


def invent(length: int = 3000) -> tuple[list[Draft], list[Truth]]:
    """A stream of our own."""
    stream = Newsroom(5).stream(length)
    return [Draft(headline=s.headline, body=s.body, url=s.url, outlet=s.outlet) for s in stream], [
        Truth(s.kind, (s.kind,), str(s.story)) for s in stream
    ]


def _lines(path: Path) -> list[dict[str, object]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _each(seconds: float, drafts: list[Draft]) -> float:
    return seconds * 1000 / len(drafts)


if __name__ == "__main__":
    main()
