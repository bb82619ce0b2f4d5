"""detente bargain and detente whatif, as typed."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from detente.cli.main import app
from detente.ledger.case import Case
from detente.methods.bargaining import MODELS

RUN = CliRunner()
TABLE = "actor,position,salience,capability\nA,0,0.8,1\nB,10,0.5,0.9\nC,4..6,1,0.5\n"
PLAIN = {
    "split": "actor,power,curve\nA,0.7,1\nB,0.3,1\n",
    "rubinstein": "actor,discount\nA,0.9\nB,0.8\n",
    "baron-ferejohn": "actor,recognition\nA,1\nB,1\nC,1\n",
    "power": "actor,votes\nA,4\nB,3\nC,2\n",
    "coalitions": "actor,weight\nA,0.4\nB,0.3..0.35\nC,0.3\n",
    "fearon": "chance,cost_a,cost_b\n0.6,0.1,0.2\n0.5,0.1,0.4\n",
    "signal": "prior,if_sincere,if_bluffing\n0.4,0.8,0.2\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    return tmp_path


def said(*words: object) -> Any:
    done = RUN.invoke(app, [*map(str, words), "-f", "json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize("model", MODELS)
def test_every_model_runs_on_a_table(model: str, folder: Path) -> None:
    text = PLAIN.get(
        model, TABLE.replace("capability\n", "capability,status_quo\n").replace("0,0.8,1\n", "0,0.8,1,2\n")
    )
    (folder / "own.csv").write_text(text, "utf-8")
    answer = said("bargain", model, folder / "own.csv", "--draws", 50)
    assert answer["figures"]["model"] == model
    assert answer["tables"][0]["rows"]


def test_the_figures_of_a_known_case(folder: Path) -> None:
    (folder / "votes.csv").write_text(
        "actor,votes\n" + "".join(f"v{n},{w}\n" for n, w in enumerate([7] * 5 + [1] * 10))
    )
    answer = said("bargain", "power", folder / "votes.csv", "-p", "quota=39")
    assert answer["figures"]["shapley"]["v0"] == pytest.approx(421 / 2145)


def test_rounds_are_in_the_answer_and_drawn(folder: Path) -> None:
    answer = said(
        "bargain", "challenge", folder / "table.csv", "-p", "rounds=3", "--figure", folder / "f.svg"
    )
    assert len(answer["figures"]["rounds"]["A"]["issue"]) == 4
    drawing = (folder / "f.svg").read_text("utf-8")
    assert drawing.startswith("<svg")
    assert drawing.count("<polyline") == 3
    assert "<script" not in drawing


def test_densities_and_winsets_are_drawn(folder: Path) -> None:
    said("bargain", "compromise", folder / "table.csv", "--figure", folder / "density.svg")
    assert (folder / "density.svg").read_text("utf-8").count("<rect") > 5
    (folder / "two.csv").write_text(
        "actor,issue,position,salience,capability,low,high,status_quo\n"
        "A,x,60,1,1,0,100,10\nB,x,80,1,1,0,100,10\nA,y,70,1,1,0,100,20\nB,y,60,1,1,0,100,20\n"
    )
    said("bargain", "veto", folder / "two.csv", "--figure", folder / "winset.svg")
    assert (folder / "winset.svg").read_text("utf-8").count("<polygon") == 2


def test_the_list_names_every_model_and_ranges_are_shown() -> None:
    listed = said("bargain", "--list")
    assert listed["figures"]["models"] == list(MODELS)
    assert "rounds" in json.dumps(said("bargain", "challenge"))


@pytest.mark.parametrize(
    "words, code",
    [
        (["bargain", "comprmise", "table.csv"], "E620"),
        (["bargain", "challenge", "table.csv", "-p", "rounds=0"], "E621"),
        (["bargain", "challenge", "table.csv", "-p", "rounds"], "E443"),
        (["bargain", "compromise", "absent.csv"], "E441"),
        (["bargain", "power", "table.csv"], "E441"),
    ],
)
def test_wrong_calls_have_a_code(
    folder: Path, words: list[str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    done = RUN.invoke(app, words)
    assert done.exit_code != 0
    assert getattr(done.exception, "code", None) == code


def test_whatif_on_the_bundled_table(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", name="A case"):
        pass
    bundled = resources.files("detente.examples") / "anchorage" / "bargain.csv"
    (tmp_path / "case" / "bargain.csv").write_text(bundled.read_text("utf-8"), "utf-8")
    without = said("whatif", tmp_path / "case", "--without", "USA", "--draws", 300)
    assert without["headline"].startswith("Without USA")
    joined = said("whatif", tmp_path / "case", "--with", "EU", "--draws", 300)
    assert joined["figures"]["models"]["compromise"]["gain"]["UKR"]["mean"] > 0
    swept = said("whatif", tmp_path / "case", "--leader", "RUS.territory", "-m", "compromise", "--draws", 50)
    assert len(swept["figures"]["steps"]) == 11


def test_whatif_without_a_table_or_positions_has_no_answer(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", name="A case"):
        pass
    done = RUN.invoke(app, ["whatif", str(tmp_path / "case"), "--without", "USA"])
    assert done.exit_code == 1
    nothing = RUN.invoke(app, ["whatif", str(tmp_path / "case")])
    assert getattr(nothing.exception, "code", None) == "E901"
