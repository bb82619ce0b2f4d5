"""The article-extraction measure: shared runs of four words, per page (Scrapinghub's benchmark, MIT)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_RUN = 4


@dataclass(frozen=True)
class Score:
    """Means over pages, each between 0 and 1; `f1` is the harmonic mean of the two means."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four words in a row, counted; a shorter text is one run."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))


def page(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall of one page; an empty article found empty counts as right."""
    wanted, given = runs(gold), runs(found)
    shared = sum((wanted & given).values())
    if not wanted and not given:
        return 1.0, 1.0
    return shared / max(1, sum(given.values())), shared / max(1, sum(wanted.values()))


def over(pages: Sequence[tuple[float, float]]) -> Score:
    """The score over pages; longer pages weigh no more than short ones."""
    count = max(1, len(pages))
    return Score(sum(p for p, _ in pages) / count, sum(r for _, r in pages) / count)
