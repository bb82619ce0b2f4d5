"""Rules for expressions that name a day, week, month, season, quarter or year."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from detente.reading import times_words as w
from detente.reading.times_calendar import (
    SEASON_OF_MONTH,
    easter,
    thanksgiving,
)
from detente.reading.times_values import Anchors, Value, rule

_MONTH = rf"(?P<month>{w.any_of(w.MONTHS)})\.?"
_WEEKDAY = rf"(?:{w.any_of(w.WEEKDAYS)}\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TO_DAY = r"(?: ?(?:[-–]|and|to) ?(?P<to>\d{1,2})(?:st|nd|rd|th)?)?"
_YEAR = r"(?:,? (?:of )?(?P<year>\d{4}))"
_WHICH = (
    r"(?P<which>last|next|this past|this coming|this|the previous|previous|the following|following|the"
    r" same|that same|that|past|coming|the next|the coming|the past)"
)
PUBLISHED: Literal["published"] = "published"
BACK = ("last", "previous", "the previous", "this past", "past", "the past", "preceding", "the last")
ON = ("next", "following", "the following", "coming", "this coming", "the next", "the coming")
_NAMED_YEAR = r"(?: (?:of )?(?P<whose>last|this|next|that|the previous|the following) year)"


def _year(match: re.Match[str], anchors: Anchors) -> int | None:
    """The year an expression states itself, or by "last year"."""
    said = match.groupdict()
    if said.get("year"):
        return int(said["year"])
    if said.get("whose") and anchors.published:
        return anchors.published.day.year + (1 if said["whose"] in ON else -1 if said["whose"] in BACK else 0)
    return None


def _date(year: int, month: int, day: int = 1) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def nearest(anchors: Anchors, month: int, day: int | None) -> int | None:
    """The year of a month (and day) told without one: by tense, else the one that lies nearest."""
    if anchors.year is not None and anchors.tense != "future":
        return anchors.year
    if anchors.published is None:
        return None
    at = anchors.published.day
    dates = [(y, d) for y in (at.year - 1, at.year, at.year + 1) if (d := _date(y, month, day or 1))]
    if day is None:
        at = at.replace(day=1)
    past = [y for y, d in dates if d <= at]
    future = [y for y, d in dates if d >= at]
    away = sorted((abs((d - at).days), y) for y, d in dates)
    if day is not None and len(away) > 1 and away[0][0] * 3 < away[1][0]:
        return away[0][1]
    if anchors.tense == "future" and future:
        return future[0]
    if past and future and anchors.tense == "past" and not anchors.deed and _soon(at, dates):
        return future[0]
    if anchors.tense == "past" and past:
        return past[-1]
    return past[-1] if past else away[0][1] if away else None


def _soon(at: dt.date, dates: list[tuple[int, dt.date]]) -> bool:
    """Whether a date lies at most four months ahead, and last year's eight months back.

    Who means the latter says so ("last May"), unless a verb in the past stands right before.
    """
    ahead = min((d - at).days for _, d in dates if d >= at)
    back = min((at - d).days for _, d in dates if d <= at)
    return 0 < ahead <= 125 and back >= 235


def _spelled(
    year: int | None, month: int, day: int | None, match: re.Match[str], anchor: Literal["published"] | None
) -> Value | None:
    """The value of a month or day, with the interval where two days are named."""
    lead = f"{year:04d}" if year is not None else "XXXX"
    if day is None:
        return Value(f"{lead}-{month:02d}", anchor=anchor)
    if _date(year or 2000, month, day) is None:
        return None
    to = match.groupdict().get("to")
    stretch = None
    if to and year is not None and _date(year, month, int(to)) and int(to) > day:
        stretch = f"{lead}-{month:02d}-{day:02d}/{lead}-{month:02d}-{int(to):02d}"
    return Value(f"{lead}-{month:02d}-{day:02d}", anchor=anchor, stretch=stretch)


@rule(r"(\d{4})-(\d\d)-(\d\d)(t\S+)?")
def _iso(match: re.Match[str], _: Anchors) -> Value | None:
    day = _date(int(match[1]), int(match[2]), int(match[3]))
    return Value(day.isoformat()) if day else None


@rule(r"(\d{1,2})([/.])(\d{1,2})[/.](\d{2}|\d{4})")
def _figures(match: re.Match[str], anchors: Anchors) -> Value | None:
    """12.08.2025 is day first; 08/12/2025 is told by what exists, else by the anchor, else month first."""
    year = int(match[4]) + (0 if len(match[4]) == 4 else 1900 if int(match[4]) > 40 else 2000)
    a, b = int(match[1]), int(match[3])
    day_first, month_first = _date(year, b, a), _date(year, a, b)
    if match[2] == "." or not month_first:
        return Value(day_first.isoformat()) if day_first else None
    at = anchors.day
    if day_first and at and abs((at - day_first).days) < min(31, abs((at - month_first).days)):
        return Value(day_first.isoformat())
    return Value(month_first.isoformat())


@rule(
    rf"(?:{_WEEKDAY},? (?:the )?)?(?:{_MONTH} {_DAY}{_TO_DAY}|(?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?(?: ?(?:[-–]|and|to) ?(?P<to2>\d{{1,2}})(?:st|nd|rd|th)?)? (?:of"
    rf" )?(?P<month2>{w.any_of(w.MONTHS)})\.?)(?:{_YEAR}|{_NAMED_YEAR})?"
)
def _month_day(match: re.Match[str], anchors: Anchors) -> Value | None:
    month = w.MONTHS[match["month"] or match["month2"]]
    day = int(match["day"] or match["day2"])
    year = _year(match, anchors)
    told: Literal["published"] | None = None
    if year is None:
        year, told = nearest(anchors, month, day), PUBLISHED
    found = _spelled(year, month, day, match, told)
    to = match["to2"]
    if found and to and year and _date(year, month, int(to)) and int(to) > day:
        found = Value(
            found.timex, anchor=found.anchor, stretch=f"{found.timex}/{found.timex[:-2]}{int(to):02d}"
        )
    return found


@rule(rf"(?:{_WHICH} )?{_MONTH},?(?:(?: of)?{_YEAR}|{_NAMED_YEAR})?")
def _month(match: re.Match[str], anchors: Anchors) -> Value | None:
    month = w.MONTHS[match["month"]]
    year = _year(match, anchors)
    if year is not None:
        return Value(f"{year:04d}-{month:02d}")
    which, at = match["which"], anchors.published
    if which and at and which not in ("that", "that same", "the same"):
        now = at.day
        if which in BACK:
            return Value(f"{now.year - (month >= now.month):04d}-{month:02d}", anchor="published")
        if which in ON:
            return Value(f"{now.year + (month <= now.month):04d}-{month:02d}", anchor="published")
        return Value(f"{now.year:04d}-{month:02d}", anchor="published")
    return _spelled(nearest(anchors, month, None), month, None, match, "published")


@rule(
    rf"(?:(?P<which>last|next|this past|this coming|this|past|coming|previous|following|the|) ?)(?:the"
    rf" )?(?P<season>{w.any_of(w.SEASONS)})(?: of)?(?:{_YEAR}|{_NAMED_YEAR})?"
)
def _season(match: re.Match[str], anchors: Anchors) -> Value | None:
    season, year = w.SEASONS[match["season"]], _year(match, anchors)
    if year is None:
        if anchors.published is None:
            return None
        now = anchors.published.day
        here = ("SP", "SU", "FA", "WI").index(season)
        at = ("SP", "SU", "FA", "WI").index(SEASON_OF_MONTH[now.month - 1])
        if now.month <= 2:
            at = -1
        step = (
            -1 if match["which"] in BACK and here >= at else 1 if match["which"] in ON and here <= at else 0
        )
        if match["which"] in ("", "the") and anchors.tense == "past" and here > at:
            step = -1
        year = now.year + step
        return Value(f"{year:04d}-{season}", anchor="published")
    return Value(f"{year:04d}-{season}")


@rule(r"(?:mid-|fiscal (?:year )?|year )?(?P<year>\d{4})(?: and beyond)?(?: period)?")
def _bare_year(match: re.Match[str], _: Anchors) -> Value | None:
    return Value(match["year"], about=match[0].startswith("mid"))


@rule(r"(?:early |late |mid-)?(?:(?P<year>\d{3})0s|'(?P<short>\d)0s|(?P<century>\d{1,2})(?:th|st) century)")
def _decade(match: re.Match[str], _: Anchors) -> Value | None:
    about = match[0][0] in "elm"
    if match["century"]:
        return Value(f"{int(match['century']) - 1:02d}", about=about)
    return Value(match["year"] or f"19{match['short']}", about=about)


@rule(rf"(?P<name>{w.any_of(w.HOLIDAYS)})(?: (?P<year>\d{{4}}))?")
def _holiday(match: re.Match[str], anchors: Anchors) -> Value | None:
    fixed = w.HOLIDAYS[match["name"]]
    if match["year"]:
        year: int | None = int(match["year"])
    elif isinstance(fixed, list):
        year = nearest(anchors, fixed[0], fixed[1])
    else:
        year = nearest(
            anchors, 4 if "easter" in match["name"] else 11, 10 if "easter" in match["name"] else 25
        )
    if year is None or year < 1583:
        return None
    day = (
        _date(year, *fixed)
        if isinstance(fixed, list)
        else (easter if "easter" in match["name"] else thanksgiving)(year)
    )
    return Value(day.isoformat(), anchor=None if match["year"] else "published") if day else None
