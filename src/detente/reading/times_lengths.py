"""Rules for lengths of time, distances from an anchor, repetitions, quarters, clock times and vague words."""

from __future__ import annotations

import re

from detente.reading import times_words as w
from detente.reading.times_calendar import GRAIN, Moment, shift, timex
from detente.reading.times_values import Anchors, Value, rule, value

_UNIT = (
    r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ie)"
    r"|millenni(?:um|a))(?:s|s'|'s)?"
)
_NUMBER = rf"(?:{w.NUMBER}|half an?)"
_VAGUE = w.VAGUE
_ADJECTIVE = r"(?:more|additional|full|consecutive|straight|working|trading|whole|long|short)"


def _code(unit: str) -> str:
    return w.UNITS.get(unit, "C" if unit.startswith("centur") else "L")


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 duration: P3Y, PT5M, P2W; X where the number is vague."""
    code = _code(unit)
    if count is not None and code == "W2":
        count, code = count * 2, "W"
    if count == 0.5 and code in ("Y", "D", "TH"):
        return {"Y": "P6M", "D": "PT12H", "TH": "PT30M"}[code]
    said = "X" if count is None else str(int(count)) if count == int(count) else str(count)
    if count is not None and count != int(count) and code == "TH":
        return f"PT{int(count)}H30M"
    return f"PT{said}{code[1]}" if code.startswith("T") else f"P{said}{code[0]}"


def _count(words: str | None, tail: str | None = None) -> float | None:
    if not words or re.fullmatch(_VAGUE, words):
        return None
    if words.startswith("half"):
        return 0.5
    count = w.number(words)
    return count + 0.5 if count is not None and tail and "half" in tail else count


@rule(
    rf"(?:(?P<n>{_NUMBER}|{_VAGUE})(?P<half> and a half)?(?: (?:to|or) {w.NUMBER})? )?(?:{_ADJECTIVE}"
    rf" )?{_UNIT}(?P<half2> and a half)?(?: or (?:so|two|more))? (?P<way>ago|earlier|later|before"
    rf"|afterwards?|from now|hence|previously|from today|before that|after that|into the future)"
)
def _distance(match: re.Match[str], anchors: Anchors) -> Value | None:
    """ "Two weeks ago" leans on publication, "two weeks later" on what was just told."""
    way, unit = match["way"], match["unit"]
    vague = match["n"] is None or bool(re.fullmatch(_VAGUE, match["n"]))
    forward = way in (
        "later",
        "from now",
        "hence",
        "after that",
        "from today",
        "into the future",
    ) or way.startswith("after")
    to_told = (
        way in ("later", "before", "before that", "after that") or way.startswith("after") or way == "earlier"
    )
    base = anchors.told if to_told and anchors.told else anchors.published
    code = _code(unit)
    count = _count(match["n"], match["half"] or match["half2"])
    if code == "Y" and count == 1 and anchors.quarter and not forward:
        return Value(timex(Moment(shift(anchors.quarter.day, "Y", -1), "Q")), anchor="told")
    if vague or count is None:
        return Value("FUTURE_REF" if forward else "PAST_REF")
    if code.startswith("T"):
        return (
            Value(length(count, unit), "duration")
            if base is None or base.grain != "D"
            else Value(timex(base), "time", about=True)
        )
    grain = {"W2": "W"}.get(code, code)
    if base is None or (GRAIN[base.grain] < GRAIN[grain] and base.grain != "Y"):
        return None
    day = shift(base.day, code, count if forward else -count)
    if code == "D" or (grain in "WM" and to_told and base is anchors.told and base.grain == "D"):
        grain = "D" if code == "D" else grain
    return Value(
        timex(Moment(day, grain)), anchor="told" if base is anchors.told and to_told else "published"
    )


@rule(
    rf"(?P<which>last|past|previous|preceding|next|coming|following|first|latest|final|remaining"
    rf"|recent) (?P<n>{_NUMBER}|{_VAGUE})? ?(?:{_ADJECTIVE} )?{_UNIT}(?: or so)?"
)
def _window(match: re.Match[str], anchors: Anchors) -> Value | None:
    """ "The past two weeks": a length in TIMEX3, an interval that ends at publication in EDTF."""
    count = _count(match["n"]) if match["n"] else (1.0 if not match[0].rstrip().endswith("s") else None)
    code = _code(match["unit"])
    if count is None and not match["n"] and match["which"] in ("past", "last", "next", "coming"):
        return Value("PAST_REF" if match["which"] in ("past", "last") else "FUTURE_REF")
    stretch = None
    if (
        count is not None
        and anchors.day
        and not code.startswith("T")
        and match["which"] not in ("first", "final")
    ):
        back = match["which"] in ("last", "past", "previous", "preceding", "latest")
        ends = sorted((anchors.day, shift(anchors.day, code, -count if back else count)))
        stretch = f"{ends[0].isoformat()}~/{ends[1].isoformat()}"
    return Value(
        length(count, match["unit"]), "duration", anchor="published" if stretch else None, stretch=stretch
    )


@rule(
    rf"(?P<n>{_NUMBER}|{_VAGUE})(?P<half> and a half)?(?:(?: to |-| or )(?P<n2>{w.NUMBER}))?[ -](?:"
    rf"{_ADJECTIVE} )*{_UNIT}(?P<half2> and a half)?(?: or (?:so|more|two))?(?:-long)?"
)
def _length(match: re.Match[str], _: Anchors) -> Value | None:
    count = _count(match["n2"] or match["n"], match["half"] or match["half2"])
    if match["half2"] and _code(match["unit"]) == "TM" and count is not None:
        return Value(f"PT{int(count)}M30S", "duration")
    return Value(length(count, match["unit"]), "duration")


@rule(r"(?P<unit>days|weeks|months|years|decades|centuries)(?: or \w+)?")
def _some(match: re.Match[str], _: Anchors) -> Value | None:
    """A bare plural: "for centuries", "within weeks"."""
    unit = match["unit"]
    return Value(length(None, "century" if unit == "centuries" else unit[:-1]), "duration")


_EACH = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
    "quarterly": "P3M",
}


@rule(
    rf"(?P<adverb>{w.any_of(_EACH)})|(?:each|every|once an?|twice an?) (?P<other>other"
    rf" )?(?P<what>[a-z]+)|(?P<days>{w.any_of(w.WEEKDAYS)})s"
)
def _set(match: re.Match[str], _: Anchors) -> Value | None:
    if match["adverb"]:
        return Value(_EACH[match["adverb"]], "set")
    what = match["days"] or match["what"]
    if what in w.WEEKDAYS:
        return Value(f"XXXX-WXX-{w.WEEKDAYS[what] + 1}", "set")
    if what in w.PARTS:
        return Value(f"XXXX-XX-XX{w.PARTS[what]}", "set")
    if what.rstrip("s") in w.UNITS:
        return Value(length(2 if match["other"] else 1, what.rstrip("s")), "set")
    return None


@rule(
    r"(?:(?P<year>\d{4}) |(?P<whose>last|this|next) year's |(?P<ago>(?:year|month)-(?:ago|earlier)) "
    r"|fiscal |current |latest |corresponding |same )*(?P<nth>first|second|third|fourth|final)[ -]"
    r"(?P<unit>quarter|half)s?(?:(?: of)? (?:fiscal )?(?P<year2>\d{4})| (?P<whose2>last|this|next)"
    r" year)?"
)
def _quarter(match: re.Match[str], anchors: Anchors) -> Value | None:
    nth = 4 if match["nth"] == "final" else w.ORDINALS[match["nth"]]
    letter, months = ("Q", 3) if match["unit"] == "quarter" else ("H", 6)
    year = match["year"] or match["year2"]
    if year is None:
        if anchors.published is None:
            return None
        now = anchors.published.day
        whose = match["whose"] or match["whose2"]
        if whose or match["ago"]:
            guess = now.year + {"last": -1, "next": 1}.get(whose or "last", 0)
        else:
            guess = now.year - (
                1 if (nth - 1) * months + 1 > now.month + (months if anchors.tense == "future" else 0) else 0
            )
        return Value(f"{guess:04d}-{letter}{nth}", anchor="published") if 12 // months >= nth else None
    return Value(f"{year}-{letter}{nth}") if 12 // months >= nth else None


@rule(r"(?:year|month|week)-(?:ago|earlier)(?: (?P<unit>quarter|period|month|year|week|half))?")
def _year_ago(match: re.Match[str], anchors: Anchors) -> Value | None:
    if anchors.published is None:
        return None
    told = anchors.told if anchors.told and anchors.told.grain in "QM" else None
    if told or match["unit"] in ("quarter", "period"):
        base = told or Moment(shift(anchors.published.day, "Q", -1), "Q")
        return Value(
            timex(Moment(shift(base.day, "Y", -1), base.grain)), anchor="told" if told else "published"
        )
    return Value(timex(Moment(shift(anchors.published.day, "Y", -1), "Y")), anchor="published")


@rule(rf"(?P<reference>{w.any_of(w.REFERENCES)}|past|future)")
def _reference(match: re.Match[str], _: Anchors) -> Value | None:
    word = match["reference"]
    return Value(w.REFERENCES.get(word) or w.REFERENCES.get(f"the {word}", "PAST_REF"))


_CLOCK = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?: ?(?P<half>[ap])\.?m\.?| hrs| (?:o'clock|in the"
    r" (?P<when>morning|afternoon|evening)))?|(?P<word>noon|midday|midnight)|(?P<four>[0-2]\d[0-5]\d)(?="
    r" (?:gmt|utc)))"
)


@rule(rf"{_CLOCK}(?: ?\(?(?:gmt|utc|local time|[a-z]{{2,3}}t|msk)\)?)?(?:,? (?:on )?(?P<rest>.+))?")
def _clock(match: re.Match[str], anchors: Anchors) -> Value | None:
    """A time of day, on the day it names or on the day of publication; the zone is left aside."""
    named = value(match["rest"], anchors) if match["rest"] else None
    day = named.timex[:10] if named and named.kind in ("date", "time") else None
    if day is None:
        if anchors.day is None:
            return None
        day = anchors.day.isoformat()
    if match["word"]:
        return Value(
            f"{day}T{'24:00' if match['word'] == 'midnight' else '12:00'}", "time", anchor="published"
        )
    if match["four"]:
        return Value(f"{day}T{match['four'][:2]}:{match['four'][2:]}", "time", anchor="published")
    hour = int(match["hour"])
    if match["half"] == "p" or match["when"] in ("afternoon", "evening"):
        hour = hour + 12 if hour < 12 else hour
    elif match["half"] == "a" and hour == 12:
        hour = 0
    return (
        Value(f"{day}T{hour:02d}:{match['minute'] or '00'}", "time", anchor="published")
        if hour <= 24
        else None
    )


@rule(r"nineteen (?P<ten>[a-z]+?)(?:[- ](?P<one>[a-z]+))?|year two thousand")
def _spelled_year(match: re.Match[str], _: Anchors) -> Value | None:
    if not match["ten"]:
        return Value("2000")
    ten, one = w.number(match["ten"]), w.number(match["one"]) if match["one"] else 0.0
    return (
        Value(str(1900 + int(ten + one))) if ten is not None and one is not None and ten + one < 100 else None
    )
