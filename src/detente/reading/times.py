"""Times: every expression of time on a page, with its value as EDTF and as TIMEX3.

Spans come from `times_spans.py`, values from the rules of `times_dates.py` and `times_lengths.py`. Here the
anchors are kept while the text is read from front to back: the day of publication, the day told last, the
year a paragraph speaks of, and the tense of the
clause ("will meet on Friday" lies ahead, "met on Friday" behind).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from detente.reading import times_dates, times_days, times_lengths
from detente.reading.page import Page
from detente.reading.times_calendar import Moment, edtf
from detente.reading.times_spans import TimeSpan, time_spans
from detente.reading.times_values import Anchors, Kind, Tense, Value, value
from detente.records.dates import bounds, is_edtf

RULE_FILES = (times_dates, times_days, times_lengths)


@dataclass(frozen=True)
class TimeExpression:
    """One expression of time: where it stands, what it means.

    `value` is an EDTF date or interval, None where none can be told ("two hours", "recently", "Friday" on a
    page without a date); `timex` the TIMEX3 value ("2001-W37", "PT5M", "PRESENT_REF"), None where no rule
    knows the words. `anchor` says what a relative value leans on. `range` is the EDTF interval that this
    expression opens together with the next one ("from 3 May to 5 May").
    """

    start: int
    end: int
    text: str
    value: str | None
    kind: Kind
    timex: str | None
    anchor: Literal["published", "told", None] = None
    range: str | None = None


_FUTURE = re.compile(
    r"\b(?:will|shall|would|may|might|could|to be|going to|scheduled|expected|expects?|plans? to"
    r"|planned|planning|plans|due|set to"
    r"|set for|upcoming|"
    r"is to|are to|forthcoming|intends?|must|invited|ready to|payable|effective|expires?|to \w+ (?:on"
    r"|in|by)|deadline|"
    r"calls? for|as early as|as soon as|extended to|has set|next|until)\b|\w'll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|since|after|said|says|told|met|held|took|began|came|spoke|went"
    r"|made|gave|"
    r"(?!scheduled|expected|planned|invited|extended)(?-i:[a-z]\w{2,}ed)|ended|left|won|fell|rose|ago|last|late"
    r"|following)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"(?:\b(?:said|told|says|announced|reported|confirmed|stated|added|\w+ed)(?: \w+){0,3}(?: on)? "
    r"|\b(?:up )?until )$",
    re.IGNORECASE,
)
_AHEAD_AFTER = re.compile(r"\b(?:will|shall|is to|are to)\b", re.IGNORECASE)
_MONEY = re.compile(r"[$€£]\d|\d%|\bper ?cent\b|\bcents\b")
_BREAK = re.compile(r"[.!?;]\s|\n")
_JOIN = re.compile(r"\s*(?:to|until|till|through|and|[-–—])\s*")


def publication(published: str | None) -> Moment | None:
    """The anchor an EDTF publication date gives: to the day where it is one, else to the month or year."""
    if not published or not is_edtf(published):
        return None
    first, last = bounds(published)
    span = (last - first).days
    return Moment(first, "D" if span == 0 else "M" if span <= 31 else "Y")


def tense(text: str, start: int, end: int) -> Tense:
    """Whether the clause around [start, end) looks ahead or back; the nearest sign before it counts first."""
    before = text[max(0, start - 110) : start]
    cut = [m.end() for m in _BREAK.finditer(before)]
    before = before[cut[-1] :] if cut else before
    if _REPORTED.search(before[-40:]) and not re.search(
        r"\b(?:will|would|scheduled|expected|planned|invited)\b", before[-60:]
    ):
        return "past"
    ahead = [m.end() for m in _FUTURE.finditer(before)]
    behind = [m.end() for m in _PAST.finditer(before)]
    if ahead or behind:
        return "future" if (ahead or [-1])[-1] >= (behind or [-1])[-1] else "past"
    after = _BREAK.split(text[end : end + 70], maxsplit=1)[0]
    behind_after = _PAST.search(after)
    ahead_after = _AHEAD_AFTER.search(after)
    if ahead_after and (not behind_after or ahead_after.start() < behind_after.start()):
        return "future"
    return "past" if behind_after else None


def read_times(
    text: str, published: str | None, spans: Iterable[TimeSpan] | None = None
) -> list[TimeExpression]:
    """The expressions of a text, in order; `spans` may be given by another finder of spans."""
    at = publication(published)
    told: Moment | None = None
    quarter: Moment | None = None
    year: tuple[int, int] | None = None
    found: list[TimeExpression] = []
    for mark in time_spans(text) if spans is None else spans:
        words = text[mark.start : mark.end]
        opening = _opens(text, mark.start)
        if year and mark.start - year[1] > 400:
            year = None
        ahead = tense(text, mark.start, mark.end)
        anchors = Anchors(
            at,
            told,
            ahead,
            year[0] if year and opening else None,
            _reported(text, mark, quarter),
            _deed(text, mark.start),
        )
        meaning = _whole(text, mark) or value(words, anchors)
        found.append(_expression(mark, words, meaning))
        moment = _told(meaning)
        told = moment or told
        quarter = moment if moment and moment.grain == "Q" else quarter
        stated = re.search(r"\b(?:1[89]|20)\d\d\b", words)
        if stated and meaning and meaning.kind == "date" and (opening or at is None):
            year = (int(stated[0]), mark.end)
        elif opening and year and meaning and meaning.timex.startswith(f"{year[0]:04d}-"):
            year = (year[0], mark.end)
    return _ranges(text, found)


def _opens(text: str, start: int) -> bool:
    """True where an expression opens its sentence ("In May 1994 ... On 12 June, ..."): the year goes on."""
    before = text[max(0, start - 14) : start]
    return bool(
        re.search(
            r"(?:^|[.!?\n:]\s*)(?:(?:In|On|By|Since|During|From|Between|Then|Then in|Late in|Early in) )?$",
            before,
        )
    )


_DEED = re.compile(
    r"\b(?-i:[a-z]\w+ed|was|were|met|began|broke|fell|held|left|died|took place) (?:\w+ )?(?:in|on|since) $"
)


def _deed(text: str, start: int) -> bool:
    """Whether a verb in the past stands right before an expression."""
    return bool(_DEED.search(text[max(0, start - 40) : start]))


_ENDED = re.compile(r" (?:ended|ending)\b")


def _whole(text: str, mark: TimeSpan) -> Value | None:
    """ "The year ended 31 March" is a length, not the calendar year."""
    year = text[mark.start : mark.end].lower() in ("the year", "the fiscal year")
    return Value("P1Y", "duration") if year and _ENDED.match(text, mark.end) else None


def _reported(text: str, mark: TimeSpan, quarter: Moment | None) -> Moment | None:
    """The quarter a sentence of accounts speaks of: money is named in reach of it, and a quarter before."""
    if quarter is None:
        return None
    return quarter if _MONEY.search(text[max(0, mark.start - 120) : mark.end + 30]) else None


def _expression(mark: TimeSpan, words: str, meaning: Value | None) -> TimeExpression:
    if meaning is None:
        return TimeExpression(mark.start, mark.end, words, None, "date", None)
    date = meaning.stretch or (
        edtf(meaning.timex, meaning.about) if meaning.kind in ("date", "time") else None
    )
    if date is not None and not is_edtf(date):
        date = None
    return TimeExpression(mark.start, mark.end, words, date, meaning.kind, meaning.timex, meaning.anchor)


def _told(meaning: Value | None) -> Moment | None:
    """The moment an expression leaves behind for the next one to lean on."""
    if meaning is None or meaning.kind not in ("date", "time"):
        return None
    shape = meaning.timex
    day = re.match(r"(\d{4})-(\d\d)-(\d\d)", shape)
    try:
        if day:
            return Moment(dt.date(int(day[1]), int(day[2]), int(day[3])), "D")
        month = re.fullmatch(r"(\d{4})-(\d\d)", shape)
        if month:
            return Moment(dt.date(int(month[1]), int(month[2]), 1), "M")
        quarter = re.fullmatch(r"(\d{4})-Q(\d)", shape)
        if quarter:
            return Moment(dt.date(int(quarter[1]), int(quarter[2]) * 3 - 2, 1), "Q")
        return Moment(dt.date(int(shape), 1, 1), "Y") if re.fullmatch(r"\d{4}", shape) else None
    except ValueError:
        return None


def _ranges(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """ "From 3 May to 5 May": the first of two dates so joined carries the interval."""
    joined = list(found)
    for place, (a, b) in enumerate(pairwise(found)):
        gap = text[a.end : b.start]
        opens = re.search(
            r"\b(?:from|between)\s+(?:the\s+)?$", text[max(0, a.start - 14) : a.start], re.IGNORECASE
        )
        whole = a.value and b.value and "/" not in a.value + b.value
        joins = len(gap) < 12 and _JOIN.fullmatch(gap) and (opens or not gap.strip().startswith("and"))
        dated = re.search(r"\b(?:1[5-9]|20)\d\d\b", b.text)
        if (
            whole
            and joins
            and dated
            and a.anchor == "published"
            and a.value
            and re.match(r"\d{4}-\d\d", a.value)
        ):
            moved = dated[0] + a.value[4:]
            a = joined[place] = replace(a, value=moved, timex=moved, anchor=None) if is_edtf(moved) else a
        if whole and joins and bounds(str(a.value))[0] <= bounds(str(b.value))[1]:
            joined[place] = replace(a, range=f"{a.value}/{b.value}")
    return joined


def times(page: Page) -> list[TimeExpression]:
    """The expressions of time on a page."""
    return read_times(page.text, page.document.published)
