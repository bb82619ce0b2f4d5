"""Events: who did what to whom, in several forms, and whether it happened. Texts written for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading.encoder import Guess
from detente.reading.events import events
from detente.reading.events_codes import Candidate, by_lexicon
from detente.reading.events_learned import answering, by_encoder, coder, status_by_encoder
from detente.reading.events_lexicon import act_of_root, act_words
from detente.reading.page import Page
from detente.reading.profile import reading_as
from detente.records import Document, Event
from detente.records.dates import is_edtf

ROOTS = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "MOBILIZE",
    "SANCTION",
    "COERCE",
    "ASSAULT",
]


def read(text: str, published: str = "2025-08-20") -> list[Event]:
    return list(events(Page(Document(id="x", text=text, published=published))))


def told(text: str) -> list[tuple[str, list[str | None], list[str | None]]]:
    return [
        (e.type, [p.state or p.actor for p in e.actors], [p.state or p.actor for p in e.recipients])
        for e in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France imposed sanctions on Belarus.", ("SANCTION", ["FRA"], ["BLR"])),
        ("Ethiopia was accused by Egypt of violating the accord.", ("ACCUSE", ["EGY"], ["ETH"])),
        (
            "The attack by Boko Haram on Nigerian soldiers lasted hours.",
            ("ASSAULT", ["group:boko-haram"], ["NGA"]),
        ),
        ("Israel refused to release the prisoners.", ("REJECT", ["ISR"], [])),
        ("France pledged to send aid to Ukraine.", ("AGREE", ["FRA"], ["UKR"])),
        ("Kenya urged Sudan to agree to a ceasefire.", ("REQUEST", ["KEN"], ["SDN"])),
        ("Iran threatened to attack Iraq.", ("THREATEN", ["IRN"], ["IRQ"])),
        ("Emmanuel Macron met Friedrich Merz in Berlin.", ("CONSULT", ["FRA"], ["DEU"])),
    ],
)
def test_actor_recipient_and_root(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert told(text) == [expected]


def test_several_events_in_one_sentence() -> None:
    assert told("Turkey deployed troops near the border and warned Syria.") == [
        ("MOBILIZE", ["TUR"], []),
        ("THREATEN", ["TUR"], ["SYR"]),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia attacked Georgia on 8 August 2008.", "occurred"),
        ("Russia did not attack Georgia.", "denied"),
        ("Egypt would not have signed the treaty with Israel.", "counterfactual"),
        ("Turkey may attack Syria.", "hypothetical"),
    ],
)
def test_what_did_not_happen_is_told_apart(text: str, status: str) -> None:
    assert {event.status for event in read(text)} == {status}


def test_coming_to_power_that_is_only_imagined_is_no_event() -> None:
    assert [
        e for e in read("Without Sadat coming to power there would be no treaty.") if e.status == "occurred"
    ] == []


def test_date_place_and_reporter() -> None:
    (event,) = [
        e
        for e in read("Colombia released FARC prisoners in Bogota in June 2016, Norway said.")
        if e.type == "YIELD"
    ]
    assert event.date == "2016-06"
    assert event.place is not None
    assert event.place.iso3 == "COL"
    assert event.according_to is not None
    assert event.according_to.state == "NOR"


def test_every_act_carries_its_cameo_code_and_weight() -> None:
    for root in ROOTS:
        act = act_of_root(root)
        assert act.cameo.isdigit()
        assert -10 <= act.goldstein <= 10
    (word,) = act_words("They condemned it.", 0, 18)
    assert (word.act.root, word.act.cameo, word.act.goldstein) == ("ACCUSE", "110", -2.0)


def test_coding_is_apart_from_finding() -> None:
    text = "Peru condemned Chile"
    assert [act.root for act in by_lexicon([Candidate(text, (0, 4), (15, 20))]) if act] == ["ACCUSE"]
    assert by_lexicon([Candidate("Peru is near Chile", (0, 4), (13, 18))]) == [None]


WORDS = [
    "Iran",
    "attacked",
    "was",
    "by",
    "Iraq",
    "will",
    "sanctions on",
    "to",
    "the",
    "and",
    "refused",
    ".",
    "France's",
    "attack on",
    "March",
]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120) | st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for event in read(text):
        assert event.span.holds_in(text)
        assert event.type in ROOTS
        assert event.date is None or is_edtf(event.date)
        assert event.actors or event.recipients


def test_the_learned_reader_names_the_root_between_two_parties() -> None:
    text = "Canada helps Chad."
    candidate = Candidate(text, (0, 6), (13, 17), act_words(text, 0, len(text))[0])
    with answering(lambda asked: [Guess("SUPPORT", 0.9) for _ in asked]):
        assert [act.root for act in by_encoder([candidate]) if act] == ["SUPPORT"]
    with answering(lambda asked: [Guess("SUPPORT", 0.3) for _ in asked]):
        assert by_encoder([candidate]) == by_lexicon([candidate])


def test_the_learned_reader_is_not_asked_without_both_parties() -> None:
    def never(asked: object) -> list[Guess]:
        assert not asked
        return []

    text = "Canada helps."
    with answering(never):
        assert by_encoder([Candidate(text, (0, 6), (0, 0))]) == by_lexicon([Candidate(text, (0, 6), (0, 0))])


def test_what_is_settled_stays_settled() -> None:
    pytest.importorskip("onnxruntime")
    text = "Chad did not attack Niger."
    assert status_by_encoder(text, 0, len(text), (13, 19), "denied") == "denied"


def test_the_profile_fast_codes_by_the_lexicon() -> None:
    with reading_as("fast"):
        assert coder() is by_lexicon
