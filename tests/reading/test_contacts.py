"""Contacts: who met whom, how, where, when, at which level, and whether at all. Texts written for these
tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from detente.reading.contacts import contacts
from detente.reading.contacts_parties import weighed
from detente.reading.page import Page
from detente.records import Contact, Document

SHARED = Path(os.environ.get("DETENTE_SHARED", Path(__file__).parents[2].parent / "shared"))


def page(text: str, published: str | None = "2025-08-20") -> Page:
    return Page(Document(id="x", text=text, published=published))


def read(text: str, published: str | None = "2025-08-20") -> list[Contact]:
    return list(contacts(page(text, published)))


def states(contact: Contact) -> set[str | None]:
    return {party.state or party.actor for party in contact.participants}


def test_a_leaders_call_with_its_ordinal() -> None:
    (call,) = read("Presidents Donald Trump and Vladimir Putin held their third phone call on 19 May 2025.")
    assert (call.medium, call.level, call.format, call.ordinal) == ("phone", "leader", "call", 3)
    assert states(call) == {"USA", "RUS"}
    assert call.date == "2025-05-19"
    assert call.place is None


def test_a_visit_and_the_meeting_in_it_are_one_contact() -> None:
    (visit,) = read(
        "US envoy Steve Witkoff flew to Moscow on 6 August and met Vladimir Putin, his fifth visit this year."
    )
    assert (visit.format, visit.medium, visit.level, visit.ordinal) == ("visit", "in_person", "envoy", 5)
    assert visit.place
    assert (visit.place.name, visit.place.iso3) == ("Moscow", "RUS")
    assert visit.date == "2025-08-06"
    assert visit.host
    assert visit.host.state == "RUS"
    assert visit.levels == ("envoy", "leader")


@pytest.mark.parametrize(
    ("text", "who", "place"),
    [
        (
            "Talks between Ethiopia and Eritrea, mediated by Algeria, opened in Algiers.",
            {"ETH", "ERI", "DZA"},
            "DZA",
        ),
        ("The Emir of Qatar received the Turkish foreign minister in Doha.", {"QAT", "TUR"}, "QAT"),
        ("The Turkish foreign minister was received by the Emir of Qatar in Doha.", {"QAT", "TUR"}, "QAT"),
        ("Envoys of Kenya, Uganda and Rwanda met in Arusha.", {"KEN", "UGA", "RWA"}, "TZA"),
        ("Colombia's government and the ELN resumed negotiations in Havana.", {"COL", "group:eln"}, "CUB"),
        (
            "The government of Sri Lanka and the LTTE met in Geneva under Norwegian auspices.",
            {"LKA", "group:ltte"},
            "CHE",
        ),
        ("President Milosevic and Richard Holbrooke met in Belgrade in 1998.", {"SRB", "USA"}, "SRB"),
    ],
)
def test_participants_and_place_are_read_from_active_passive_and_nominal_forms(
    text: str, who: set[str], place: str
) -> None:
    (contact,) = read(text, "1998-10-05" if "Milosevic" in text else "2024-02-02")
    assert states(contact) >= who
    assert contact.place
    assert contact.place.iso3 == place
    assert contact.status == "occurred"


def test_two_contacts_in_one_sentence_stay_two() -> None:
    call, meeting = read("Macron spoke by phone with Xi Jinping and later met Friedrich Merz in Berlin.")
    assert (call.medium, states(call)) == ("phone", {"FRA", "CHN"})
    assert (meeting.medium, states(meeting)) == ("in_person", {"FRA", "DEU"})
    assert call.place is None
    assert meeting.place
    assert meeting.place.iso3 == "DEU"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Putin refused to meet Zelensky.", "denied"),
        ("Had Putin met Zelensky, the war would have ended.", "counterfactual"),
        ("Trump may meet Putin in Budapest.", "hypothetical"),
        ("Rubio was to have met Lavrov in Vienna.", "counterfactual"),
        ("The Kremlin denied that a call between Putin and Trump took place on 9 February.", "denied"),
        ("Erdogan proposed a summit between Putin and Zelensky in Istanbul.", "proposed"),
        ("Rubio will meet Lavrov in Vienna next week.", "planned"),
    ],
)
def test_what_did_not_happen_is_no_occurred_contact(text: str, status: str) -> None:
    found = read(text)
    assert [contact.status for contact in found] == [status]
    assert len(found[0].participants) >= 2


def test_the_one_who_proposes_a_summit_is_not_in_it() -> None:
    (summit,) = read("Erdogan proposed a summit between Putin and Zelensky in Istanbul.")
    assert states(summit) == {"RUS", "UKR"}


def test_an_unannounced_call_is_marked_unofficial() -> None:
    (call,) = read(
        "Trump and Putin spoke by phone on 9 February, according to unconfirmed reports; it was never officially announced."
    )
    assert call.official is False
    assert call.medium == "phone"
    assert call.date == "2025-02-09"


def test_we_met_is_the_envoy_where_his_office_says_so() -> None:
    text = 'President Trump wrote that "we" met Vladimir Putin on Thursday. The White House later clarified it was envoy Steve Witkoff.'
    (meeting,) = read(text, "2025-03-15")
    assert {party.actor for party in meeting.participants} == {
        "person:steve-witkoff",
        "person:vladimir-putin",
    }
    assert meeting.level == "envoy"


def test_the_meeting_adds_to_the_contact_it_points_back_to() -> None:
    text = "Hakan Fidan and Sergei Lavrov met in Antalya. The meeting took place on 1 March 2024."
    (meeting,) = read(text, "2024-03-04")
    assert meeting.date == "2024-03-01"
    assert meeting.place
    assert meeting.place.iso3 == "TUR"


def test_both_leaders_are_those_just_named() -> None:
    found = read("Macron and Merz met in Berlin on Monday. Both leaders will meet again in Paris next month.")
    assert [c.status for c in found] == ["occurred", "planned"]
    assert states(found[1]) == {"FRA", "DEU"}


def test_a_pronoun_is_named_after_whom_it_stands_for() -> None:
    found = read("Sergei Lavrov said he met Hakan Fidan in Doha.")
    assert [p.name for p in found[0].participants] == ["Sergei Lavrov", "Hakan Fidan"]
    assert found[0].according_to
    assert found[0].according_to.actor == "person:sergey-lavrov"


def test_meeting_demands_is_no_contact() -> None:
    assert read("The government met the demands of France and Germany.") == []


def test_a_report_as_a_whole_tells_mediators_and_place() -> None:
    text = (
        "Delegations of the warring sides sat down in Jeddah on Saturday. The talks are sponsored by Saudi Arabia "
        "and the United States, whose envoys opened the session. Fighting went on around the Sudanese capital."
    )
    parties, places = weighed(page(text, "2023-05-07"))
    likely = [row.state for row in parties if row.probability > 0.4]
    assert "SAU" in likely
    assert "USA" in likely
    assert places[0].state == "SAU"


def test_the_seed_interview() -> None:
    seed = SHARED / "seeds" / "anchorage-interview.txt"
    if not seed.exists():
        pytest.skip("the seed interview is not here")
    found = read(seed.read_text("utf-8"), "2025-08-17")
    held = [c for c in found if c.status == "occurred"]
    assert any(
        states(c) == {"USA", "RUS"}
        and c.medium == "in_person"
        and c.level == "leader"
        and c.place
        and c.place.iso3 == "USA"
        for c in held
    )
    assert any(c.place and c.place.iso3 == "KAZ" and c.medium == "in_person" for c in held)
    both = [c for c in found if {"UKR", "RUS"} <= states(c)]
    assert both
    assert all(c.status in ("proposed", "hypothetical") for c in both)
    assert not any("coming to power" in c.span.quote for c in found)


def test_a_page_that_tells_a_contact_twice_makes_one_record() -> None:
    text = (
        "Envoy meets president in Damascus\n\n"
        "The UN envoy Geir Pedersen travelled to Damascus on 10 May 2023 and was received by President Bashar al-Assad. "
        "It was his third visit to Syria that year."
    )
    visits = [c for c in read(text, "2023-05-11") if c.status == "occurred" and len(c.participants) > 1]
    assert [(c.date, c.ordinal, c.level) for c in visits] == [("2023-05-10", 3, "envoy")]


def test_the_presidents_envoy_is_not_the_president() -> None:
    (meeting,) = read("Macron's envoy met Khalifa Haftar in Benghazi on 3 March 2019.", "2019-03-05")
    assert {party.actor for party in meeting.participants} == {None, "person:khalifa-haftar"}
    assert meeting.participants[0].state == "FRA"


def test_a_count_of_calls_is_no_single_call() -> None:
    assert read("The presidents of France and Russia have had six telephone conversations this year.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Emmanuel Macron spoke by phone with Olaf Scholz on 3 March 2023 and with Volodymyr Zelensky on 5 March 2023.",
            [("Olaf Scholz", "2023-03-03", None), ("Volodymyr Zelensky", "2023-03-05", None)],
        ),
        (
            "Sergei Lavrov met Mevlut Cavusoglu in Antalya on 10 March 2022 and Hakan Fidan in Ankara on 12 June 2023.",
            [("Mevlut Cavusoglu", "2022-03-10", "Antalya"), ("Hakan Fidan", "2023-06-12", "Ankara")],
        ),
        (
            "Antony Blinken visited Egypt, Jordan and Israel.",
            [("Egypt", None, "Egypt"), ("Jordan", None, "Jordan"), ("Israel", None, "Israel")],
        ),
        (
            "Vladimir Putin talked on 4 May 2022 with Emmanuel Macron and on 6 May 2022 with Xi Jinping.",
            [("Emmanuel Macron", "2022-05-04", None), ("Xi Jinping", "2022-05-06", None)],
        ),
    ],
)
def test_contacts_told_with_one_verb_are_told_apart(
    text: str, told: list[tuple[str, str | None, str | None]]
) -> None:
    found = read(text, None)
    assert [(c.participants[-1].name, c.date, c.place.name if c.place else None) for c in found] == told
    assert len({c.id for c in found}) == len(told)


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2001 Colin Powell met Ariel Sharon and Yasser Arafat in Jerusalem.",
        "Colin Powell met Ariel Sharon in Jerusalem and Yasser Arafat left for Ramallah on 4 May 2001.",
    ],
)
def test_partners_met_together_stay_together(text: str) -> None:
    met = [
        c
        for c in contacts(Page(Document(id="x", text=text)))
        if "Colin Powell" in {p.name for p in c.participants}
    ]
    assert len(met) == 1
