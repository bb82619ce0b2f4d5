"""Venue stances: who offers, accepts, refuses or evades which place for talks."""

from __future__ import annotations

import pytest

from detente.reading.page import Page
from detente.reading.venue_stances import venue_stances
from detente.records import Document, VenueStance


def read(text: str) -> list[VenueStance]:
    return list(venue_stances(Page(Document(id="test", text=text, published="2004-09-01"))))


@pytest.mark.parametrize(
    ("text", "party", "place", "stance", "role"),
    [
        ("Norway offered to host the talks in Oslo.", "NOR", "NOR", "offers", "host"),
        (
            "Finland's foreign minister said that Helsinki would be glad to receive the two delegations.",
            "FIN",
            "FIN",
            "offers",
            "host",
        ),
        ("India suggested Vienna as a place for the talks.", "IND", "AUT", "suggests", "host"),
        ("India agreed to meet in Vienna.", "IND", "AUT", "accepts", "host"),
        ("India refused to hold negotiations in Vienna.", "IND", "AUT", "refuses", "host"),
        ("Switzerland offered to mediate between the two sides.", "CHE", "CHE", "offers", "mediator"),
    ],
)
def test_a_stance_is_read(text: str, party: str, place: str, stance: str, role: str) -> None:
    (one,) = read(text)
    assert one.party is not None
    assert (one.party.state, one.place.iso3, one.stance, one.role) == (party, place, stance, role)


def test_an_answer_leans_on_the_place_named_before() -> None:
    first, second = read("Norway offered to host the talks in Oslo. India turned the offer down.")
    assert (first.stance, second.stance) == ("offers", "refuses")
    assert second.party is not None
    assert (second.party.state, second.place.iso3) == ("IND", "NOR")


def test_a_place_floated_by_nobody_has_no_party() -> None:
    (one,) = read("Geneva has been floated as a venue for the talks.")
    assert (one.party, one.place.name, one.stance) == (None, "Geneva", "suggests")


def test_a_reservation_is_kept() -> None:
    (one,) = read("India suggested Vienna as a place for the talks. The only problem is the distance.")
    assert one.reservation is not None
    assert one.reservation.quote == "The only problem is the distance"


@pytest.mark.parametrize(
    "text",
    [
        "The talks were held in Vienna.",
        "The delegations met in Geneva on Monday.",
        "India proposed a new round of talks.",
    ],
)
def test_held_talks_and_talks_without_a_place_are_no_stance(text: str) -> None:
    assert read(text) == []


def test_a_condition_never_met_and_a_ministry_are_no_venues() -> None:
    assert read("Had India agreed to meet in Vienna, Norway said, the truce would have held.") == []
    found = read(
        "India has accepted an invitation from Norway to hold talks in Vienna, the Swiss foreign ministry said."
    )
    assert {one.place.iso3 for one in found} == {"AUT"}


def test_no_decision_is_an_evasion() -> None:
    found = read(
        "Norway offered to host the talks in Oslo. India said that no decision on the offer had been taken."
    )
    assert [v.stance for v in found] == ["offers", "evades"]


def test_a_stance_has_a_date() -> None:
    assert read("Norway offered to host the talks in Oslo.")[0].date == "2004-09-01"
