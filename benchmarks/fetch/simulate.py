"""Ninety days of 200 feeds under a virtual clock: ``python benchmarks/fetch/simulate.py [--days 90] [--feeds 200] [--plot docs/feed-pace.svg]``.

Prints requests, missed entries and delays, and draws the pace. About a millisecond of CPU a poll: ninety days of 200 feeds take ten minutes.
"""

from __future__ import annotations

import argparse
import statistics
import time
from math import log10
from pathlib import Path

from peers import ROOT
from rich.console import Console
from rich.progress import Progress
from simulated_feeds import DAY, Diary, newsroom, run

WIDTH, HEIGHT, LEFT, GAP = 960, 150, 70, 46


def main() -> None:
    """Simulate, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=float, default=90)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--plot", type=Path, default=ROOT / "docs" / "feed-pace.svg")
    said = parser.parse_args()
    begun = time.process_time()
    with Progress(*Progress.get_default_columns(), console=Console(stderr=True), transient=True) as bar:
        days = bar.add_task("polling", total=said.days)
        diaries = run(newsroom(said.feeds, said.days), said.days, lambda second: bar.update(days, completed=second / DAY))
    report(diaries, said.days, time.process_time() - begun)
    said.plot.write_text(draw(diaries, said.days))


def report(diaries: list[Diary], days: float, seconds: float) -> None:
    """The figures."""
    polls = sum(len(diary.polls) for diary in diaries)
    items = sum(len(diary.seen_at) for diary in diaries)
    delays = sorted(delay for diary in diaries for delay in diary.delays())
    errors = sum(1 for diary in diaries for _, _, status in diary.polls if status == "error")
    print(
        f"{len(diaries)} feeds, {days:g} days: {polls} requests ({polls / len(diaries) / days:.1f} a feed and day), {errors} of them failed"
    )
    print(f"{items} entries seen, {sum(diary.missed for diary in diaries)} missed; {polls / items:.2f} requests an entry")
    print(f"delay: median {statistics.median(delays) / 60:.0f} min, 95 % {delays[int(len(delays) * 0.95)] / 3600:.1f} h")
    fixed = len(diaries) * days * 288
    print(f"every five minutes would have been {fixed:.0f} requests: {fixed / polls:.0f} times as many")
    print(f"{seconds:.0f} s CPU, {seconds / polls * 1000:.2f} ms a poll")
    for diary in diaries:
        if diary.missed:
            print(f"  {diary.publisher.name} missed {diary.missed} of {len(diary.publisher.items)}, feed of {diary.publisher.length}")


def draw(diaries: list[Diary], days: float) -> str:
    """An SVG: the wait of three feeds over the days, and polls against entries of all."""
    chosen = {
        "busy, with breaking news": max(
            (diary for diary in diaries if diary.publisher.items and len(diary.publisher.items) / days < 60), key=_burst
        ),
        "a few entries a day": min(diaries, key=lambda diary: abs(len(diary.publisher.items) / days - 4)),
        "an outage in the middle": next((diary for diary in diaries if diary.publisher.outages), diaries[0]),
    }
    parts = [_panel(title, diary, days, GAP + place * (HEIGHT + GAP)) for place, (title, diary) in enumerate(chosen.items())]
    parts.append(_scatter(diaries, GAP + len(chosen) * (HEIGHT + GAP)))
    total = GAP + len(chosen) * (HEIGHT + GAP) + 330
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {total}" font-family="sans-serif" font-size="12">'
    return "\n".join([head, f'<rect width="{WIDTH}" height="{total}" fill="white"/>', *parts, "</svg>\n"])


def _burst(diary: Diary) -> float:
    gaps = [later - earlier for earlier, later in zip(diary.publisher.items, diary.publisher.items[20:], strict=False)]
    return len(diary.publisher.items) / 90 * DAY / min(gaps, default=DAY)


def _panel(title: str, diary: Diary, days: float, top: float) -> str:
    """Waits as steps on a logarithmic scale, entries as ticks below."""

    def x(second: float) -> float:
        return LEFT + second / (days * DAY) * (WIDTH - LEFT - 20)

    def y(wait: float) -> float:
        return top + HEIGHT - (log10(max(wait, 300)) - log10(300)) / (log10(2 * DAY) - log10(300)) * (HEIGHT - 20) - 16

    lines = [
        f'<text x="{LEFT}" y="{top - 8}" font-weight="bold">{title}: {len(diary.publisher.items)} entries, {len(diary.polls)} polls</text>'
    ]
    for label, wait in {"5 min": 300, "1 h": 3600, "6 h": 21600, "1 day": DAY}.items():
        lines.append(f'<text x="{LEFT - 8}" y="{y(wait) + 4:.0f}" text-anchor="end" fill="#555">{label}</text>')
        lines.append(f'<line x1="{LEFT}" x2="{WIDTH - 20}" y1="{y(wait):.1f}" y2="{y(wait):.1f}" stroke="#ddd"/>')
    colours = {"ok": "#1a6", "unchanged": "#47b", "error": "#c33", "gone": "#000"}
    step = max(1, len(diary.polls) // 1500)
    for second, wait, status in diary.polls[::step]:
        lines.append(f'<circle cx="{x(second):.1f}" cy="{y(wait):.1f}" r="1.4" fill="{colours[status]}"/>')
    ticks = "".join(
        f"M{x(at):.1f} {top + HEIGHT - 8}v8" for at in diary.publisher.items[:: max(1, len(diary.publisher.items) // 900)] if at >= 0
    )
    lines.append(f'<path d="{ticks}" stroke="#999" stroke-width=".6"/>')
    return "\n".join(lines)


def _scatter(diaries: list[Diary], top: float) -> str:
    """Polls a day against entries a day, one dot a feed."""

    def place(value: float) -> float:
        return (log10(min(max(value, 0.1), 400)) + 1) / 3.6

    def x(value: float) -> float:
        return LEFT + place(value) * (WIDTH - LEFT - 20)

    def y(value: float) -> float:
        return top + 270 - place(value) * 260

    lines = [f'<text x="{LEFT}" y="{top - 8}" font-weight="bold">All feeds: polls a day (up) against entries a day (right)</text>']
    for value in (0.1, 1, 10, 100):
        lines.append(f'<text x="{x(value):.0f}" y="{top + 290}" text-anchor="middle" fill="#555">{value:g}</text>')
        lines.append(f'<text x="{LEFT - 8}" y="{y(value) + 4:.0f}" text-anchor="end" fill="#555">{value:g}</text>')
        lines.append(f'<line x1="{LEFT}" x2="{WIDTH - 20}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="#ddd"/>')
        lines.append(f'<line y1="{top + 10}" y2="{top + 270}" x1="{x(value):.1f}" x2="{x(value):.1f}" stroke="#ddd"/>')
    for diary in diaries:
        lived = max(1.0, (diary.polls[-1][0]) / DAY)
        entries = sum(1 for at in diary.publisher.items if 0 <= at <= diary.polls[-1][0]) / lived
        lines.append(f'<circle cx="{x(entries):.1f}" cy="{y(len(diary.polls) / lived):.1f}" r="3" fill="#47b" fill-opacity=".6"/>')
    return "\n".join(lines)


if __name__ == "__main__":
    main()
