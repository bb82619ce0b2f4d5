"""Publication dates as files write them, into EDTF days. Nothing is guessed, least of all from today."""

from __future__ import annotations

import datetime as dt
import functools
import re

from babel import Locale

_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])")
_PART = re.compile(r"^(\d{4})(?:-(\d{2}))?[~?%]?$")
_YEAR_FIRST = re.compile(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:$|\D)")
_DAY_FIRST = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:$|\D)")
_SLASHED = re.compile(r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:$|\D)")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_LOCALES = (
    "en",
    "fr",
    "es",
    "de",
    "pt",
    "it",
    "ru",
    "uk",
    "tr",
    "pl",
    "nl",
    "ar",
    "fa",
    "az",
    "kk",
    "ro",
    "sr",
    "bg",
    "el",
)


@functools.cache
def months() -> dict[str, int]:
    """Month names and short names in the languages above, folded, to 1..12."""
    found: dict[str, int] = {}
    for code in _LOCALES:
        locale = Locale.parse(code)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    found.setdefault(name.casefold().rstrip("."), int(number))
    found["sept"] = 9
    return found


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def published(value: str) -> str | None:
    """EDTF for "2025-08-15T10:00Z", "15 August 2025", "Aug. 15, 2025", "15.08.2025", "август 2025".

    The day is the one written, in whatever time zone it was written in. "05/08/2025" could be May or August:
    None. Two-digit years: None.
    """
    value = " ".join(value.split())[:80]
    if found := _ISO.match(value) or _YEAR_FIRST.match(value):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if _PART.match(value):
        return value
    if found := _DAY_FIRST.match(value):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _SLASHED.match(value):
        first, second = int(found[1]), int(found[2])
        if first > 12 or first == second:
            return _day(int(found[3]), second, first)
        return _day(int(found[3]), first, second) if second > 12 else None
    return _worded(value)


def _worded(value: str) -> str | None:
    words = [w.casefold() for w in _WORDS.findall(value)]
    named = [months()[w] for w in words if w in months()]
    years = [int(w) for w in words if len(w) == 4 and w.isdigit() and 1500 <= int(w) <= 2200]
    # A clock's hours and minutes come after the year or behind a colon; the day stands beside the month.
    if len(set(named)) != 1 or len(set(years)) != 1:
        return None
    at = next(i for i, w in enumerate(words) if w in months())
    beside = [int(w) for w in words[max(0, at - 2) : at + 2] if w.isdigit() and len(w) <= 2]
    days = [d for d in beside if 1 <= d <= 31]
    if not days:
        return f"{years[0]:04d}-{named[0]:02d}"
    return _day(years[0], named[0], days[0]) if len(set(days)) == 1 else None
