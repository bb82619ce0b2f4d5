"""Who hosted or mediated between the parties before, as a table kept by hand has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from detente.questions.answer import Row, Table
from detente.questions.names import called
from detente.questions.venues_meetings import Target
from detente.questions.venues_records import Record, before

SHOWN = 10
TITLES = {"host": "Hosts on record", "mediator": "Mediators on record"}


def on_record_table(parties: Sequence[str], day: dt.date, target: Target) -> list[Table]:
    """The third states with most records before the year of a day, each with its latest; none, no table."""
    found = before(parties, day, target)
    if not found:
        return []
    return [
        Table(
            title=TITLES[target],
            columns=("state", "records", "years", "latest", "see"),
            rows=tuple(_row(state, kept) for state, kept in found[:SHOWN]),
            note=f"{_states(len(found))} in conflicts of these parties, 2008 to 2022, counted by the chances "
            "above. Not read in your documents: kept by hand from general knowledge, most not looked up "
            "again; “see” says where the latest can be checked.",
        )
    ]


def _row(state: str, kept: Sequence[Record]) -> Row:
    latest = kept[0]
    first, last = min(each.day[:4] for each in kept), latest.day[:4]
    years = first if first == last else f"{first} to {last}"
    what = ": ".join(filter(None, (f"{latest.day} {latest.place}".strip(), latest.what)))
    return Row(values=(called(state), len(kept), years, what, latest.source))


def _states(count: int) -> str:
    return "1 third state" if count == 1 else f"{count} third states"
