"""What a sentence says of a contact beside who takes part: date, ordinal, level, who reports it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from detente.reading.contacts_chains import Chain, Unit, level_in
from detente.reading.contacts_find import Trigger
from detente.reading.tallies_parts import ORDINAL, count
from detente.reading.times import TimeExpression
from detente.records import Level, Status
from detente.records.dates import bounds, is_edtf

AHEAD: tuple[Status, ...] = ("planned", "proposed", "demanded", "hypothetical")
RANK: dict[Level, int] = {"leader": 0, "minister": 1, "envoy": 2, "delegation": 3, "expert": 4}
_NOT_THE_DATE = re.compile(
    r"\b(?:since|until|till|by|signed (?:in|on)|agreement of|resolution of|elected in|began in|war of"
    r"|of the)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NTH = re.compile(
    rf"\b({ORDINAL})(?:[- ](?!(?:and|or|of|in|on|at|to|for|with|by|from|as|time|day|week|month"
    rf"|year)\b)[\w’'-]+){{0,4}}[- ]$",
    re.IGNORECASE,
)
_NTH_ROUND = re.compile(
    rf"\b({ORDINAL})(?: [\w-]+){{0,2}} (?:round|session|series) of (?:[\w-]+ ){{0,3}}$", re.IGNORECASE
)
_NTH_TIME = re.compile(
    rf"\bfor (?:the|a) ({ORDINAL}) time\b(?! (?:in|since))|\b({ORDINAL}) time (?:that )?\b|\b(?:his"
    rf"|her|their|its|the)"
    rf" ({ORDINAL}) (?:this year|in|since|to)\b",
    re.IGNORECASE,
)
_SPEECH = (
    r"(?:said|says|announced|claimed|claims|told|confirmed|reported|wrote|stated|declared|disclosed"
    r"|revealed|denied|denies|noted|added|tweeted|posted|asserted|insisted)"
)


def date_of(text: str, trigger: Trigger, times: Sequence[TimeExpression]) -> str | None:
    """The date of a trigger, None where its sentence tells of none."""
    when = time_of(text, trigger, times)
    return (when.range or when.value) if when else None


def time_of(text: str, trigger: Trigger, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Of the dates in its sentence the one nearest to a trigger, days before months before years."""
    best: tuple[float, TimeExpression] | None = None
    for when in times:
        value = when.range or when.value
        if (
            value is None
            or when.kind not in ("date", "time", "duration")
            or (when.kind == "duration" and when.range is None)
        ):
            continue
        if _NOT_THE_DATE.search(text[max(0, when.start - 24) : when.start]):
            continue
        distance = when.start - trigger.end if when.start >= trigger.end else (trigger.start - when.end) + 10
        first, last = bounds(value)
        coarse = 0 if (last - first).days == 0 else 40 if (last - first).days <= 31 else 90
        score = distance + coarse
        if best is None or score < best[0]:
            best = (score, when)
    return best[1] if best else None


_YEAR, _DAY_OF_WEEK = (
    re.compile(r"\d{4}"),
    re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE),
)
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|spring|summer|autumn|fall|winter",
    re.IGNORECASE,
)


LATELY = 60  # days


def fitting(date: str | None, words: str, status: Status, published: str | None) -> str | None:
    """The date that fits what happened: what took place lies behind the day of publication, what is planned
    ahead of it. A month told without its year is moved by a year, not where it lies LATELY behind; a day of
    the week by a week."""
    whole = re.fullmatch(r"(\d{4})-(\d\d)(-\d\d)?~?", date or "")
    if date is None or whole is None or not published or not is_edtf(published) or _YEAR.search(words):
        return date
    (first, last), (opens, closes) = bounds(date), bounds(published)
    step = -1 if status == "occurred" and first > closes else 1 if status in AHEAD and last < opens else 0
    if not step:
        return date
    if _MONTH.search(words):
        if step > 0 and opens - last < timedelta(days=LATELY):  # "invited them in a letter of 9 December"
            return date
        return f"{int(date[:4]) + step:04}{date[4:]}"
    if _DAY_OF_WEEK.search(words) and whole[3]:
        return (first + timedelta(days=7 * step)).isoformat()
    return date


def ordinal_of(text: str, start: int, end: int, trigger: Trigger) -> int | None:
    """What a report calls it: "their fifth call" is 5; None where it does not count."""
    before = text[max(start, trigger.start - 70) : trigger.start]
    for pattern in (_NTH, _NTH_ROUND):
        match = pattern.search(before)
        if match and trigger.form == "noun":
            return count(match[1])
    inside = re.match(rf"({ORDINAL})\b", text[trigger.start : trigger.end], re.IGNORECASE)
    if inside:
        return count(inside[1])
    window = text[max(start, trigger.start - 60) : min(end, trigger.end + 140)]
    match = _NTH_TIME.search(window)
    return count(match[1] or match[2] or match[3]) if match and trigger.form != "noun" else None


def levels_of(
    participants: Sequence[Unit], text: str, trigger: Trigger
) -> tuple[tuple[Level | None, ...], Level | None]:
    """The level of each participant and of the contact: the lowest that took part, as far as readable."""
    near = text[max(0, trigger.start - 50) : trigger.end + 12]
    said: Level | None = None
    if trigger.format == "summit" and re.search(
        r"\bsummit", text[trigger.start : trigger.end], re.IGNORECASE
    ):
        said = "leader"
    if re.search(
        r"\b(?:ministerial|foreign ministers|between ministers|at ministerial level)\b", near, re.IGNORECASE
    ):
        said = "minister"
    if re.search(r"\b(?:expert|technical)[- ](?:level|talks|meeting)\b", near, re.IGNORECASE):
        said = "expert"
    if (
        re.search(r"\b(?:envoys?|special representatives?)\b", near, re.IGNORECASE)
        and trigger.way == "visitnoun"
    ):
        said = "envoy"
    each = tuple(u.level or (said if u.kind == "state" else None) for u in participants)
    known = [level for level in each if level]
    if known:
        return each, max(known, key=lambda level: RANK[level])
    return each, said or level_in(near[:50][-25:]) if trigger.format in ("talks", "meeting") else said


def reporter(text: str, start: int, end: int, trigger: Trigger, chains: Sequence[Chain]) -> Unit | None:
    """Who says so in the same sentence: "according to X", "X said that ...", "..., X said"."""
    for chain in chains:
        unit = chain.units[0]
        before = text[max(start, unit.start - 45) : unit.start]
        if re.search(r"\baccording to (?:[\w’'-]+ ){0,4}$", before, re.IGNORECASE):
            return unit
        after = text[chain.end : min(end, chain.end + 45)]
        speaks = re.match(
            rf"(?:[\s,]+(?!(?:is|was|are|were|be|been|being)\b)[\w’'-]+){{0,3}}?[\s,]+{_SPEECH}\b", after
        )
        if speaks and (chain.end + speaks.end() <= trigger.start or chain.start > trigger.end):
            return chain.units[-1]
    return None
