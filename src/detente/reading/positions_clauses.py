"""The clauses of a page and who speaks in each: what positions, venue stances and signals are read from."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from detente.reading.page import Page
from detente.reading.sentences import sentences
from detente.reading.statements import statements
from detente.records import Statement

_CUT = re.compile(
    r";\s+|,\s+(?=(?:an? |the )?(?:offer|proposal|idea|invitation|suggestion|plan|step) (?:which|that)\s)"
    r"|,\s+(?:but|yet|while|whereas|which)\s+"
    r"|,\s+and\s+(?=[\w ]{1,40}\b(?:has|have|had|is|was|will|would|said|\w+ed)\b)"
    r"|\s[—–]\s|\s-\s|:\s+(?=[A-Z“\"])"
)
LONGEST = 1200


@dataclass(frozen=True)
class Clause:
    """Characters [start, end) of the text; `sentence` numbers the sentence, `block` the block it stands
    in."""

    start: int
    end: int
    sentence: int
    block: int


def clauses(page: Page) -> list[Clause]:
    """Sentences cut at semicolons, dashes and contrasting conjunctions; the cut words open the next
    clause."""
    found: list[Clause] = []
    for number, sentence in enumerate(page.of(sentences)):
        start = sentence.start
        limit = min(sentence.end, sentence.start + LONGEST)
        for cut in _CUT.finditer(page.text, sentence.start, limit):
            if cut.start() - start >= 12 and limit - cut.end() >= 8:
                found.append(Clause(start, cut.start(), number, sentence.block))
                start = cut.start() + (len(cut[0]) - len(cut[0].lstrip(" ,;")))
        if limit > start:
            found.append(Clause(start, limit, number, sentence.block))
    return found


class Spoken:
    """Which statement a stretch of the text belongs to."""

    def __init__(self, page: Page) -> None:
        self._said = sorted(page.of(statements), key=lambda s: s.span.start)
        self._starts = [s.span.start for s in self._said]

    def innermost(self, start: int, end: int, whole: bool = False) -> Statement | None:
        """The smallest statement whose content meets [start, end); with `whole`, whose whole span does."""
        best: Statement | None = None
        k = bisect_right(self._starts, end - 1)
        for one in reversed(self._said[max(0, k - 40) : k]):
            if one.span.end <= start or (best is not None and one.span.start < best.span.start - 4000):
                continue
            spans = (one.span,) if whole else one.content
            if any(part.start < end and start < part.end for part in spans) and (
                best is None or _size(one) < _size(best)
            ):
                best = one
        return best


def _size(one: Statement) -> int:
    return sum(part.end - part.start for part in one.content)


class Sorted:
    """The clauses of a page, to be asked for by place."""

    def __init__(self, found: list[Clause]) -> None:
        self._found = found
        self._starts = [clause.start for clause in found]

    def overlapping(self, start: int, end: int) -> list[Clause]:
        """The clauses that meet [start, end), in order."""
        k = max(0, bisect_right(self._starts, start) - 1)
        stop = bisect_right(self._starts, end - 1)
        return [clause for clause in self._found[k:stop] if clause.end > start]


def clauses_sorted(page: Page) -> Sorted:
    """`clauses` with their index."""
    return Sorted(page.of(clauses))
