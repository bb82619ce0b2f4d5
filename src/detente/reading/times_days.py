"""Rules for expressions that lean on a day: weekdays, "today", "the next day", "this week"."""

from __future__ import annotations

import re

from detente.reading import times_words as w
from detente.reading.times_calendar import GRAIN, Moment, add_days, shift, timex
from detente.reading.times_dates import BACK, ON
from detente.reading.times_values import Anchors, Value, rule

_WEEKDAY = rf"(?:(?P<weekday>{w.any_of(w.WEEKDAYS)})\.?)"


@rule(
    rf"(?:(?P<which>(?:the )?(?:last|next|this past|this coming|this|previous|following|same|coming)"
    rf"|that(?: same)?) )?{_WEEKDAY}(?:,? (?P<week>last|next) week)?(?: (?:early |late"
    rf" )?(?P<part>{w.any_of(w.PARTS)})| at .*)?"
)
def _weekday(match: re.Match[str], anchors: Anchors) -> Value | None:
    which = match["which"] or ""
    told = (
        which in ("the previous", "the following", "the same", "that", "that same")
        and anchors.told is not None
    )
    base = anchors.told.day if told and anchors.told else anchors.day
    weekday = w.WEEKDAYS[match["weekday"]]
    part = w.PARTS[match["part"]] if match["part"] else ""
    if base is None:
        return Value(f"XXXX-WXX-{weekday + 1}{part}", "time" if part else "date")
    back = (base.weekday() - weekday) % 7
    on = (weekday - base.weekday()) % 7
    if match["week"]:
        offset = weekday - base.weekday() + (7 if match["week"] == "next" else -7)
    elif which.removeprefix("the ") in ("last", "previous"):
        offset = -(back or 7)
    elif which.removeprefix("the ") in ("next", "following", "coming", "this coming"):
        offset = on or 7
    elif anchors.tense == "future" and which != "this past":
        offset = on
    else:
        offset = -back
    day = add_days(base, offset).isoformat()
    return Value(day + part, "time" if part else "date", anchor="told" if told else "published")


_DEIXIS = {
    "today": 0,
    "tonight": 0,
    "overnight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}


@rule(
    rf"(?P<day>{w.any_of(_DEIXIS)})(?: (?P<part>{w.any_of(w.PARTS)}))?|(?P<last>last night)|(?:early "
    rf"|late )?(?P<this>this (?:very )?)(?P<part2>{w.any_of(w.PARTS)})"
)
def _today(match: re.Match[str], anchors: Anchors) -> Value | None:
    word = match["day"] or ("yesterday" if match["last"] else "today")
    part = (
        match["part"]
        or match["part2"]
        or ("night" if word in ("tonight", "overnight") or match["last"] else None)
    )
    if anchors.day is None:
        return Value("PRESENT_REF") if word == "today" else None
    day = add_days(anchors.day, _DEIXIS[word]).isoformat()
    return Value(day + (w.PARTS[part] if part else ""), "time" if part else "date", anchor="published")


@rule(r"(?:earlier |later )?(?:(?:the |that )?same|that) (?P<unit>day|week|month|year|night|evening|morning)")
def _same(match: re.Match[str], anchors: Anchors) -> Value | None:
    told = anchors.told or anchors.published
    unit = match["unit"]
    grain = {"day": "D", "week": "W", "month": "M", "year": "Y"}.get(unit, "D")
    if told is None or GRAIN[told.grain] < GRAIN[grain]:
        return None
    return Value(
        timex(Moment(told.day, grain)) + w.PARTS.get(unit, ""),
        "time" if unit in w.PARTS else "date",
        anchor="told",
    )


@rule(
    r"(?P<which>next|following|previous|preceding) (?P<unit>day|morning|evening|night|afternoon)|day"
    r" (?P<side>before|after)"
)
def _next_day(match: re.Match[str], anchors: Anchors) -> Value | None:
    told = anchors.told or anchors.published
    if told is None or told.grain != "D":
        return None
    step = 1 if (match["which"] in ("next", "following") or match["side"] == "after") else -1
    part = w.PARTS.get(match["unit"] or "", "")
    return Value(add_days(told.day, step).isoformat() + part, "time" if part else "date", anchor="told")


@rule(
    r"(?P<which>last|next|this past|this coming|this|previous|following|coming|current|same|past|that"
    r"|latest|rest of the|remaining|)\s?(?:fiscal |full |financial |calendar |academic |entire |whole"
    r" )?(?P<unit>weekend|week|fortnight|month|quarter|period|year|decade|century)(?:'s end|-end| or"
    r" so)?"
)
def _deictic(match: re.Match[str], anchors: Anchors) -> Value | None:
    which, unit = match["which"], match["unit"]
    code = {"weekend": "W", "period": "Q"}.get(unit) or w.UNITS[unit]
    grain = {"W2": "W"}.get(code, code)
    told = which in ("previous", "following", "that", "same") and anchors.told is not None
    base = anchors.told if told else anchors.published
    if base is None or GRAIN[base.grain] < GRAIN[grain]:
        return None
    if which == "past" and unit not in ("weekend",):
        return None
    step = -1 if which in BACK else 1 if which in ON else 0
    if unit == "weekend" and which == "" and anchors.tense == "past" and base.day.weekday() < 5:
        step = -1
    if unit in ("quarter", "period") and which in ("latest", ""):
        step = -1
    day = shift(base.day, code, step)
    return Value(
        timex(Moment(day, grain)) + ("-WE" if unit == "weekend" else ""),
        anchor="told" if told else "published",
    )


@rule(r"end of (?:the |this )?(?P<unit>week|month|year)|(?P<unit2>year|month)[- ]end")
def _end(match: re.Match[str], anchors: Anchors) -> Value | None:
    grain = {"week": "W", "month": "M", "year": "Y"}[match["unit"] or match["unit2"]]
    return (
        Value(timex(Moment(anchors.published.day, grain)), about=True, anchor="published")
        if anchors.published
        else None
    )
