"""What an expression of time means: its TIMEX3 value, given the anchors. Knows no text around it.

An expression goes through a list of rules, each a pattern over the whole expression and a function of the
match; the first that answers wins. Rules for calendar dates are in `times_dates.py`, for lengths of time
and repetitions in `times_lengths.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from detente.reading import times_words as w
from detente.reading.times_calendar import Moment

Kind = Literal["date", "time", "duration", "set"]
Tense = Literal["past", "future", None]


@dataclass(frozen=True)
class Anchors:
    """What a relative expression leans on: publication, the day last told, and the tense of its clause.

    `published` and `told` are None where unknown; `year` is a year the paragraph has named before,
    `quarter` the quarter that a report of accounts speaks of.
    """

    published: Moment | None = None
    told: Moment | None = None
    tense: Tense = None
    year: int | None = None
    quarter: Moment | None = None
    deed: bool = False  # a verb in the past stands right before: "collapsed in November"

    @property
    def day(self) -> dt.date | None:
        """The day of publication where it is known to the day."""
        return self.published.day if self.published and self.published.grain == "D" else None


@dataclass(frozen=True)
class Value:
    """A TIMEX3 value with its kind; `stretch` is the EDTF interval of "the past two weeks"."""

    timex: str
    kind: Kind = "date"
    about: bool = False
    anchor: Literal["published", "told", None] = None
    stretch: str | None = None


Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Anchors], Value | None]]
RULES: list[Rule] = []

_ABOUT = re.compile(rf"^(?:{w.PHASE}|{w.ABOUT}|mid)[ -]", re.IGNORECASE)
_EXACT = re.compile(r"^(?:earlier|later|over|under|only|some)\b")


def rule(
    pattern: str,
) -> Callable[
    [Callable[[re.Match[str], Anchors], Value | None]], Callable[[re.Match[str], Anchors], Value | None]
]:
    """Register a function as what expressions of this whole pattern mean."""

    def register(
        function: Callable[[re.Match[str], Anchors], Value | None],
    ) -> Callable[[re.Match[str], Anchors], Value | None]:
        RULES.append((re.compile(pattern), function))
        return function

    return register


def plain(expression: str) -> tuple[str, bool]:
    """The expression in small letters, without article and "about"; and whether it was said to be about."""
    words = " ".join(expression.lower().replace("’", "'").split()).strip(" .,")
    about = False
    while True:
        shorter = words.removeprefix("the ")
        match = _ABOUT.match(shorter)
        if match and len(match[0]) < len(shorter):
            about = about or not _EXACT.match(shorter)
            shorter = shorter[match.end() :]
        if shorter == words:
            return words, about
        words = shorter


def value(expression: str, anchors: Anchors) -> Value | None:
    """What an expression means, None where no rule knows it or no anchor holds it."""
    words, about = plain(expression[:200])
    for pattern, function in RULES:
        match = pattern.fullmatch(words)
        if match:
            found = function(match, anchors)
            if found is not None:
                return found if not about else _marked(found)
    return None


def _marked(found: Value) -> Value:
    return Value(found.timex, found.kind, True, found.anchor, found.stretch)
