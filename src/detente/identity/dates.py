"""Dates that are not whole: does an EDTF interval cover an EDTF day, month or year?

Tenures in our tables are EDTF level 1 intervals ("2019-05-20/..", "1993/1996-04", "2010-05-29/" for an end
nobody wrote down). A comparison says yes, no, or None for "cannot be told at this precision".
"""

from __future__ import annotations

import re

FIRST, LAST = "0000-00-00", "9999-99-99"
_DATE = re.compile(r"(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?$")


def bounds(date: str) -> tuple[str, str] | None:
    """First and last possible day of one EDTF date, as strings that sort; None if it is not one."""
    found = _DATE.match(date.strip()[:10].rstrip("T"))
    if not found:
        return None
    year, month, day = found.groups()
    if day:
        return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
    if month:
        return f"{year}-{month}-01", f"{year}-{month}-31"
    return f"{year}-01-01", f"{year}-12-31"


def covers(interval: str, date: str) -> bool | None:
    """Whether a tenure was running at a date: True, False, or None where precision leaves it open."""
    when = bounds(date)
    if when is None or not interval:
        return None
    start, _, end = interval.partition("/")
    begins = bounds(start) or (FIRST, FIRST if start == ".." else LAST)
    if end == "..":
        ends: tuple[str, str] = (LAST, LAST)
    else:
        ends = bounds(end) or (begins[1] if begins[1] != LAST else FIRST, LAST)
    if when[1] < begins[0] or when[0] > ends[1]:
        return False
    if when[0] >= begins[1] and when[1] <= ends[0]:
        return True
    return None


def starts(interval: str) -> str:
    """Sort key: the earliest day a tenure may have begun."""
    found = bounds(interval.partition("/")[0])
    return found[0] if found else FIRST


def ended_before(interval: str, date: str) -> bool:
    """Whether a tenure was certainly over by a date."""
    when, end = bounds(date), bounds(interval.partition("/")[2])
    return bool(when and end and end[1] < when[0])
