"""The growth plots, from the stored result: python -m benchmarks.bargaining.plot writes an SVG beside it."""

from __future__ import annotations

import json
import re
from html import escape

import numpy as np

from benchmarks.measured import RESULTS

WIDTH, HEIGHT, EDGE = 760, 320, 60
COLOURS = ("#1f5a8a", "#b5532a", "#3f7d44", "#7a4f9a", "#8a7420", "#0f7f86", "#a23b62", "#555555")
PANELS = (
    ("actors (2 issues)", re.compile(r"growth: (\S+), (\d+) actors x 2$"), "microseconds a run"),
    ("issues (5 actors)", re.compile(r"growth: (\S+), 5 actors x (\d+)$"), "microseconds a run"),
    ("draws (mean and median, a pair)", re.compile(r"growth: ()([\d,]+) draws$"), "processor seconds"),
)

Series = dict[str, list[tuple[float, float]]]


def series(rows: list[dict[str, object]], form: re.Pattern[str]) -> Series:
    found: Series = {}
    for line in rows:
        match = form.match(str(line["measure"]))
        if match:
            point = float(match[2].replace(",", "")), float(str(line["ours"]))
            found.setdefault(match[1] or "pair", []).append(point)
    return found


def panel(title: str, unit: str, lines: Series, top: int) -> list[str]:
    points = np.log10(np.maximum(np.array([p for line in lines.values() for p in line]), 1e-9))
    low, high = np.floor(points.min(axis=0)), np.ceil(points.max(axis=0))
    wide = np.maximum(high - low, 1)

    def place(x: float, y: float) -> tuple[float, float]:
        share = (np.log10([max(x, 1e-9), max(y, 1e-9)]) - low) / wide
        return EDGE + share[0] * (WIDTH - 4 * EDGE), top + HEIGHT - EDGE - share[1] * (HEIGHT - 2 * EDGE)

    parts = [
        f'<text x="{EDGE}" y="{top + 30}" font-weight="bold">{escape(unit)} against {escape(title)}</text>'
    ]
    for x in range(int(low[0]), int(high[0]) + 1):
        across, bottom = place(10.0**x, 10.0 ** low[1])
        parts.append(f'<text x="{across:.0f}" y="{bottom + 18:.0f}" text-anchor="middle">{10.0**x:g}</text>')
    for y in range(int(low[1]), int(high[1]) + 1):
        left, up = place(10.0 ** low[0], 10.0**y)
        parts.append(f'<text x="{left - 8:.0f}" y="{up + 4:.0f}" text-anchor="end">{10.0**y:g}</text>')
        parts.append(f'<path d="M{left:.0f} {up:.0f} H{WIDTH - 3 * EDGE}" stroke="#ddd"/>')
    for n, (name, line) in enumerate(lines.items()):
        colour = COLOURS[n % len(COLOURS)]
        path = " ".join("{:.1f},{:.1f}".format(*place(x, y)) for x, y in line)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.6"/>')
        text_y = top + 50 + 18 * n
        parts.append(f'<text x="{WIDTH - 2.7 * EDGE:.0f}" y="{text_y}" fill="{colour}">{escape(name)}</text>')
    return parts


def main() -> None:
    rows = json.loads((RESULTS / "bargaining.json").read_text("utf-8"))["rows"]
    parts: list[str] = []
    for n, (title, form, unit) in enumerate(PANELS):
        parts += panel(title, unit, series(rows, form), n * HEIGHT)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {3 * HEIGHT}" width="{WIDTH}" '
        'font-family="sans-serif" font-size="12">\n<title>Growth of the bargaining models</title>\n'
        f'<rect width="{WIDTH}" height="{3 * HEIGHT}" fill="white"/>\n'
    )
    (RESULTS / "bargaining_growth.svg").write_text(head + "\n".join(parts) + "\n</svg>\n", "utf-8")


if __name__ == "__main__":
    main()
