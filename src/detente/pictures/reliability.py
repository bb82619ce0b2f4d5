"""Forecasts drawn: chances beside base rates, and reliability diagrams (said against came true)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.pictures.canvas import Canvas

WIDTH, LABEL, ROW, TOP = 720.0, 120.0, 34.0, 28.0
SIDE, EDGE, HEAD = 300.0, 44.0, 40.0
Bin = tuple[float, ...]  # said, came true, lowest, highest, cases


@dataclass(frozen=True)
class Said:
    """A chance with its base rate over all pairs, and how often it came for this pair so far."""

    what: str
    chance: float
    base: float
    pair: float | None


def against_base(said: Sequence[Said]) -> str:
    """A bar a kind of act, with a stroke at the base rate and a ring at the pair's own past."""
    sheet = Canvas(WIDTH, TOP + ROW * len(said) + 4, "Chances beside their base rates", "half")

    def across(share: float) -> float:
        return LABEL + share * (WIDTH - LABEL - 60)

    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        sheet.line(across(share), TOP - 8, across(share), TOP + ROW * len(said))
        sheet.text(across(share), TOP - 13, f"{share:.0%}", "soft mid")
    for n, each in enumerate(said):
        y = TOP + ROW * n + ROW / 2
        told = f"{each.what}: {each.chance:.1%}; base rate {each.base:.1%}"
        with sheet.link(None, told):
            sheet.text(LABEL - 12, y + 4, each.what, "end")
            sheet.rect(across(0), y - 7, across(each.chance) - across(0), 14, "f1")
            sheet.line(across(each.base), y - 12, across(each.base), y + 12, "line s2")
            if each.pair is not None:
                sheet.shape("circle", across(each.pair), y, 4, 6, hollow=True)
            end = max(each.chance, each.base, each.pair or 0)
            sheet.text(across(end) + 9, y + 4, f"{each.chance:.0%}", "strong")
    return sheet.svg()


def reliability_diagram(what: str, told: str, bins: Sequence[Bin]) -> str:
    """What was said across, how often it came true up, with 95 % intervals; the diagonal is perfect."""
    sheet = Canvas(SIDE, SIDE + HEAD, f"Track record, {what}: {told}", "small")
    most = max([*(b[0] for b in bins), *(b[3] for b in bins), 0.05])
    top = next(end for end in (0.05, 0.1, 0.2, 0.5, 1.0) if end >= min(most, 1.0))

    def at(said: float, came: float) -> tuple[float, float]:
        size = SIDE - EDGE - 8
        return EDGE + said / top * size, HEAD + size - came / top * size

    sheet.text(EDGE, 14, what, "strong")
    for part in range(3):
        share = top * part / 2
        sheet.path([at(share, 0), at(share, top)], "axis")
        sheet.path([at(0, share), at(top, share)], "axis")
        edge = "soft end" if part == 2 else "soft mid"
        sheet.text(at(share, 0)[0] + (6 if part == 2 else 0), at(0, 0)[1] + 16, f"{100 * share:g} %", edge)
        sheet.text(EDGE - 6, at(0, share)[1] + 4, f"{100 * share:g} %", "soft end")
    sheet.path([at(0, 0), at(top, top)], "rule dash")
    sheet.text(at(top / 2, 0)[0], at(0, 0)[1] + 30, "said", "soft mid")
    sheet.text(EDGE, HEAD - 8, "came true", "soft")
    for said, came, low, high, cases in bins:
        x, y = at(said, came)
        with sheet.link(
            None, f"said {said:.1%}, came true {came:.1%} ({low:.1%} to {high:.1%}), {cases:.0f} cases"
        ):
            sheet.line(x, at(0, low)[1], x, at(0, high)[1], "line thin s1")
            sheet.shape("circle", x, y, 3 + min(cases, 400) ** 0.5 / 8, 1)
    return sheet.svg()
