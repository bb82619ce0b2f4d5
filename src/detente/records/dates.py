"""Dates that may stop at the month: EDTF (ISO 8601-2) strings and the days they may mean."""

from __future__ import annotations

import datetime as dt
import functools
import time

from edtf import EDTFParseException, parse_edtf


def _day(value: time.struct_time) -> dt.date:
    year = min(max(value.tm_year, 1), 9999)
    return dt.date(year, value.tm_mon, value.tm_mday)


@functools.lru_cache(maxsize=65536)
def bounds(edtf: str) -> tuple[dt.date, dt.date]:
    """First and last day an EDTF string can mean, approximation marks aside ("2025-08~" is August).

    Raises ValueError where the string is not EDTF.
    """
    try:
        exact = dt.date.fromisoformat(edtf) if len(edtf) == 10 else None
    except ValueError:
        exact = None
    if exact is not None:
        return exact, exact
    try:
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
