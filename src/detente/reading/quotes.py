"""Quotation marks: which opens, which closes, what is quoted inside a quotation.

A quotation may run over several paragraphs, each opening with a mark and only the last one closing; and
it may be left open by mistake. Both are found in one pass over the marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"[“”„«»\"]|''|``|\n\s*\n|\n(?=\s*[“\"«„])")
_CLOSES = {"“": "”", "„": "“”", "«": "»", '"': '"', "''": "''", "``": "''", "”": "”"}
LONGEST = 6000


@dataclass(frozen=True)
class Quotation:
    """Text between quotation marks, the marks included; `inner` without them; `closed` False where no mark
    closes."""

    start: int
    end: int
    closed: bool
    opening: int
    closing: int

    @property
    def inner(self) -> tuple[int, int]:
        """Offsets without the marks."""
        return self.start + self.opening, self.end - self.closing


def quotations(text: str) -> list[Quotation]:
    """The outermost double-marked quotations of a text, in order, not overlapping.

    A quotation still open at the end of its paragraph ends there; if the next paragraph begins with an
    opening mark, that paragraph is a quotation of its own (the same speaker's, for who asks).
    """
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text):
        sign = mark[0]
        if sign[0] == "\n":
            if opened and mark.start() > opened[0] + 1:
                found.append(
                    Quotation(opened[0], _trimmed(text, opened[0], mark.start()), False, len(opened[1]), 0)
                )
            opened = None
        elif opened is None:
            if sign in _CLOSES and _can_open(text, mark.start(), mark.end(), sign):
                opened = (mark.start(), sign)
        elif (
            sign in _CLOSES[opened[1]]
            or (sign == "“" and _ends(text, mark.start(), mark.end()))
            or (opened[1], sign) in (("“", '"'), ('"', "”"))
        ):
            if mark.end() - opened[0] <= LONGEST and mark.start() > opened[0] + len(opened[1]):
                found.append(Quotation(opened[0], mark.end(), True, len(opened[1]), len(sign)))
            opened = None
        elif sign == "“" and opened[1] != "„":
            opened = (mark.start(), sign)
    if opened and len(text) > opened[0] + 1:
        found.append(Quotation(opened[0], _trimmed(text, opened[0], len(text)), False, len(opened[1]), 0))
    return found


def _can_open(text: str, start: int, end: int, sign: str) -> bool:
    """A straight or repeated mark opens only before a word: 5'' tall and a stray closing mark do not."""
    if sign in "“„«``":
        return True
    if sign in ("”", "»"):
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(after) and not after.isspace() and not (before.isalnum() and sign == "''")


def _ends(text: str, start: int, end: int) -> bool:
    """An opening mark set where a closing one belongs: after a stop and before a space."""
    return text[start - 1 : start] in (",", ".", "?", "!") and text[end : end + 1] in (" ", "\n", "")


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
