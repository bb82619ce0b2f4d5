"""What if: claims about the answer, on tables whose answer is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.methods.bargaining import get, settling
from detente.methods.bargaining.errors import UnknownModelError
from detente.methods.bargaining.pair import compare
from detente.questions.bargain_files import read_table, write_table
from detente.questions.bargain_numbers import read, written
from detente.questions.bargain_table import BargainTable
from detente.questions.errors import BadBargainTable, BadChange, NotInTable
from detente.questions.whatif import Settings, swept, whatif
from detente.questions.whatif_changes import Changes, changed, leader, sweep
from detente.scale.executor import executor

TABLE = """actor,issue,position,salience,capability,low,high,status_quo,present
North,border,10,1,1,0,100,20,yes
South,border,90,1,1,0,100,20,yes
Broker,border,40..60,0.5,2,0,100,20,yes
Guest,border,80,1,1,0,100,20,no
North,trade,20,0.5,1,0,100,50,yes
South,trade,70,0.5,1,0,100,50,yes
Broker,trade,30..50,0.2..0.6,2,0,100,50,yes
Guest,trade,75,1,1,0,100,50,no
"""


@pytest.fixture
def table(tmp_path: Path) -> BargainTable:
    return made(tmp_path, TABLE)


def made(folder: Path, text: str, name: str = "table.csv") -> BargainTable:
    (folder / name).write_text(text, "utf-8")
    return read_table(folder / name)


def figures(table: BargainTable, changes: Changes, **more: Any) -> Any:
    return whatif(table, changes, Settings(draws=400, **more)).figures["models"]


def test_removing_an_actor_moves_the_mean_by_its_share(table: BargainTable) -> None:
    mean = figures(table, Changes(without=("south",)))["compromise"]["settlement"]["border"]
    assert mean["before"] == pytest.approx((10 + 90 + 50) / 3, abs=0.5)
    assert mean["after"] == pytest.approx((10 + 50) / 2, abs=0.5)
    assert mean["sign_share"] == 1.0, "the share of draws in which the shift has its sign"


def test_a_guest_joins_and_the_side_it_shares_gains(table: BargainTable) -> None:
    answer = whatif(table, Changes(joining=("Guest",)), Settings(draws=400))
    gain = answer.figures["models"]["compromise"]["gain"]
    assert gain["South"]["mean"] > 0 > gain["North"]["mean"]
    assert gain["South"]["interval"][0] > 0
    assert "Guest gains most" in answer.headline
    assert "North loses most" in answer.headline


def test_setting_a_position_shifts_the_mean_by_weight_times_distance(table: BargainTable) -> None:
    found = figures(table, Changes(cells=("North.border.position=40",)))["compromise"]["settlement"]
    assert found["border"]["shift"] == pytest.approx(30 / 3, abs=1e-6)
    assert found["trade"]["shift"] == 0


def test_no_change_makes_no_difference_under_any_model(table: BargainTable) -> None:
    models = [m for m in settling() if m.name != "smp"]
    for effect in compare(table.side(), table.side(), models, 200):
        assert np.abs(effect.shift.mean).max() == 0, effect.model
        assert effect.gain.sign_share.min() == 1.0


def test_common_random_numbers_make_the_difference_sharper_than_the_sides(table: BargainTable) -> None:
    models = [get("compromise")]
    other = changed(table, Changes(cells=("South.border.position=85",)))
    [effect] = compare(table.side(), other.side(), models, 500)
    assert effect.before.error[0] > 10 * effect.shift.error[0]


def test_draws_in_parts_and_in_threads_are_the_draws_at_once(table: BargainTable) -> None:
    changes = Changes(without=("Broker",))
    one = whatif(table, changes, Settings(draws=20_000, workers=1)).figures
    two = whatif(table, changes, Settings(draws=20_000, workers=2)).figures
    for name, found in one["models"].items():
        for actor, gain in found["gain"].items():
            assert two["models"][name]["gain"][actor]["mean"] == pytest.approx(gain["mean"], abs=1e-3)


def test_the_answer_hangs_on_the_one_uncertain_cell(tmp_path: Path) -> None:
    table = made(tmp_path, TABLE.replace("30..50,0.2..0.6", "40,0.4"))
    for way in ("tornado", "sobol"):
        answer = whatif(table, Changes(without=("North",)), Settings(draws=100, hangs_on=way))
        rows = answer.table("What the answer hangs on").rows
        assert {row.values[1] for row in rows} == {"Broker.border.position"}


def test_a_table_without_status_quo_leaves_veto_players_out(tmp_path: Path) -> None:
    table = made(tmp_path, "actor,position,salience,capability\nA,0,1,1\nB,10,1,1\nC,4,1,1\n")
    names = set(figures(table, Changes(without=("C",))))
    assert "veto" not in names
    assert {"compromise", "median", "challenge", "exchange"} <= names
    with pytest.raises(UnknownModelError):
        figures(table, Changes(without=("C",)), models=("oracle",))


def test_every_model_stands_beside_its_error_on_known_outcomes(table: BargainTable) -> None:
    answer = whatif(table, Changes(without=("Broker",)), Settings(draws=50))
    rows = answer.table("How far the models can be trusted").rows
    assert len(rows) == len(answer.figures["models"]) > 5
    assert any("oracle" in note for note in answer.notes)


def test_sweeps_and_leaders(table: BargainTable) -> None:
    answer = swept(
        table, sweep(table, "North.border.position=0:100:25"), Settings(draws=50, models=("compromise",))
    )
    at = [step["settlement"]["compromise"]["border"] for step in answer.figures["steps"]]
    np.testing.assert_allclose(np.diff(at), 25 / 3, atol=1e-3)
    assert len(leader(table, "North.trade").values) == 11
    with pytest.raises(BadChange, match="several issues"):
        leader(table, "North")


def test_a_sweep_is_the_same_on_any_executor(table: BargainTable) -> None:
    moving = sweep(table, "North.border.position=0:100:50")
    here, there = (
        swept(table, moving, Settings(draws=300, models=("compromise", "challenge")), executor(name, 1))
        for name in ("inprocess", "pool")
    )
    assert here == there


@pytest.mark.parametrize(
    "changes, error, word",
    [
        (Changes(without=("Nort",)), NotInTable, "North"),
        (Changes(cells=("North.bordr.position=3",)), NotInTable, "border"),
        (Changes(cells=("North.border.position=300",)), BadChange, "outside"),
        (Changes(cells=("North.border.mood=3",)), BadChange, "FIELD"),
        (Changes(cells=("North.border.salience=3",)), BadChange, "outside 0 to 1"),
        (Changes(cells=("North.border.position",)), BadChange, "empty"),
        (Changes(without=("North", "South")), BadChange, "at least two"),
        (
            Changes(cells=("North.salience=0", "South.salience=0", "Broker.border.salience=0")),
            BadChange,
            "border",
        ),
    ],
)
def test_a_change_that_cannot_be_made_says_why(
    table: BargainTable, changes: Changes, error: type, word: str
) -> None:
    with pytest.raises(error, match=word):
        whatif(table, changes, Settings(draws=10))


@pytest.mark.parametrize(
    "old, new, words",
    [
        ("South,border,90,1,1", "South,border,,1,1", ["line 3", "column position", "empty"]),
        ("South,border,90,1,1", "South,border,90,-0.2,1", ["line 3", "column salience", "-0.2"]),
        ("South,border,90,1,1", "South,border,90,80,1", ["line 3", "column salience", "divide percentages"]),
        ("South,border,90,1,1", "South,border,many,1,1", ["line 3", "column position", "many"]),
        ("South,border,90,1,1", "South,border,160,1,1", ["column position", "160", "border"]),
        ("South,border,90,1,1", "South,border,90..60,1,1", ["line 3", "not in order"]),
        ("South,border,90,1,1", "North,border,90,1,1", ["line 3", "second time"]),
        ("South,trade,70,0.5,1,0,100,50,yes\n", "", ["South", "trade"]),
        ("South,border,90,1,1", "South,border,90,nan,1", ["line 3", "column salience"]),
        ("South,border,90,1,1,0,100", "South,border,90,1,1,0,90", ["line 3", "column high"]),
        ("capability", "power", ["line 1", "power"]),
        (
            "North,border,10,1,1,0,100,20,yes",
            "North,border,10,1,1,0,100,20,perhaps",
            ["line 2", "column present"],
        ),
    ],
)
def test_a_bad_table_names_line_and_column(tmp_path: Path, old: str, new: str, words: list[str]) -> None:
    assert old in TABLE
    with pytest.raises(BadBargainTable) as caught:
        made(tmp_path, TABLE.replace(old, new, 1))
    for word in words:
        assert word in str(caught.value)


def test_one_actor_is_not_a_bargain(tmp_path: Path) -> None:
    with pytest.raises(BadBargainTable, match="at least two"):
        made(tmp_path, "actor,position,salience,capability\nA,0,1,1\n")


def test_a_table_survives_being_written_and_read(table: BargainTable, tmp_path: Path) -> None:
    again = made(tmp_path, write_table(table))
    assert again.entries == table.entries
    assert again.issues == table.issues
    assert again.absent == {"Guest"}


def test_yaml_says_the_same(tmp_path: Path) -> None:
    text = """
issues:
  border: {low: 0, high: 100}
actors:
  North: {capability: 1, border: {position: [0, 20], salience: 0.9}}
  South: {capability: 0.5..1, present: no, border: {position: 70 +- 5, salience: 1, mark: sourced, source: a speech}}
"""
    table = made(tmp_path, text, "table.yaml")
    assert table.entries["North", "border"].position.low == 0
    assert table.entries["South", "border"].source == "a speech"
    assert table.absent == {"South"}
    with pytest.raises(BadBargainTable, match="actor North, issue border, column salience"):
        made(tmp_path, text.replace("salience: 0.9", "salience: 2"), "table.yaml")


@given(
    low=st.floats(-1e6, 1e6).map(lambda v: float(f"{v:g}")),
    width=st.floats(0.01, 1e6).map(lambda v: float(f"{v:g}")),
)
def test_numbers_are_read_as_written(low: float, width: float) -> None:
    for text in (f"{low:g}", f"{low:g}..{low + width:g}", f"{low:g} +- {width:g}"):
        number = read(text)
        assert not isinstance(number, str)
        assert read(written(number)) == number


def test_cells_are_drawn_alike_whoever_else_is_there(table: BargainTable) -> None:
    alone = changed(table, Changes(without=("North",)))
    assert set(table.side().uncertain()) == set(alone.side().uncertain())
