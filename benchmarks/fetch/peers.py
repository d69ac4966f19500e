"""Shared by the fetch benchmarks: a site in a process of its own, CPU time of this one, and a table of ratios."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

HOSTS = 10


@contextmanager
def site(*arguments: str) -> Iterator[int]:
    """The loopback news site; its port."""
    script = ROOT / "tests" / "site" / "server.py"
    command = [sys.executable, str(script), "--port", "0", "--addresses", str(HOSTS), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield json.loads(process.stdout.readline())["port"]
        finally:
            process.terminate()


def cpu() -> float:
    """CPU seconds of this process and its ended children."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def measure(work: Callable[[], object], times: int = 3) -> float:
    """CPU seconds of the best of several runs, after one to warm up."""
    work()
    best = float("inf")
    for _ in range(times):
        begun = cpu()
        work()
        best = min(best, cpu() - begun)
    return best


def table(title: str, unit: str, rows: dict[str, float]) -> None:
    """Figures, and each as a multiple of the first."""
    print(f"\n{title}")
    base = next(iter(rows.values()))
    for name, value in rows.items():
        print(f"  {name:<52} {value:9.3f} {unit:<14} x {value / base:6.2f}")
