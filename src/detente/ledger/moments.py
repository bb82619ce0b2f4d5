"""Dates of knowledge: which entries were known by then."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import apsw

from detente.ledger.chain import stamp
from detente.ledger.errors import BadMoment

Moment = str | dt.date | dt.datetime


def cutoff(moment: Moment, zone: ZoneInfo) -> str:
    """The last instant of a date of knowledge, as entries write theirs.

    A date means the end of that day in the case's time zone; a moment without a zone is taken in that zone.
    Raises BadMoment (E216).
    """
    if isinstance(moment, str):
        moment = _parse(moment)
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time.max)
    return stamp(moment if moment.tzinfo else moment.replace(tzinfo=zone))


def _parse(text: str) -> dt.date | dt.datetime:
    try:
        return dt.date.fromisoformat(text) if len(text) <= 10 else dt.datetime.fromisoformat(text)
    except ValueError as reason:
        raise BadMoment(
            repr(text),
            "a date such as 2025-08-15 or a moment such as 2025-08-15T14:00",
            "Write it in that form.",
        ) from reason


def last_known(connection: apsw.Connection, limit: str) -> int:
    """The number of the last entry written by then, 0 for none.

    Times never run backwards, so halving finds it.
    """
    top = connection.execute("SELECT coalesce(max(seq), 0) FROM entries").get
    low, high = 0, int(top)
    while low < high:
        middle = (low + high + 1) // 2
        at = connection.execute("SELECT at FROM entries WHERE seq = ?", (middle,)).get
        low, high = (middle, high) if at <= limit else (low, middle - 1)
    return low
