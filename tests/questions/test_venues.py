"""Venues: words and meetings by date, places ranked, a standing refusal as a veto, legal bars as data."""

import datetime as dt

from detente.questions.casebook import Casebook
from detente.questions.venues import venues
from detente.questions.venues_features import Meeting, features, names
from detente.questions.venues_states import states
from detente.questions.venues_weights import bars, court, models, weights
from detente.records import Contact, Party, Place, VenueStance, record_id, span
from tests.questions.world import MADE, document

ONE = document("one", published="2024-06-30")
NORWAY, PERU = (Party(name=n, actor=a, state=a) for n, a in (("Norway", "NOR"), ("Peru", "PER")))
WHOLE = span(ONE.text, 0, len(ONE.text), ONE.id)


def word(
    party: Party | None, place: str, iso3: str | None, stance: str, date: str, role: str = "host"
) -> VenueStance:
    return VenueStance(
        id=record_id("venue_stance", party and party.name, place, stance, date),
        span=WHOLE,
        made=MADE,
        party=party,
        place=Place(name=place, iso3=iso3),
        stance=stance,  # type: ignore[arg-type]
        role=role,  # type: ignore[arg-type]
        date=date,
    )


def met(place: str, iso3: str, date: str, *who: Party) -> Contact:
    return Contact(
        id=record_id("contact", place, date),
        span=WHOLE,
        made=MADE,
        participants=who,
        medium="in_person",
        place=Place(name=place, iso3=iso3),
        date=date,
    )


def asked(
    *records: VenueStance | Contact, parties: tuple[str, ...] = ("NOR", "PER"), **fields: str
) -> dict[str, tuple]:  # type: ignore[type-arg]
    answer = venues(Casebook({ONE.id: ONE}, records, **fields), parties=parties)  # type: ignore[arg-type]
    title = f"Ranking for {' and '.join(parties)}"
    return {str(row.values[1]).split(" (")[0]: row.values for row in answer.table(title).rows}


def test_words_and_meetings_stand_in_one_ledger_by_date() -> None:
    records = (
        met("Quito", "ECU", "2024-03-01", NORWAY, PERU),
        word(PERU, "Doha", "QAT", "offers", "2024-02-01"),
    )
    rows = venues(Casebook({ONE.id: ONE}, records), parties=("NOR", "PER")).table("Venues").rows
    assert [(row.values[0], row.values[1], row.values[4]) for row in rows] == [
        ("2024-02-01", "Doha", "offers"),
        ("2024-03-01", "Quito", "held"),
    ]


def test_a_standing_refusal_is_a_veto() -> None:
    ranked = asked(
        word(NORWAY, "Doha", "QAT", "accepts", "2024-02-01"),
        word(PERU, "Doha", "QAT", "refuses", "2024-03-01"),
    )
    assert ranked["Qatar"][2] == "veto"
    assert ranked["Qatar"][0] > 100


def test_a_refusal_is_lifted_by_a_later_word_and_by_time() -> None:
    refusal = word(PERU, "Doha", "QAT", "refuses", "2024-03-01")
    lifted = asked(refusal, word(PERU, "Doha", "QAT", "accepts", "2024-04-01"))
    assert lifted["Qatar"][2] != "veto"
    assert asked(refusal, word(NORWAY, "Lima", "PER", "offers", "2026-01-01"))["Qatar"][2] != "veto"


def test_meeting_somewhere_is_accepting_it() -> None:
    ranked = asked(met("Quito", "ECU", "2024-03-01", NORWAY, PERU))
    assert ranked["Ecuador"][3:5] == ("accepts (2024-03-01)", "accepts (2024-03-01)")
    assert ranked["Ecuador"][5] == 1.0
    assert ranked["Ecuador"][0] <= 3


def test_a_party_does_not_host_itself_and_a_mediator_offer_is_no_place() -> None:
    ranked = asked(
        word(NORWAY, "Oslo", "NOR", "offers", "2024-03-01"),
        word(PERU, "Doha", "QAT", "refuses", "2024-03-01", "mediator"),
    )
    assert "Norway" not in ranked
    assert ranked.get("Qatar", (0, 0, 1))[2] != "veto"


def test_sensitivity_names_the_weights_that_change_the_first_three() -> None:
    answer = venues(
        Casebook({ONE.id: ONE}, (met("Quito", "ECU", "2024-03-01", NORWAY, PERU),)), parties=("NOR", "PER")
    )
    rows = answer.table("If a weight were another").rows
    assert len(rows) == 3 * len(weights().weights)
    assert {row.values[-1] for row in rows} <= {"yes", "no"}


def test_a_state_bound_to_arrest_is_barred_while_the_warrant_stands() -> None:
    warrant = court().warrants[0]
    bound, free = court().parties[0], "QAT"
    before = dt.date.fromisoformat(warrant.since) - dt.timedelta(days=1)
    after = dt.date.fromisoformat(warrant.since) + dt.timedelta(days=1)
    assert bars(bound, [warrant.state], after)
    assert not bars(bound, [warrant.state], before)
    assert not bars(free, [warrant.state], after)
    assert not bars(bound, ["NOR"], after)


def test_whoever_speaks_is_no_place() -> None:
    pope = Party(name="Sister Ada", actor="person:ada", state="NOR")
    answer = venues(Casebook({ONE.id: ONE}, (word(pope, "Sister Ada", "NOR", "offers", "2024-03-01"),)))
    assert not answer.answered


def test_features_know_nothing_of_the_day_itself_or_the_future() -> None:
    def past(day: int) -> Meeting:
        return Meeting(day, day, "here", ("YEM",), "OMN", ("OMN",), ("CON_1",))

    asked_at = [Meeting(1000, 1000, "here", ("YEM",), None)]
    column = names(False).index("hosted here, ever")
    omn = states().at["OMN"]
    assert features(asked_at, [past(999)], states())[0, omn, column] > 0
    assert features(asked_at, [past(1000), past(1001)], states())[0, omn, column] == 0


def test_the_model_that_ships_fits_the_features_and_says_what_it_was_trained_on() -> None:
    assert models().features == names(False)
    assert len(models().host.weights) == len(models().mediator.weights) == len(names(False))
    assert "MEND" in models().trained_on


def test_weights_are_judgement_and_add_up() -> None:
    assert weights().source == "judgement"
    assert abs(sum(weights().weights.values()) - 1) < 1e-9


def test_distances_of_known_capitals() -> None:
    of = states()
    assert abs(of.km[of.at["FRA"], of.at["GBR"]] - 340) < 15
    assert abs(of.km[of.at["AUS"], of.at["NZL"]] - 2330) < 60


def test_an_empty_case_and_a_case_with_one_party_say_what_is_missing() -> None:
    empty = venues(Casebook({}, ()))
    assert not empty.answered
    assert "No document" in empty.headline
    one = venues(Casebook({ONE.id: ONE}, (word(PERU, "Doha", "QAT", "offers", "2024-02-01"),)))
    assert one.answered
    assert "fewer than two parties" in one.notes[0]
