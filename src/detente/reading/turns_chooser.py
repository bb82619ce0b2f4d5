"""Who asks and who is asked, weighed by the table of turns_head and, where it can be had, by the encoder too.

The two scores are added, the table's at a weight chosen on interviews that neither had seen. In the profile
`fast`, in other languages and without weights the table decides alone.
"""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from detente.reading.encoder.errors import EncoderUnavailable
from detente.reading.encoder.interviews import InterviewEncoder, load_interviews
from detente.reading.profile import profile
from detente.reading.turns_candidates import Candidate, Heard
from detente.reading.turns_head import HOST, Scores, weighed
from detente.reading.turns_parts import Part
from detente.reading.turns_view import view

UNSEEN = -15.0
"""The encoder's score of a name that its view of the page does not hold."""


class Weighing:
    """The candidates of one page and what is made of them."""

    def __init__(
        self, found: list[Candidate], around: list[Part], heard: Heard, language: str | None
    ) -> None:
        self._found, self._around = found, around
        known = _encoder() if profile() == "accurate" and found else None
        self._shares: list[float] = [1.0, 1.0]
        self._seen: Scores | None = None
        if known is not None and (language is None or language in known[1]["languages"]):
            self._shares = known[1]["table"]
            self._seen = encoded(known[0], found, around, heard)

    def scores(self, side: int, guest: Candidate | None = None) -> Scores:
        """Scores (n + 1,): of each candidate and, last, of nobody; who asks, with the guest known."""
        table = weighed(side, self._found, self._around, guest if side == HOST else None)
        return table if self._seen is None else self._shares[side] * table + self._seen[:, side]


def encoded(encoder: InterviewEncoder, found: list[Candidate], around: list[Part], heard: Heard) -> Scores:
    """The encoder's scores of shape (n + 1, 2): a name's mentions together, and last nobody."""
    page = view(around, heard)
    seen = encoder.shown(page.text, page.kinds)
    spans, whose = [], []
    for number, name in enumerate(found):
        for at, span, _ in name.mentions:
            begin = page.begins.get(at.number)
            if begin is None:
                continue
            place = seen.place(begin + at.words[span.first].start, begin + at.words[span.last].end)
            if place is not None:
                spans.append(place)
                whose.append(number)
    scored, nobody = encoder.scores(seen, spans)
    scores = np.full((len(found) + 1, 2), -np.inf)
    np.logaddexp.at(scores, np.asarray(whose, dtype=np.int64), scored.astype(np.float64))
    scores[-1] = nobody
    shown: Scores = np.maximum(scores, UNSEEN)
    return shown


@functools.cache
def _encoder() -> tuple[InterviewEncoder, dict[str, Any]] | None:
    try:
        return load_interviews()
    except EncoderUnavailable:
        return None


__all__ = ["UNSEEN", "Weighing", "encoded"]
