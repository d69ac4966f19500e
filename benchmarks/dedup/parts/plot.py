"""A plot without a plotting library: cost to the right, quality upwards."""

from __future__ import annotations

from html import escape
from math import log10

WIDTH, HEIGHT, EDGE = 760, 420, 60


def plot(points: list[tuple[str, float, float]]) -> str:
    """SVG of (name, milliseconds an article, F1 of copies); the cost is logarithmic."""
    low, high = log10(min(cost for _, cost, _ in points) / 2), log10(max(cost for _, cost, _ in points) * 4)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for step in range(6):
        y = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * step / 5
        parts.append(
            f'<path d="M{EDGE} {y}H{WIDTH - 20}" stroke="#ddd"/><text x="{EDGE - 8}" y="{y + 4}" text-anchor="end">{step / 5:.1f}</text>'
        )
    for power in range(-3, 3):
        if low <= power <= high:
            x = _x(10**power, low, high)
            parts.append(
                f'<path d="M{x} {EDGE}V{HEIGHT - EDGE}" stroke="#ddd"/><text x="{x}" y="{HEIGHT - EDGE + 18}" text-anchor="middle">{10**power:g} ms</text>'
            )
    for name, cost, quality in points:
        x, y = _x(cost, low, high), HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * quality
        parts.append(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="6" fill="{"#c33" if name == "wiredesk" else "#357"}"/><text x="{x + 10:.0f}" y="{y + 4:.0f}">{escape(name)}</text>'
        )
    parts.append(
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 16}" text-anchor="middle">CPU per article, preparation and lookup</text><text x="16" y="{EDGE - 20}">F1 of copies</text></svg>'
    )
    return "\n".join(parts)


def _x(cost: float, low: float, high: float) -> float:
    return EDGE + (WIDTH - EDGE - 150) * (log10(cost) - low) / (high - low)
