"""Days, weeks, months and years: moving about in the calendar, and TIMEX values read as EDTF."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

# how fine a value is; a value can be told from an anchor that is at least as fine
GRAIN = {"C": 0, "E": 1, "Y": 2, "H": 3, "Q": 3, "S": 3, "M": 4, "W": 5, "D": 6, "T": 7}
SEASON_CODE = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
SEASON_OF_MONTH = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")


@dataclass(frozen=True)
class Moment:
    """A stretch of the calendar: its first day and its grain (a key of GRAIN)."""

    day: dt.date
    grain: str


def add_months(day: dt.date, months: int) -> dt.date:
    """The day so many months on, held inside the month's length and the years 1 to 9999."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if year < 1:
        return dt.date.min
    if year > 9999:
        return dt.date.max
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def add_days(day: dt.date, days: int) -> dt.date:
    """The day so many days on, held inside the years 1 to 9999."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def shift(day: dt.date, unit: str, count: float) -> dt.date:
    """The day `count` units on (units as in `data/times.yaml`)."""
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
    if unit in months:
        return add_months(day, round(max(min(count, 1e5), -1e5) * months[unit]))
    days = {"D": 1, "W": 7, "W2": 14}.get(unit, 0)
    return add_days(day, round(max(min(count, 1e6), -1e6) * days))


def timex(moment: Moment) -> str:
    """The TIMEX3 value of a moment: "2001-09-14", "2001-W37", "2001-Q3", "2001", "200"."""
    day, grain = moment.day, moment.grain
    if grain in "DT":
        return day.isoformat()
    if grain == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if grain == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if grain == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if grain == "H":
        return f"{day.year:04d}-H{1 if day.month < 7 else 2}"
    if grain == "S":
        return f"{day.year:04d}-{SEASON_OF_MONTH[day.month - 1]}"
    return f"{day.year:04d}"[: {"E": 3, "C": 2}.get(grain, 4)]


def edtf(value: str | None, about: bool = False) -> str | None:
    """The EDTF string of a TIMEX3 date value, None where there is none (P3Y, PAST_REF)."""
    if value is None:
        return None
    value = re.sub(r"T.*$", "", value)
    mark = "~" if about else ""
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return value + mark if _valid(value) else None
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X{mark}"
    if re.fullmatch(r"\d{2}", value):
        return f"{value}XX{mark}"
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if season:
        return f"{season[1]}-{SEASON_CODE[season[2]]}{mark}"
    return _stretch(value, mark)


def _valid(value: str) -> bool:
    parts = [int(part) for part in value.split("-")]
    try:
        dt.date(*[*parts, 1, 1][:3])
    except ValueError:
        return False
    return True


def _stretch(value: str, mark: str) -> str | None:
    """Weeks, weekends, quarters and halves, as EDTF intervals."""
    week = re.fullmatch(r"(\d{4})-W(\d\d)(-WE|-\d)?", value)
    if week and 1 <= int(week[2]) <= 53 and int(week[1]) > 0:
        try:
            first = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        except ValueError:
            return None
        if week[3] and week[3] != "-WE":
            return add_days(first, int(week[3][1]) - 1).isoformat() + mark
        start, end = (add_days(first, 5), add_days(first, 6)) if week[3] else (first, add_days(first, 6))
        return f"{start.isoformat()}{mark}/{end.isoformat()}{mark}"
    part = re.fullmatch(r"(\d{4})-([QH])(\d)", value)
    if part and int(part[1]) > 0:
        length = 3 if part[2] == "Q" else 6
        last = int(part[3]) * length
        if 1 <= last <= 12:
            return f"{part[1]}-{last - length + 1:02d}{mark}/{part[1]}-{last:02d}{mark}"
    return None


def easter(year: int) -> dt.date:
    """Easter Sunday of the western church (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114
    return dt.date(year, n // 31, n % 31 + 1)


def thanksgiving(year: int) -> dt.date:
    """The fourth Thursday of November."""
    first = dt.date(year, 11, 1)
    return add_days(first, (3 - first.weekday()) % 7 + 21)
