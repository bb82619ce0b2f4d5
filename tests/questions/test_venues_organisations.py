"""Organisations of states and fellow membership."""

import itertools

import numpy as np

from detente.questions.venues_organisations import Organisation, Organisations, organisations
from detente.questions.venues_states import states

MADE = Organisations(
    source="made up",
    organisations={
        "all": Organisation(members=frozenset()),
        "few": Organisation(members=frozenset({"FRA", "PER", "KEN", "JPN"}), concerned=frozenset({"DEU"})),
        "pair": Organisation(members=frozenset({"FRA", "PER"})),
    },
)


def test_a_small_club_tells_more_than_a_large_one_and_one_of_all_tells_nothing() -> None:
    found, at = MADE.fellows(states()), states().at
    large, small = 1 / np.sqrt(4), 1 / np.sqrt(2)
    assert found[at["FRA"], at["PER"]] == 1
    np.testing.assert_allclose(found[at["FRA"], at["KEN"]], large / (large + small))
    assert found[at["FRA"], at["DEU"]] == found[at["FRA"], at["FRA"]] == 0


def test_whom_an_organisation_deals_with_has_its_members_for_fellows_and_is_none_itself() -> None:
    found, at = MADE.fellows(states()), states().at
    assert found[at["DEU"], at["KEN"]] > 0 == found[at["KEN"], at["DEU"]]


def test_the_organisations_that_ship_have_members_known_and_none_twice() -> None:
    known, each = set(states().iso3), organisations().organisations
    assert all(len(one.members & known) >= 0.8 * len(one.members) for one in each.values())
    pairs = itertools.combinations([one.members for one in each.values() if one.members], 2)
    assert all(a != b for a, b in pairs)
