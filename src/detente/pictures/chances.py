"""Rival hypotheses: the chance of each before and after the signals, and the range it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.pictures.canvas import Canvas, cut

WIDTH, LABEL, ROW, TOP = 760.0, 310.0, 30.0, 30.0


@dataclass(frozen=True)
class Chance:
    """One hypothesis: its chance before and after, and the lowest and highest under other assumptions."""

    title: str
    prior: float
    after: float
    low: float
    high: float


def chances(rivals: Sequence[Chance]) -> str:
    """The sheet, a row a hypothesis."""
    height = TOP + ROW * len(rivals) + 6
    sheet = Canvas(WIDTH, height, "Chances of the rival hypotheses", "half")

    def across(share: float) -> float:
        return LABEL + share * (WIDTH - LABEL - 24)

    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        sheet.line(across(share), TOP - 10, across(share), height - 4)
        sheet.text(across(share), TOP - 15, f"{share:.0%}", "soft mid")
    leader = max(range(len(rivals)), key=lambda n: rivals[n].after, default=0)
    for n, each in enumerate(rivals):
        y, colour = TOP + ROW * n + ROW / 2, 1 if n == leader else 6
        told = f"{each.title}: {each.prior:.0%} before, {each.after:.0%} after"
        told += f", {each.low:.0%} to {each.high:.0%}"
        with sheet.link(None, told):
            sheet.text(LABEL - 12, y + 4, cut(each.title, LABEL - 14), "end strong" if n == leader else "end")
            sheet.line(across(each.low), y, across(each.high), y, f"line band s{colour}")
            sheet.shape("circle", across(each.prior), y, 4, colour, hollow=True)
            sheet.shape("circle", across(each.after), y, 5, colour)
    return sheet.svg()
