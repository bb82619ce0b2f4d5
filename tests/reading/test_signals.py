"""Signals: what a document lists as signs, and what the catalogue knows."""

from __future__ import annotations

import pytest

from detente.reading.page import Page
from detente.reading.signals import signals
from detente.reading.signals_catalogue import catalogue, kind_of
from detente.records import Document, Signal


def read(text: str) -> list[Signal]:
    return list(signals(Page(Document(id="test", text=text, published="2011-04-02"))))


LISTED = """The two capitals are moving again, slowly.

There are signs that both sides want an end to it:
- no further sanctions were announced in spring,
- the demand for reparations has vanished,
- farmers are sowing along the line again.

Nobody speaks of it aloud.
"""


def test_each_item_under_an_announcing_sentence_is_a_signal() -> None:
    found = [s for s in read(LISTED) if s.announced_by]
    assert [s.kind for s in found] == ["no_new_sanctions", "demand_dropped", "other"]
    assert all("signs" in s.announced_by.quote for s in found if s.announced_by)
    assert found[2].span.quote == "farmers are sowing along the line again"


def test_a_list_under_another_sentence_is_none() -> None:
    assert read("The delegation brought three things:\n- bread,\n- salt,\n- a map.\n") == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ceasefire_violated", "Shells fell all night after both armies broke the truce."),
        ("ambassador_recalled", "Norway recalled its ambassador on Monday."),
        ("envoy_appointed", "Norway appointed a former judge as special envoy."),
        ("troop_buildup", "The general staff moved two brigades of troops to the river."),
        ("ultimatum", "The junta rejected the ultimatum."),
        ("exercise", "A naval exercise began off the coast."),
        ("prisoner_exchange", "The two sides exchanged 40 prisoners at the bridge."),
        ("talks_broken_off", "The delegation walked out of the talks."),
    ],
)
def test_the_catalogue_knows(kind: str, text: str) -> None:
    assert [s.kind for s in read(text)] == [kind]


def test_what_only_might_happen_is_no_signal() -> None:
    assert read("The delegation could walk out of the talks.") == []


def test_every_kind_says_what_it_is_and_whether_it_costs() -> None:
    kinds = catalogue()
    assert len(kinds) >= 30
    assert any(k.costly for k in kinds)
    assert any(not k.costly for k in kinds)
    assert kind_of("the weather was fine") is None
