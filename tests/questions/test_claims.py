"""A claimed count is checked against its own parts and against the ledger, under the definition that fits best."""

from detente.questions.claims import claims, unit_media
from tests.questions.world import book, document, report, tally

ONE, TWO = document("one"), document("two", "Courier")
CALLS = [report(ONE, ("Aro", "Bel"), f"2001-03-0{day}") for day in (1, 3, 5)]
VISIT = report(ONE, ("Cato", "Bel"), "2001-04-05", medium="in_person")
MINISTERS = report(ONE, ("Dune", "Este"), "2001-02-03", medium="in_person")


def verdicts(*records: object) -> list[tuple[object, ...]]:
    answer = claims(book(*records, documents=(ONE, TWO)))  # type: ignore[arg-type]
    return [row.values for row in answer.table("Claimed counts").rows]


def test_a_claim_that_adds_up_and_agrees_with_the_ledger() -> None:
    claim = tally(TWO, 4, "contact", (3, "calls"), (1, "visit"))
    (values,) = verdicts(*CALLS, VISIT, MINISTERS, claim)
    assert values[2:6] == ("yes", "4 = 3 leader calls + 1 envoy visits", "leaders-and-envoys", "agrees")


def test_a_claim_whose_parts_do_not_add_up() -> None:
    (values,) = verdicts(*CALLS, VISIT, tally(TWO, 5, "contact", (3, "calls"), (1, "visit")))
    assert values[2] == "no"


def test_a_claim_above_the_ledger_says_what_is_missing() -> None:
    (values,) = verdicts(*CALLS, VISIT, MINISTERS, tally(TWO, 9, "contact", (8, "calls"), (1, "visit")))
    assert values[5] == "differs"
    assert "more than the ledger holds" in str(values[6])


def test_a_claim_below_the_ledger_says_which_rows_are_extra() -> None:
    (values,) = verdicts(*CALLS, tally(TWO, 2, "telephone conversation"))
    assert "the ledger holds 1 more" in str(values[6])


def test_a_claim_counts_only_what_had_happened_when_it_was_made() -> None:
    early = document("early", published="2001-03-04")
    claim = tally(early, 2, "calls")
    (values,) = [
        row.values for row in claims(book(*CALLS, claim, documents=(ONE, early))).table("Claimed counts").rows
    ]
    assert values[5] == "agrees"


def test_counts_of_other_things_are_not_claims_about_contacts() -> None:
    assert unit_media("prisoners") is None
    assert not claims(book(tally(ONE, 40, "prisoners"), documents=(ONE,))).answered


def test_a_numbered_contact_stands_beside_its_number_in_the_ledger() -> None:
    third = report(TWO, ("Aro", "Bel"), "2001-03-05", ordinal=3)
    wrong = report(TWO, ("Aro", "Bel"), "2001-03-03", ordinal=7)
    rows = claims(book(*CALLS, third, wrong, documents=(ONE, TWO))).table("Numbered contacts").rows
    assert [(row.values[2], row.values[3]) for row in rows] == [(2, "differs"), (3, "agrees")]
