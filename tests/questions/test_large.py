"""Short ways through large cases give what the long ways give."""

from __future__ import annotations

import random

import pytest

from detente.questions import linking
from detente.questions.casebook import Casebook
from detente.questions.claims_series import series_of
from detente.questions.contacts import count
from detente.questions.definition import definition
from detente.records import Contact
from detente.records.dates import bounds
from tests.questions.world import book, document, report

PEOPLE = ("Aro", "Bel", "Cato", "Dune", "Este", "A", "B")


def reports(seed: int, number: int = 150) -> tuple[Casebook, list[Contact]]:
    chance = random.Random(seed)
    documents = tuple(document(f"{k}", f"Outlet {k % 4}") for k in range(number // 3))
    made = []
    for k in range(number):
        day = f"2001-{chance.randrange(1, 5):02d}-{chance.randrange(1, 12):02d}"
        date = chance.choice((day, day, day, day[:7], None))
        who = tuple(chance.sample(PEOPLE, chance.choice((1, 2, 2, 2, 3))))
        medium = chance.choice(("phone", "in_person", None))
        made.append(report(documents[k // 3], who, date, medium=medium, ordinal=k))
    return book(*made, documents=documents), made


@pytest.mark.parametrize("seed", range(8))
def test_looking_only_where_a_person_may_be_named_links_as_looking_everywhere(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, made = reports(seed)
    quick = [[each.id for each in group.reports] for group in linking.link(made)]
    monkeypatch.setattr(linking._OfState, "near", lambda self, _persons: self._all)
    assert quick == [[each.id for each in group.reports] for group in linking.link(made)]


@pytest.mark.parametrize("day", ["2001-01-05", "2001-02", "2001-03-20", "2002"])
@pytest.mark.parametrize("media", [(), ("phone",)])
def test_a_count_found_in_its_growth_is_the_count_made_for_that_day(day: str, media: tuple[str, ...]) -> None:
    asked, _ = reports(9)
    rule = definition("reported")
    rows = count(asked.until_day(day), rule, ("AAA", "BBB")).rows
    series = series_of(asked, rule, ("AAA", "BBB"), media)
    slow = [each for each, _ in rows if not media or each.medium in media]
    total, parts = series.until(day)
    assert (total, sum(parts.values())) == (len(slow), len(slow))
    last = series.counted(day, 3)
    assert all(bounds(each.date or "0001")[0] <= bounds(day)[1] for each in last)
    assert {id(each) for each in series.counted(day, 10**6)} == {id(each) for each in slow}
