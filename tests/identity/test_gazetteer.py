"""The gazetteer: breadth of the tables, dates of tenures, speed of loading."""

from __future__ import annotations

import pytest

from detente.identity.dates import covers, ended_before
from detente.identity.gazetteer import load
from detente.identity.holders import holders
from detente.identity.surnames import skeleton, surname_of

G20 = [
    "ARG",
    "AUS",
    "BRA",
    "CAN",
    "CHN",
    "DEU",
    "FRA",
    "GBR",
    "IDN",
    "IND",
    "ITA",
    "JPN",
    "KOR",
    "MEX",
    "RUS",
    "SAU",
    "TUR",
    "USA",
    "ZAF",
]


@pytest.mark.parametrize("state", G20)
@pytest.mark.parametrize("year", range(1993, 2026, 4))
def test_every_g20_member_has_a_leader_in_every_year(state: str, year: int) -> None:
    held, _ = holders("leader", state, f"{year}-09-01", load())
    assert held, (state, year)


@pytest.mark.parametrize("state", G20)
def test_every_g20_member_has_a_foreign_minister_in_2024(state: str) -> None:
    assert holders("foreign minister", state, "2024-02-01", load())[0]


def test_a_tenure_covers_its_days_and_no_others() -> None:
    assert covers("2019-05-20/..", "2024-01-01") is True
    assert covers("2017-01-20/2021-01-20", "2021-02-01") is False
    assert covers("2010-05/2012", "2011-06-01") is True
    assert covers("2010-05/2012", "2012-06-01") is None
    assert covers("2010-05-29/", "2030-01-01") is None
    assert covers("", "2030-01-01") is None
    assert ended_before("1990/1995", "1996-01-01")
    assert not ended_before("1990/..", "1996-01-01")


@pytest.mark.parametrize(
    "name,homes,surname",
    [
        ("Xi Jinping", {"CHN"}, "Xi"),
        ("Kim Jong-un", {"PRK"}, "Kim"),
        ("Ursula von der Leyen", set(), "von der Leyen"),
        ("Abdel Fattah al-Burhan", {"SDN"}, "al-Burhan"),
        ("Abiy Ahmed", {"ETH"}, "Abiy"),
        ("Donald Trump", {"USA"}, "Trump"),
        ("Jean-Yves Le Drian", {"FRA"}, "Le Drian"),
        ("Ferdinand Marcos Jr.", {"PHL"}, "Marcos"),
    ],
)
def test_where_the_last_name_stands(name: str, homes: set[str], surname: str) -> None:
    assert surname_of(name, homes) == surname


def test_spellings_of_one_name_share_a_skeleton() -> None:
    assert skeleton(["salva", "kirr"]) == skeleton(["salva", "kiir"])
    assert skeleton(["riad", "malki"]) == skeleton(["riyad", "al", "maliki"])
    assert skeleton(["john", "kerry"]) != skeleton(["john", "kirby"])


def test_breadth() -> None:
    gazetteer = load()
    assert len(gazetteer.persons) > 2500
    for name in (
        "IGAD",
        "ECOWAS",
        "Polisario",
        "LTTE",
        "MILF",
        "Transnistria",
        "Contact Group",
        "Quai d'Orsay",
        "Malacanang",
    ):
        assert gazetteer.get(name), name
