"""Words for several, those met one by one, and for whom each participant acts."""

from __future__ import annotations

import pytest

from detente.identity.resolve import mentions
from detente.reading.contacts import contacts
from detente.reading.page import Page
from detente.records import Contact, Document

OPENING = "Chad's foreign minister and his Sudanese counterpart met in Cairo on Monday.\n\n"


def read(text: str) -> list[Contact]:
    """The contacts of a report of 4 June 2008."""
    return contacts(Page(Document(id="report", text=text, published="2008-06-04")))


def sides(contact: Contact) -> set[str | None]:
    """For whom the participants act."""
    return set(contact.sides)


@pytest.mark.parametrize(
    "sentence",
    [
        "The two ministers will meet again on Friday.",
        "They are to meet again on Friday.",
        "Both delegations will sit down again on Friday.",
        "A further round of talks is planned for Friday.",
    ],
)
def test_words_for_several_are_those_told_together(sentence: str) -> None:
    found = [c for c in read(OPENING + sentence) if c.date == "2008-06-06"]
    assert [sides(c) for c in found] == [{"TCD", "SDN"}]
    assert all(c.status == "planned" for c in found)


def test_one_who_sees_each_alone_has_two_contacts() -> None:
    found = read(OPENING + "The president of Egypt received each of them separately on Tuesday.")
    apart = [sides(c) for c in found if "EGY" in c.sides]
    assert sorted(map(sorted, apart)) == [["EGY", "SDN"], ["EGY", "TCD"]]


def test_a_participant_acts_for_a_movement_or_an_organisation() -> None:
    found = read("Gerry Adams of Sinn Fein met the UN special envoy, Martti Ahtisaari, in Dublin on Monday.")
    assert sides(found[0]) == {"group:sinn-fein", "org:united-nations"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Sudanese parliament meets on Friday to debate the accord.",
        "Three of the Sudanese soldiers met their death on the border.",
    ],
)
def test_what_only_looks_like_a_contact(sentence: str) -> None:
    assert read(sentence) == []


def test_a_dateline_meets_nobody() -> None:
    found = read("CAIRO - The presidents of Chad and Sudan held talks on Monday.")
    assert sides(found[0]) == {"TCD", "SDN"}


def test_a_name_with_a_small_second_half_is_known() -> None:
    named = mentions("Kim Jong-il welcomed President Kim Dae-jung.", "2000-06-14")
    assert [m.side for m in named] == ["PRK", "KOR"]
