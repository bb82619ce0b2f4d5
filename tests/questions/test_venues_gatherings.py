"""Gatherings of leaders as places for talks."""

import datetime as dt
from dataclasses import replace

import numpy as np

from detente.questions.venues_gatherings import Calendar, Gathering, calendar, gathered
from detente.questions.venues_meetings import Meeting
from detente.questions.venues_memory import Past
from detente.questions.venues_organisations import Organisation, Organisations, organisations
from detente.questions.venues_states import states

DAY = dt.date(2040, 5, 2)
CLUBS = Organisations(
    source="made up",
    organisations={
        "all": Organisation(members=frozenset()),
        "league": Organisation(members=frozenset({"FRA"}), concerned=frozenset({"PER"})),
    },
)
MADE = Calendar(
    source="made up",
    gatherings=(
        Gathering(of="all", state="KEN", first=DAY, last=DAY + dt.timedelta(days=2)),
        Gathering(of="league", state="JPN", first=DAY, last=DAY),
    ),
)


def test_a_gathering_counts_while_it_lasts_for_members_and_those_it_deals_with() -> None:
    def seats(days: int, *parties: str) -> list[str]:
        return [each.state for each in MADE.on(DAY + dt.timedelta(days=days), parties, CLUBS)]

    assert seats(0, "FRA", "DEU") == seats(0, "PER") == ["KEN", "JPN"]
    assert seats(0, "DEU") == seats(2, "FRA") == ["KEN"]
    assert seats(-1, "FRA") == seats(3, "FRA") == []


def test_the_calendar_that_ships_names_known_states_and_days_in_order() -> None:
    known = set(states().iso3)
    for each in calendar().gatherings:
        assert each.state in known
        assert each.first <= each.last < each.first + dt.timedelta(days=14)
        assert each.of in organisations().organisations


def test_a_meeting_of_which_only_the_month_is_known_is_at_no_gathering() -> None:
    each = next(each for each in calendar().gatherings if not organisations().organisations[each.of].members)
    day = each.first.toordinal()
    whole = Meeting(day, day, "here", ("YEM",), None)
    asked = [whole, replace(whole, known=day + 20)]
    found = gathered(Past([], states()).seen(asked))
    assert found[0, states().at[each.state]] == 1
    assert np.all(found[1] == 0)
