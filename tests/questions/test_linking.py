"""Reports of one contact are linked; reports of two are not."""

import random

from detente.ledger.judgements import Judgement
from detente.questions.linking import link
from tests.questions.world import document, report

ONE, TWO = document("one"), document("two", "Courier")


def test_two_outlets_on_one_call_tell_of_one_contact() -> None:
    linked = link([report(ONE, ("Aro", "Bel"), "2001-03-04"), report(TWO, ("Aro", "Bel"), "2001-03-04")])
    assert [len(each.reports) for each in linked] == [2]


def test_calls_on_two_days_are_two_contacts() -> None:
    assert (
        len(link([report(ONE, ("Aro", "Bel"), "2001-03-04"), report(TWO, ("Aro", "Bel"), "2001-03-05")])) == 2
    )


def test_a_call_and_a_visit_on_one_day_are_two_contacts() -> None:
    visit = report(TWO, ("Cato", "Bel"), "2001-03-04", medium="in_person")
    assert len(link([report(ONE, ("Aro", "Bel"), "2001-03-04"), visit])) == 2


def test_other_persons_make_another_contact() -> None:
    leaders = report(ONE, ("Aro", "Bel"), "2001-03-04", medium="in_person")
    ministers = report(TWO, ("Dune", "Este"), "2001-03-04", medium="in_person")
    assert len(link([leaders, ministers])) == 2


def test_a_meeting_told_one_day_apart_across_time_zones_is_one_where_the_place_is_one() -> None:
    here = report(ONE, ("Aro", "Bel"), "2001-03-04", medium="in_person", place=("Midway", "UMI"))
    there = report(TWO, ("Aro", "Bel"), "2001-03-05", medium="in_person", place=("Midway", "UMI"))
    assert len(link([here, there])) == 1


def test_an_undated_mention_belongs_to_the_contact_its_own_document_has_just_told() -> None:
    told = report(ONE, ("Aro", "Bel"), "2001-03-04")
    other = report(TWO, ("Aro", "Bel"), "2001-05-06")
    mention = report(ONE, ("Aro", "Bel"), None, ordinal=3)
    linked = link([told, other, mention])
    assert [len(each.reports) for each in linked] == [2, 1]


def test_an_undated_mention_that_could_be_either_of_two_stays_alone() -> None:
    third = document("three")
    calls = [report(ONE, ("Aro", "Bel"), "2001-03-04"), report(TWO, ("Aro", "Bel"), "2001-05-06")]
    assert len(link([*calls, report(third, ("Aro", "Bel"), None)])) == 3


def test_an_undated_report_joins_the_one_dated_contact_of_its_place() -> None:
    place = ("Midway", "UMI")
    told = report(ONE, ("Aro", "Bel"), "2001-03-04", medium="in_person", place=place)
    vague = report(TWO, ("Aro", "Bel"), None, medium="in_person")
    elsewhere = report(
        document("four"), ("Aro", "Bel"), "2001-06-01", medium="in_person", place=("Nauru", "NRU")
    )
    mention = report(document("three"), ("Aro", "Bel"), None, medium="in_person", place=place)
    linked = link([told, vague, elsewhere, mention])
    assert sorted(len(each.reports) for each in linked) == [1, 1, 2]
    assert next(each.date for each in linked if len(each.reports) == 2) == "2001-03-04"


def test_a_document_that_takes_its_own_report_back_denies_it() -> None:
    told = report(ONE, ("Aro", "Bel"), None, medium="in_person")
    denied = report(ONE, ("Aro", "Bel"), "2001-03-04", medium="in_person", status="denied")
    (contact,) = link([told, denied])
    assert contact.status == "denied"


def test_an_undated_report_of_another_document_does_not_join_a_denied_contact() -> None:
    told = report(TWO, ("Aro", "Bel"), None)
    denied = report(ONE, ("Aro", "Bel"), "2001-03-04", status="denied")
    assert [each.status for each in link([told, denied])] == ["denied", "occurred"]


def test_the_order_of_the_reports_changes_nothing() -> None:
    days = ["2001-03-04", "2001-03-04", "2001-03-05", "2001-03", None]
    reports = [report(document(str(n)), ("Aro", "Bel"), day) for n, day in enumerate(days)]
    expected = [[r.id for r in each.reports] for each in link(reports)]
    for seed in range(10):
        shuffled = random.Random(seed).sample(reports, len(reports))
        assert [[r.id for r in each.reports] for each in link(shuffled)] == expected


def judgement(act: str, *ids: str) -> Judgement:
    return Judgement(seq=1, at="2001-07-01T00:00:00Z", act=act, what="contact", of=ids, author="test")


def test_reports_split_by_hand_are_two_contacts() -> None:
    reports = [report(ONE, ("Aro", "Bel"), "2001-03-04"), report(TWO, ("Aro", "Bel"), "2001-03-04")]
    assert len(link(reports, [judgement("split", *(each.id for each in reports))])) == 2


def test_reports_linked_by_hand_are_one_contact_whatever_the_rule_says() -> None:
    reports = [report(ONE, ("Aro", "Bel"), "2001-03-04"), report(TWO, ("Aro", "Bel"), "2001-09-04")]
    assert len(link(reports, [judgement("link", *(each.id for each in reports))])) == 1


def test_linking_ten_thousand_reports_stays_quick() -> None:
    days = [f"2001-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    reports = [report(document(f"{n}"), ("Aro", "Bel"), days[n % len(days)]) for n in range(10_000)]
    assert len(link(reports)) == len(days)
