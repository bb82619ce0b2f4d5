"""Leaders and those who must ratify: what can be agreed, who blocks, and at what price they come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.questions.bargain_homes import homes
from detente.questions.errors import BadBargainTable

TABLE = """home,name,role,position,weight,quota,status_quo,settlement
North,president,leader,70,,,20,55
North,parliament,ratifier,60,3,0.5,,
North,army,veto,30,1,,,
South,premier,leader,45,,,,
South,assembly,ratifier,50,2,0.6,,
"""


def asked(folder: Path, text: str) -> dict:
    (folder / "homes.csv").write_text(text, "utf-8")
    return homes(folder / "homes.csv").figures


def test_an_army_with_a_veto_blocks_and_its_price_is_what_it_loses(tmp_path: Path) -> None:
    found = asked(tmp_path, TABLE)
    assert found["zone"] == [20, 40], "nearer to 30 than the status quo is"
    assert found["homes"]["North"]["blocked"]
    assert not found["homes"]["South"]["blocked"]
    assert found["homes"]["North"]["price"]["army"] == pytest.approx(25 - 10)
    assert found["homes"]["North"]["price"]["parliament"] == 0


def test_without_the_veto_it_passes(tmp_path: Path) -> None:
    found = asked(tmp_path, TABLE.replace("army,veto", "army,ratifier"))
    assert not found["homes"]["North"]["blocked"]
    assert found["zone"] == [20, 70], "the premier at 45 gains up to 70"


def test_without_a_settlement_the_middle_of_the_leaders_is_asked_about(tmp_path: Path) -> None:
    assert asked(tmp_path, TABLE.replace("20,55", "20,"))["settlement"] == 57.5


@pytest.mark.parametrize(
    "old, new, words",
    [
        ("army,veto", "army,general", "line 4"),
        ("30,1,,,", "much,1,,,", "line 4, column position"),
        ("20,55", ",55", "status quo"),
        ("South,premier,leader", "South,premier,veto", "0 leaders"),
    ],
)
def test_a_bad_table_says_where(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(BadBargainTable, match=words):
        asked(tmp_path, TABLE.replace(old, new, 1))
