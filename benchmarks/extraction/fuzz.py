"""The fuzz target: broken documents by the hundred thousand. No crash, no hang, always a valid draft or a named fault.

    python -m benchmarks.extraction.fuzz [--count 100000] [--seed 1]

Prints how the documents ended, the slowest, and the peak of memory; exits 1 on a bug or a document over two seconds of CPU.
"""

from __future__ import annotations

import argparse
import collections
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.extraction.mutants import mutated
from tasks.errors import Fault, FaultCode
from tasks.model import Draft, RawDocument
from tasks.parse.core import parse

PAGES = Path(__file__).parents[2] / "tests" / "pages"
LONGEST = 2.0
KINDS = (("html", "text/html"), ("txt", "text/plain"))


def main() -> None:
    """Run and report."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    ends: collections.Counter[str] = collections.Counter()
    slowest = 0.0
    for ending, media_type in KINDS:
        seeds = [page.read_bytes() for page in sorted(PAGES.rglob(f"*.{ending}"))]
        for content in mutated(seeds, given.count // len(KINDS), seed=given.seed):
            began = time.process_time()
            ends[_end(content, media_type)] += 1
            slowest = max(slowest, time.process_time() - began)
    print(dict(ends), f"slowest {slowest:.2f} s", f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    sys.exit(1 if ends[FaultCode.BUG] or slowest > LONGEST else 0)


def _end(content: bytes, media_type: str) -> str:
    raw = RawDocument(
        digest="0" * 64,
        content=content,
        media_type=media_type,
        url="https://northwire.example/a",
        fetched_at=datetime(2025, 9, 26, tzinfo=UTC),
    )
    try:
        Draft.model_validate(parse(raw).model_dump())
    except Fault as fault:
        if fault.code == FaultCode.BUG:
            print(fault)
        return str(fault.code)
    return "draft"


if __name__ == "__main__":
    main()
