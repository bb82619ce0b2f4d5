"""Bargaining drawn as plain SVG: positions by round, densities of outcomes, winsets of two issues."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from detente.methods.bargaining.model import Floats
from detente.methods.bargaining.winset_plane import hull, polygon
from detente.questions.bargain import Run, density
from detente.questions.bargain_table import BargainTable

WIDTH, HEIGHT, EDGE = 640, 300, 48
COLOURS = ("#1f5a8a", "#b5532a", "#3f7d44", "#7a4f9a", "#8a7420", "#0f7f86", "#a23b62", "#555555")


def draw(run: Run) -> str:
    """The figure that fits: a winset map for veto players on two issues, rounds if any, else densities."""
    table = run.table
    if table is None or run.outcomes is None:
        return _page("Nothing to draw", [f'<text x="20" y="40">{escape(run.answer.headline)}</text>'], 1)
    if run.model.name == "veto" and len(table.issues) == 2:
        return _page(run.answer.headline, _winset(table, float(run.answer.figures["parameters"]["quota"])), 2)
    parts: list[str] = []
    for k in range(len(table.issues)):
        parts += _rounds(run, table, k, k) if run.rounds is not None else _density(run, table, k, k)
    return _page(run.answer.headline, parts, len(table.issues))


def _page(title: str, parts: Sequence[str], panels: int) -> str:
    height = HEIGHT * panels
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" font-family="sans-serif" font-size="12">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


class _Panel:
    """Places data in one panel of a page and draws its frame."""

    def __init__(self, at: int, x: tuple[float, float], y: tuple[float, float], panels: int = 1) -> None:
        self.top, self.height = at * HEIGHT, HEIGHT * panels
        self.x0, self.x1 = x
        self.y0, self.y1 = y

    def point(self, x: float, y: float) -> tuple[float, float]:
        across = (x - self.x0) / (self.x1 - self.x0 or 1.0)
        up = (y - self.y0) / (self.y1 - self.y0 or 1.0)
        return EDGE + across * (WIDTH - 3 * EDGE), self.top + self.height - EDGE - up * (
            self.height - 2 * EDGE
        )

    def path(self, xs: Sequence[float] | Floats, ys: Sequence[float] | Floats) -> str:
        return " ".join(
            "{:.1f},{:.1f}".format(*self.point(float(x), float(y))) for x, y in zip(xs, ys, strict=True)
        )

    def frame(self, title: str, across: str, up: str) -> list[str]:
        left, bottom = self.point(self.x0, self.y0)
        right, top = self.point(self.x1, self.y1)
        middle = (left + right) / 2
        return [
            f'<text x="{left:.0f}" y="{top - 18:.0f}" font-weight="bold">{escape(title)}</text>',
            f'<path d="M{left:.1f} {top:.1f} V{bottom:.1f} H{right:.1f}" fill="none" stroke="#444"/>',
            f'<text x="{left:.0f}" y="{bottom + 16:.0f}">{self.x0:g}</text>',
            f'<text x="{right:.0f}" y="{bottom + 16:.0f}" text-anchor="end">{self.x1:g}</text>',
            f'<text x="{middle:.0f}" y="{bottom + 30:.0f}" text-anchor="middle">{escape(across)}</text>',
            f'<text x="{left - 6:.0f}" y="{bottom:.0f}" text-anchor="end">{self.y0:.3g}</text>',
            f'<text x="{left - 6:.0f}" y="{top + 4:.0f}" text-anchor="end">{self.y1:.3g}</text>',
            f'<text x="{left + 4:.0f}" y="{top - 4:.0f}" fill="#444">{escape(up)}</text>',
        ]


def _rounds(run: Run, table: BargainTable, issue: int, at: int) -> list[str]:
    assert run.rounds is not None
    scale = table.issues[issue]
    panel = _Panel(at, (0, max(len(run.rounds) - 1, 1)), (scale.low, scale.high))
    parts = panel.frame(f"{scale.name}: positions by round", "round", "position")
    for n, actor in enumerate(table.seated):
        values = run.rounds[:, n, issue]
        colour = COLOURS[n % len(COLOURS)]
        line = panel.path(np.arange(len(values), dtype=np.float64), values)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.6"/>')
        x, y = panel.point(len(values) - 1, float(values[-1]))
        parts.append(f'<text x="{x + 5:.0f}" y="{y + 4:.0f}" fill="{colour}">{escape(actor)}</text>')
    return parts


def _density(run: Run, table: BargainTable, issue: int, at: int) -> list[str]:
    assert run.outcomes is not None
    edges, share = density(run.outcomes, issue)
    scale = table.issues[issue]
    panel = _Panel(at, (scale.low, scale.high), (0.0, float(share.max()) or 1.0))
    parts = panel.frame(f"{scale.name}: density of outcomes", "settlement", "share of the draws")
    for left, right, height in zip(edges[:-1], edges[1:], share, strict=True):
        if height > 0:
            (x, y), (x2, base) = panel.point(float(left), float(height)), panel.point(float(right), 0.0)
            parts.append(
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{x2 - x:.1f}" height="{base - y:.1f}" '
                f'fill="{COLOURS[0]}"/>'
            )
    for n, actor in enumerate(table.seated):
        held = table.entries[actor, scale.name].position.centre()
        x, base = panel.point(held, 0.0)
        parts.append(
            f'<path d="M{x:.1f} {base:.1f} v6" stroke="{COLOURS[n % len(COLOURS)]}" stroke-width="2"/>'
        )
        parts.append(f'<text x="{x:.1f}" y="{base - 3:.1f}" font-size="9">{escape(actor)}</text>')
    return parts


def _winset(table: BargainTable, quota: float) -> list[str]:
    side = table.side()
    arrays = side.at_table(side.arrays(lambda _cell: None, 1))
    position, salience = arrays["position"][0], np.maximum(arrays["salience"][0], 1e-6)
    weight = (arrays["salience"] * arrays["capability"])[0].sum(axis=1)
    assert side.status_quo is not None
    start = side.status_quo[0]
    across, up = table.issues
    panel = _Panel(0, (across.low, across.high), (up.low, up.high), 2)
    parts = panel.frame("Winset of the status quo, and the core", across.name, up.name)
    for rim, style in (
        (polygon(position, salience, weight, start, quota), f'fill="{COLOURS[0]}" fill-opacity="0.25"'),
        (hull(position), 'fill="none" stroke-dasharray="4 3"'),
    ):
        if len(rim):
            parts.append(
                f'<polygon points="{panel.path(rim[:, 0], rim[:, 1])}" stroke="{COLOURS[0]}" {style}/>'
            )
    for name, (px, py) in [*zip(table.seated, position, strict=True), ("status quo", start)]:
        x, y = panel.point(float(px), float(py))
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#222"/>')
        parts.append(f'<text x="{x + 5:.0f}" y="{y - 4:.0f}">{escape(name)}</text>')
    return parts
