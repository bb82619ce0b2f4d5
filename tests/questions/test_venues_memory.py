"""What a conflict remembers of who mediated it."""

from dataclasses import replace

import numpy as np
import pytest

from detente.questions.venues_features import base
from detente.questions.venues_meetings import Meeting
from detente.questions.venues_memory import Past
from detente.questions.venues_states import states

AT = states().at
ASKED = Meeting(10, 10, "here", ("YEM",), None)


def remembered(*mediators: str) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    past = Past([replace(ASKED, day=1, known=1, mediators=mediators)], states())
    kept = past.kept(past.seen([ASKED]), "mediator")
    return {name: row[0] for name, row in kept.items()}


def test_one_mediator_among_many_is_remembered_less_than_one_alone() -> None:
    alone, four = remembered("OMN"), remembered("OMN", "KWT", "USA", "SAU")
    for name in ("own here, last 6", "own here, ever"):
        assert four[name][AT["OMN"]] == pytest.approx(alone[name][AT["OMN"]] / 2)
        assert four[name][AT["FRA"]] == 0


def test_what_came_stays_one_for_each_mediator() -> None:
    past = Past([replace(ASKED, day=1, known=1, mediators=("OMN", "KWT"))], states())
    assert past.happened["mediator"][0, [AT["OMN"], AT["KWT"], AT["USA"]]].tolist() == [1, 1, 0]


def test_the_record_that_ships_gives_no_more_credit_than_meetings() -> None:
    assert np.all(states().credit <= states().mediated)
    assert np.all((states().credit > 0) == (states().mediated > 0))


def test_votes_count_of_the_parties_that_vote() -> None:
    past = Past([], states())
    asked = [replace(ASKED, parties=("ISR",)), replace(ASKED, parties=("ISR", "PSE"))]
    gaps = base(past.seen(asked))[..., 3]
    assert gaps[1] == pytest.approx(gaps[0])
