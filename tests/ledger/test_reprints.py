"""A wire story printed many times is one witness, and says how many; an analyst may say otherwise."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import yaml

from benchmarks.ledger.made import records
from detente.ledger import Case
from detente.ledger.reprints import RUN, bands, runs, share
from detente.questions.casebook import casebook
from detente.questions.contacts import contacts
from detente.reading import read
from detente.reading.profile import reading_as
from detente.records import Document, Record

WORDS = Path(__file__).read_text("utf-8").split()


def story(seed: int, first: str = "") -> str:
    """A text of 260 words that no other seed gives."""
    chance = random.Random(seed)
    return first + " ".join(chance.choice(WORDS) + str(chance.randint(0, 400)) for _ in range(260))


def printed(text: str, outlet: str) -> Document:
    whole = f"{outlet} reports\n{text}"
    id = hashlib.sha256(whole.encode()).hexdigest()
    return Document(id=id, text=whole, outlet=outlet, title=outlet, published="2014-05-06", language="en")


def add(case: Case, *documents: Document, reading: Callable[[Document], list[Record]] = records) -> None:
    """With made-up records where nothing is asked of them: the text alone tells who is a witness."""
    for each in documents:
        case.ledger.add_document(each, reading(each), {"blocks": "1"})


def by_rule(document: Document) -> list[Record]:
    with reading_as("fast"):
        return list(read(document))


def test_forty_printings_are_one_witness_and_no_document_is_lost(case: Case) -> None:
    forty = [printed(story(1), f"Paper {n}") for n in range(40)]
    add(case, *forty, printed(story(2), "Other"))
    speaks = case.ledger.witnesses()
    assert {speaks[each.id] for each in forty} == {forty[0].id}
    assert len(speaks) == 41
    assert len(set(speaks.values())) == 2
    assert case.ledger.verify().ok


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_groups_do_not_depend_on_the_order_of_adding(case: Case, order: tuple[int, ...]) -> None:
    text = story(3)
    versions = [printed(text, "Whole"), printed(text[: len(text) // 2], "Half"), printed(story(4), "Other")]
    add(case, *(versions[n] for n in order))
    speaks = case.ledger.witnesses()
    assert speaks[versions[0].id] == speaks[versions[1].id]
    assert speaks[versions[2].id] == versions[2].id


def test_an_analyst_takes_printings_apart_and_puts_texts_together(case: Case) -> None:
    a, b, c = printed(story(5), "A"), printed(story(5), "B"), printed(story(6), "C")
    add(case, a, b, c)
    entry = case.ledger.correct.split("document", [a.id, b.id], reason="two reporters, one press release")
    assert len(set(case.ledger.witnesses().values())) == 3
    case.ledger.correct.undo(entry, reason="it was one reporter")
    assert case.ledger.witnesses()[b.id] == a.id
    case.ledger.correct.link("document", [a.id, c.id], reason="a translation of it")
    assert set(case.ledger.witnesses().values()) == {a.id}


def test_a_witness_is_who_was_known_on_the_day(case: Case) -> None:
    a, b = printed(story(7), "A"), printed(story(7), "B")
    add(case, a, b)
    yesterday = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)
    assert case.ledger.witnesses(as_known_on=yesterday) == {}
    case.ledger.correct.reject(a.id, reason="a test page")
    assert case.ledger.witnesses() == {b.id: b.id}


def test_two_outlets_that_print_one_text_do_not_confirm_each_other(case: Case) -> None:
    told = "On 5 May 2014 President Vladimir Putin met President Barack Obama in Geneva. "
    add(case, printed(story(8, told), "A"), printed(story(8, told), "B"), reading=by_rule)
    answer = contacts(casebook(case), parties=("RUS", "USA"))
    (row,) = answer.tables[0].rows
    at = answer.tables[0].columns.index
    assert (row.values[at("reports")], row.values[at("texts")]) == (2, 1)

    (case.definitions / "twice.yaml").write_text(
        yaml.safe_dump({**answer.definition, "name": "twice", "confirmations": 2})
    )
    ask = partial(contacts, under="twice", parties=("RUS", "USA"), case_folder=case.path)
    left = ask(casebook(case))
    assert left.figures["count"] == 0
    assert "1 of the 2 outlets" in str(left.tables[1].rows[0].values)
    add(case, printed(story(9, told), "C"), reading=by_rule)
    assert ask(casebook(case)).figures["count"] == 1


def test_short_and_empty_texts_are_left_alone() -> None:
    assert bands(runs("")) == []
    assert bands(runs("too short to tell")) == []
    assert share(frozenset(), runs(story(1))) == 0
    assert len(runs(" ".join(f"w{n}" for n in range(20)))) == 20 - RUN + 1


def test_chinese_has_runs_of_characters() -> None:
    assert len(runs("双方代表星期二在日内瓦举行会谈")) == 11
