"""The encoder's scores join the table's where it can be had; else the table decides alone."""

from __future__ import annotations

import numpy as np
import pytest

from detente.reading import turns_chooser
from detente.reading.profile import reading_as
from detente.reading.turns_candidates import Heard, gather
from detente.reading.turns_chooser import Weighing
from detente.reading.turns_head import GUEST, HOST, weighed
from detente.reading.turns_view import KINDS, view

AROUND = [("headline", "Ice and salt"), ("intro", "Lise Okonjo met Bogumil Tarn, a marsh reeve.")]
HEARD = Heard(["When did you cross the river?"] * 6, ["In winter, on the ice. " * 20] * 6, [], None, None)
FOUND = gather(AROUND, HEARD)


def test_the_table_decides_alone_in_the_fast_profile_and_in_other_languages() -> None:
    table = weighed(GUEST, FOUND, AROUND)
    with reading_as("fast"):
        assert np.array_equal(Weighing(FOUND, AROUND, HEARD, "en").scores(GUEST), table)
    assert np.array_equal(Weighing(FOUND, AROUND, HEARD, "ar").scores(GUEST), table)
    assert not np.array_equal(Weighing(FOUND, AROUND, HEARD, "en").scores(GUEST), table)


def test_without_weights_the_table_decides_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns_chooser, "_encoder", lambda: None)
    assert np.array_equal(
        Weighing(FOUND, AROUND, HEARD, "en").scores(HOST, FOUND[0]), weighed(HOST, FOUND, AROUND, FOUND[0])
    )


def test_who_shares_the_guest_s_name_cannot_ask() -> None:
    guest = next(name for name in FOUND if name.name == "Bogumil Tarn")
    scores = Weighing(FOUND, AROUND, HEARD, "en").scores(HOST, guest)
    assert scores[FOUND.index(guest)] == -np.inf


def test_a_view_holds_every_part_and_how_turns_begin_and_end() -> None:
    shown = view(AROUND, HEARD)
    for number, (where, text) in enumerate(AROUND):
        begin = shown.begins[number]
        assert shown.text[begin : begin + len(text)] == text
        assert (begin, begin + len(text), KINDS.index(where)) in shown.kinds
    assert len(shown.text) < 1500


def test_of_a_long_introduction_a_view_keeps_both_ends() -> None:
    parts = [("intro", f"Paragraph {number}. " * 12) for number in range(20)]
    shown = view(parts, HEARD)
    assert {0, 19} <= set(shown.begins)
    assert len(shown.begins) < 12
