"""Venues: words and meetings by date, places ranked, a standing refusal as a veto, legal bars as data."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from msgspec import structs

from detente.questions.casebook import Casebook
from detente.questions.venues import venues
from detente.questions.venues_features import BASE, Given, bends, features
from detente.questions.venues_meetings import Meeting, Target, seats, shared
from detente.questions.venues_memory import MEMORIES, Past, in_contact
from detente.questions.venues_pool import PARTS
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


def test_a_word_read_in_several_places_is_one_row_with_all_its_evidence_and_the_highest_probability() -> None:
    once = word(PERU, "Lima", "PER", "offers", "2024-03-01")
    said = [
        structs.replace(once, id=f"venue_stance:{k}", made=structs.replace(MADE, confidence=chance))
        for k, chance in enumerate((0.4, 0.7))
    ]
    other = word(PERU, "Lima", "PER", "refuses", "2024-03-01")
    rows = venues(Casebook({ONE.id: ONE}, (*said, other))).table("Venues").rows
    assert [(row.values[4], row.values[-1], len(row.evidence)) for row in rows] == [
        ("offers", 0.7, 2),
        ("refuses", None, 1),
    ]


def test_a_standing_refusal_is_a_veto() -> None:
    ranked = asked(
        word(NORWAY, "Doha", "QAT", "accepts", "2024-02-01"),
        word(PERU, "Doha", "QAT", "refuses", "2024-03-01"),
    )
    assert ranked["Qatar"][2] == "veto"
    assert ranked["Qatar"][0] > 100


def test_a_refusal_that_is_hardly_sure_is_no_veto() -> None:
    refusal = word(PERU, "Doha", "QAT", "refuses", "2024-03-01")
    unsure, surer = (
        structs.replace(refusal, made=structs.replace(refusal.made, confidence=chance))
        for chance in (0.4, 0.6)
    )
    offered = word(NORWAY, "Doha", "QAT", "offers", "2024-02-01")
    assert asked(offered, unsure) == asked(offered)
    assert asked(offered, surer) == asked(offered, refusal) != asked(offered)


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


HERE = Meeting(1000, 1000, "here", ("YEM",), None, ("OMN",), ("CON_1", "IGO_87"), ("A",), ("SAU",))


def past(day: int, conflict: str = "here") -> Meeting:
    return Meeting(day, day, conflict, ("YEM",), "OMN", ("OMN",), ("CON_1",), ("A",))


@pytest.mark.parametrize("target", ["host", "mediator"])
@pytest.mark.parametrize("given", ["conflict", "parties", "participants"])
def test_features_know_nothing_of_the_day_itself_or_the_future(target: Target, given: Given) -> None:
    """Whatever happens on the day or later, in this conflict or another, changes no feature."""
    later = [past(1000), past(1001), past(1000, "there"), past(1400, "there")]
    one, other = (
        features([HERE], Past(known, states()), target, given) for known in ([past(990)], [past(990), *later])
    )
    for part in ("memory", "base", "bend", "open_to"):
        assert np.array_equal(getattr(one, part), getattr(other, part))


def test_the_state_itself_tells_nothing_of_the_place_of_the_day() -> None:
    """Where the meeting that is asked about was held is no feature of it."""
    known = Past([past(990)], states())
    told, untold = (
        features([replace(HERE, host=host)], known, "host", "participants") for host in ("OMN", None)
    )
    assert np.array_equal(told.bend, untold.bend)
    assert np.array_equal(told.memory, untold.memory)


def test_a_conflict_remembers_its_hosts_and_hides_them_before_a_day() -> None:
    omn, ever = states().at["OMN"], MEMORIES.index("own here, ever")
    known = Past([past(900), past(990)], states())
    assert features([HERE], known, "host").memory[0, omn, ever] == pytest.approx(2)
    assert features([HERE], known, "host", since=np.array([950.0])).memory[0, omn, ever] == pytest.approx(1)


def test_third_countries_only_are_open_and_the_record_that_ships_counts_elsewhere() -> None:
    of = features([HERE], Past([], states(), counted=True), "host")
    assert not of.open_to[0, states().at["YEM"]]
    column = of.memory[0, :, MEMORIES.index("own elsewhere, ever")]
    assert np.array_equal(column, states().hosted)


def test_a_conflict_without_a_past_is_told_by_distance_and_contacts_alone() -> None:
    at = states().at
    base = features([HERE], Past([], states()), "host").base[0, :, BASE.index("contacts")]
    assert base[at["SAU"]] > base[at["CHE"]] > base[at["PER"]]
    assert in_contact(Past([], states()).seen([HERE]))[0, at["YEM"]] == 0


def test_who_mediates_together_is_told_most_by_the_latest_meetings_of_the_conflict() -> None:
    known = Past([past(900), past(990), past(1000), past(950, "there")], states())
    weight = known.together(known.seen([HERE]), "mediator")[0]
    assert weight[1] > weight[0] > weight[3] > weight[2] == 0


def test_who_takes_part_and_their_seats_are_features_only_where_given() -> None:
    names = bends("host", "participants")
    bend = features([HERE], Past([past(990)], states()), "host", "participants").bend[0]
    at = states().at
    assert bend[at["OMN"], names.index("there")] == bend[at["SAU"], names.index("there")] == 1
    assert bend[at["ETH"], names.index("main seat")] == 1
    assert bend[at["OMN"], names.index("with the very same third parties")] == 0
    assert len(bends("mediator", "conflict")) == 1


def test_what_was_hosted_in_these_days_counts_for_hosts_alone_and_fades() -> None:
    omn, column = states().at["OMN"], bends("host", "conflict").index("hosted in these days")
    fresh, stale = (
        features([HERE], Past([past(day)], states()), "host").bend[0, omn, column] for day in (998, 990)
    )
    assert fresh > stale > 0
    assert features([HERE], Past([past(998)], states()), "mediator").bend.shape[-1] == 1


def test_groups_share_members() -> None:
    assert shared([("a", "b"), ()], [("b", "c"), ()]).tolist() == [[1 / 3, 0], [0, 0]]


def test_seats_are_states_that_are_known() -> None:
    assert {seat for pair in seats().values() for seat in pair if seat} <= set(states().iso3)


def test_the_models_that_ship_fit_the_features_and_say_what_they_were_trained_on() -> None:
    for target, model in (("host", models().host), ("mediator", models().mediator)):
        assert tuple(model.members) == tuple(PARTS)
        for name, member in model.members.items():
            assert tuple(member.memory) == PARTS[name].memory
            assert tuple(member.base) == PARTS[name].base
            assert tuple(member.bend) == bends(target, models().given)
    assert "MEND" in models().trained_on


def test_a_pool_is_the_mean_of_models_that_each_see_their_own_part() -> None:
    of, pool = features([HERE], Past([past(990)], states()), "host", models().given), models().host.pool()
    each = [model.chances(PARTS[name].of(of)) for name, model in pool.members.items()]
    assert pool.chances(of) == pytest.approx(np.mean(each, axis=0))
    assert pool.chances(of).sum() == pytest.approx(1)
    assert not any(name.endswith("last 6") for name in PARTS["long memories"].memory)


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


def test_a_state_is_bound_only_from_the_day_it_joined() -> None:
    state, day = next(iter(court().joined.items()))
    warrant = court().warrants[0]
    joined = dt.date.fromisoformat(day)
    if warrant.since < day:
        assert not bars(state, [warrant.state], joined - dt.timedelta(days=1))
    assert bars(state, [warrant.state], max(joined, dt.date.fromisoformat(warrant.since)))


def test_what_was_not_looked_up_again_is_said() -> None:
    unchecked = [each.person for each in court().warrants if each.checked is None]
    note = venues(Casebook({ONE.id: ONE}, (met("Quito", "ECU", "2024-03-01", NORWAY, PERU),))).notes[-1]
    assert unchecked
    assert all(name in note for name in unchecked)
