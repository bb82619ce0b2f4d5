"""A settlement drawn: where each actor stands on an issue's scale, and where each model settles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.pictures.canvas import Canvas, cut

WIDTH, LABEL, RIGHT = 420.0, 150.0, 16.0
ROW, TOP = 18.0, 46.0
Across = Callable[[float], float]


@dataclass(frozen=True)
class Held:
    """An actor's position on the scale: its range and middle, and whether it sits at the table."""

    actor: str
    low: float
    middle: float
    high: float
    seated: bool


@dataclass(frozen=True)
class Settled:
    """A model's settlement before and after the change; `low` to `high` holds 90 % of the draws after it."""

    model: str
    before: float
    after: float
    low: float
    high: float
    bar: bool = False


def settlement(
    issue: str,
    low: float,
    high: float,
    status_quo: float | None,
    held: Sequence[Held],
    settled: Sequence[Settled],
) -> str:
    """The sheet of one issue; `low` and `high` are the ends of its scale."""
    height = TOP + ROW * (len(held) + len(settled)) + 30
    sheet = Canvas(WIDTH, height, f"{issue}: positions and settlements, {low:g} to {high:g}", "small")
    span = (high - low) or 1.0

    def across(value: float) -> float:
        return LABEL + (min(max(value, low), high) - low) / span * (WIDTH - LABEL - RIGHT)

    sheet.text(0, 15, issue.replace("_", " "), "strong")
    _axis(sheet, low, high, across, height)
    if status_quo is not None:
        x = across(status_quo)
        sheet.line(x, TOP - 12, x, height - 26, "rule dash")
        sheet.text(x, height - 3, "without a deal", "soft mid" if LABEL + 40 < x < WIDTH - 50 else "soft")
    for n, each in enumerate(held):
        _held(sheet, each, TOP + ROW * n, across)
    start = TOP + ROW * len(held) + 10
    for n, model in enumerate(settled):
        _settled(sheet, model, start + ROW * n, across)
    return sheet.svg()


def _axis(sheet: Canvas, low: float, high: float, across: Across, height: float) -> None:
    for part in range(5):
        value = low + (high - low) * part / 4
        x = across(value)
        sheet.line(x, TOP - 12, x, height - 26)
        sheet.text(x, TOP - 17, f"{value:g}", "soft mid")


def _held(sheet: Canvas, each: Held, y: float, across: Across) -> None:
    told = f"{each.actor}: {each.low:.4g} to {each.high:.4g}" + ("" if each.seated else ", not at the table")
    with sheet.link(None, told):
        sheet.text(LABEL - 10, y + 4, cut(each.actor, LABEL - 10), "end" if each.seated else "end soft")
        kind = "line thick s6" + ("" if each.seated else " dash")
        sheet.line(across(each.low) - 1, y, across(each.high) + 1, y, kind)


def _settled(sheet: Canvas, each: Settled, y: float, across: Across) -> None:
    colour = 1 if each.bar else 6
    told = (
        f"{each.model}: {each.before:.1f} before, {each.after:.1f} after ({each.low:.1f} to {each.high:.1f})"
    )
    with sheet.link(None, told):
        sheet.text(
            LABEL - 10,
            y + 4,
            cut(each.model.split(" (")[0], LABEL - 10),
            "end strong" if each.bar else "end soft",
        )
        sheet.line(across(each.low), y, across(each.high), y, f"line band s{colour}")
        if abs(across(each.before) - across(each.after)) > 1:
            sheet.line(across(each.before), y, across(each.after), y, f"line thin s{colour}")
        sheet.shape("circle", across(each.before), y, 3.6, colour, hollow=True)
        sheet.shape("circle", across(each.after), y, 4.2, colour)
