"""Dates that may stop at the month: EDTF (ISO 8601-2) strings and the days they may mean."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
import time

from edtf import EDTFParseException, parse_edtf

_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_Days = tuple[dt.date, dt.date]


def _day(value: time.struct_time) -> dt.date:
    year = min(max(value.tm_year, 1), 9999)
    return dt.date(year, value.tm_mon, value.tm_mday)


def _plain(edtf: str) -> _Days | None:
    """The days of a plain year, month or day, a thousand times as fast as the grammar; None for all else."""
    parts = _PLAIN.fullmatch(edtf)
    if parts is None or edtf.startswith("0000"):
        return None
    year, month, day = (int(part) if part else 0 for part in parts.groups())
    if day:
        only = dt.date(year, month, day)
        return only, only
    last = month or 12
    return dt.date(year, month or 1, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _interval(edtf: str) -> _Days | None:
    """The days from one plain date to another; None for all else."""
    start, slash, end = edtf.partition("/")
    first, last = (_plain(start), _plain(end)) if slash else (None, None)
    return (first[0], last[1]) if first and last else None


@functools.lru_cache(maxsize=65536)
def bounds(edtf: str) -> tuple[dt.date, dt.date]:
    """First and last day an EDTF string can mean, approximation marks aside ("2025-08~" is August).

    Raises ValueError where the string is not EDTF.
    """
    try:
        plain = _plain(edtf) or _interval(edtf)
        if plain is not None:
            return plain
        parsed = parse_edtf(edtf)
        return _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError) as reason:
        raise ValueError(
            f"{edtf!r} is not an EDTF date such as 2025-08-15, 2025-08 or 2025-08-15~"
        ) from reason


def is_edtf(value: str) -> bool:
    """True where the string is an EDTF date or interval."""
    try:
        bounds(value)
    except ValueError:
        return False
    return True


def precision(edtf: str) -> str:
    """ "day", "month", "year" or "interval": how far the string goes."""
    first, last = bounds(edtf)
    days = (last - first).days
    return (
        "day"
        if days == 0
        else "month"
        if days <= 31 and "/" not in edtf
        else "year"
        if days <= 366 and "/" not in edtf
        else "interval"
    )


def may_coincide(a: str, b: str, slack_days: int = 0) -> bool:
    """True where two dates can mean the same day, give or take `slack_days`."""
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    slack = dt.timedelta(days=slack_days)
    return a0 <= b1 + slack and b0 <= a1 + slack
