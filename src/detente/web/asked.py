"""What an address asks for, checked: the same names as the options of the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query

from detente.questions.contacts import DEFAULT
from detente.questions.errors import UnknownParty
from detente.questions.forecast_past import KINDS
from detente.questions.names import state_codes
from detente.records.dates import bounds

Text = Annotated[str | None, Query(max_length=200)]
Texts = Annotated[list[str], Query(max_length=400)]
MOST_DRAWS = 20_000  # more is for the command line


@dataclass(frozen=True)
class Asked:
    """Dates are EDTF or None, parties ISO3 (or names, where an imported feed is asked)."""

    since: str | None = None
    until: str | None = None
    as_known_on: str | None = None
    parties: tuple[str, ...] = ()
    definition: str = DEFAULT
    source: str | None = None
    date: dt.date | None = None
    within: int = 30
    what: str | None = None
    without: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    draws: int = 2000


def asked(
    since: Text = None,
    until: Text = None,
    as_known_on: Text = None,
    parties: Text = None,
    definition: Text = None,
    source: Text = None,
    date: Text = None,
    within: Annotated[int, Query(ge=1, le=3650)] = 30,
    what: Text = None,
    without: Texts = [],  # noqa: B006 - FastAPI copies it
    joining: Annotated[list[str], Query(alias="with", max_length=400)] = [],  # noqa: B006
    cells: Annotated[list[str], Query(alias="set", max_length=400)] = [],  # noqa: B006
    model: Texts = [],  # noqa: B006
    draws: Annotated[int, Query(ge=100, le=MOST_DRAWS)] = 2000,
) -> Asked:
    """What the address asks for; ValueError or UnknownParty (E403) where it cannot be."""
    return Asked(
        since=edtf(since),
        until=edtf(until),
        as_known_on=edtf(as_known_on),
        parties=sides(parties, loose=source == "feeds"),
        definition=definition or DEFAULT,
        source="feeds" if source == "feeds" else None,
        date=dt.date.fromisoformat(date.strip()) if date and date.strip() else None,
        within=within,
        what=one_of(what, KINDS),
        without=tuple(without),
        joining=tuple(joining),
        cells=tuple(cells),
        models=tuple(model),
        draws=draws,
    )


def edtf(given: str | None) -> str | None:
    """An EDTF date, or None where the field was left empty."""
    date = (given or "").strip()
    if not date:
        return None
    bounds(date)
    return date


def sides(given: str | None, loose: bool) -> tuple[str, ...]:
    """Parties as ISO3; `loose` leaves a name that is no state's as it is, as imported events may have it."""
    if not loose:
        return state_codes(given)
    found: list[str] = []
    for name in (part.strip() for part in (given or "").split(",")):
        try:
            found += state_codes(name)
        except UnknownParty:
            found.append(name)
    return tuple(found)


def one_of(given: str | None, known: Iterable[str]) -> str | None:
    """One of the names known, or None where the field was left empty; ValueError for any other."""
    if not given:
        return None
    if given not in known:
        raise ValueError(f"{given!r} is none of {', '.join(known)}.")
    return given


AskedHere = Annotated[Asked, Depends(asked)]
