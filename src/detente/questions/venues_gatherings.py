"""Gatherings of leaders: while one lasts, talks are held where everybody is."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np
import yaml

from detente.questions.venues_meetings import View
from detente.questions.venues_organisations import Organisations, organisations
from detente.questions.venues_states import Floats

DATA = Path(__file__).with_name("data") / "gatherings.yaml"


class Gathering(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Leaders of an organisation in one state, from the first to the last day."""

    of: str
    state: str
    first: dt.date
    last: dt.date


class Calendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which organisations gather, where and when."""

    source: str
    gatherings: tuple[Gathering, ...]

    def on(self, day: dt.date, parties: Iterable[str], of: Organisations) -> list[Gathering]:
        """The gatherings of the parties' organisations that last on a day."""
        return [
            each
            for each in self.gatherings
            if each.first <= day <= each.last and of.organisations[each.of].meets(parties)
        ]


@functools.cache
def calendar() -> Calendar:
    """The gatherings that ship."""
    return msgspec.convert(yaml.safe_load(DATA.read_text("utf-8")), Calendar, strict=False)


def gathered(view: View) -> Floats:
    """1 for each state in which an organisation of the parties gathers on the day asked about (n, s).

    None is known where only the month is.
    """
    found = np.zeros((len(view.asked), len(view.of.iso3)))
    for k, each in enumerate(view.asked):
        if each.known == each.day:
            today = calendar().on(dt.date.fromordinal(each.day), each.parties, organisations())
            found[k, view.of.rows(one.state for one in today)] = 1.0
    return found
