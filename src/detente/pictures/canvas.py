"""A sheet to draw on, as SVG: shapes by class, text escaped, links to evidence.

Colours are not set here: `web/static/figure.css` gives each class its colour from the page's palette, light
or dark. f1 to f6 fill and s1 to s6 stroke with the six colours of the palette.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape

SHAPES = {
    "circle": "M{l} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z",
    "square": "M{l} {t}h{d}v{d}h-{d}z",
    "triangle": "M{x} {t}L{right} {b}H{l}z",
    "down": "M{x} {b}L{right} {t}H{l}z",
    "diamond": "M{x} {t}L{right} {y}L{x} {b}L{l} {y}z",
    "cross": "M{l} {t}L{right} {b}M{right} {t}L{l} {b}",
    "bar": "M{l} {y}H{right}",
}
STROKED = frozenset({"cross", "bar"})
WIDE = 7.2  # what a letter takes on average at the figures' size, in pixels


class Canvas:
    """A sheet of `width` x `height` pixels; `title` says in words what it shows."""

    def __init__(self, width: float, height: float, title: str, kind: str = "") -> None:
        self.width, self.height, self.title, self.kind = width, height, title, kind
        self._parts: list[str] = []

    def raw(self, part: str) -> None:
        """Markup of our own; text from documents goes through `text`."""
        self._parts.append(part)

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str = "axis") -> None:
        """A straight line."""
        self.raw(f'<path class="{kind}" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"/>')

    def rect(self, x: float, y: float, width: float, height: float, kind: str = "area") -> None:
        """A box by its upper left corner; one too thin to see is a hair wide."""
        size = f'width="{max(width, 0.5):.1f}" height="{max(height, 0.5):.1f}"'
        self.raw(f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" {size}/>')

    def path(self, points: Sequence[tuple[float, float]], kind: str, closed: bool = False) -> None:
        """A line through points."""
        body = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        self.raw(f'<path class="{kind}" d="M{body}{"z" if closed else ""}"/>')

    def text(self, x: float, y: float, text: object, kind: str = "") -> None:
        """Words at a place; `kind` "end" or "mid" says which part of them is there."""
        self.raw(f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(str(text))}</text>')

    def shape(self, name: str, x: float, y: float, r: float, colour: int, hollow: bool = False) -> None:
        """A mark: one of SHAPES in one of six colours."""
        self.raw(shape(name, x, y, r, colour, hollow))

    @contextmanager
    def link(self, address: str | None, told: str) -> Iterator[None]:
        """What is drawn inside leads to an address, and says what it is; without address it only says so."""
        if address is not None:
            self.raw(f'<a href="{escape(address)}" aria-label="{escape(told)}">')
        self.raw(f"<g><title>{escape(told)}</title>")
        yield
        self.raw("</g>" + ("</a>" if address is not None else ""))

    def svg(self) -> str:
        """The sheet as markup to stand in a page."""
        kind = f' class="{self.kind}"' if self.kind else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:.0f} {self.height:.0f}" '
            f'role="group" aria-label="{escape(self.title)}"{kind}>' + "".join(self._parts) + "</svg>"
        )


def shape(name: str, x: float, y: float, r: float, colour: int, hollow: bool = False) -> str:
    """The markup of a mark."""
    named = {"x": x, "y": y, "r": r, "d": 2 * r, "l": x - r, "t": y - r, "right": x + r, "b": y + r}
    drawn = SHAPES[name].format(
        **{key: f"{value:.2f}".rstrip("0").rstrip(".") for key, value in named.items()}
    )
    if name in STROKED:
        return f'<path class="line s{colour}" d="{drawn}"/>'
    kind = f"hollow s{colour}" if hollow else f"f{colour}"
    return f'<path class="{kind}" d="{drawn}"/>'


def cut(text: str, width: float) -> str:
    """Text that fits into `width` pixels, cut with an ellipsis."""
    most = max(int(width / WIDE), 1)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
