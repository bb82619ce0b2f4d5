"""Actor phrases to country and PLOVER sector."""

from __future__ import annotations

import pytest

from detente.identity.phrases import actor_phrase


@pytest.mark.parametrize(
    "phrase,country,sector",
    [
        ("three Kenyan nurses", "KEN", "MED"),
        ("the Peruvian interior ministry", "PER", "GOV"),
        ("a retired Indonesian general", "IDN", "ELI"),
        ("Basque separatists", None, "REB"),
        ("the speaker of the Knesset", "ISR", "LEG"),
        ("Jordan's trade unions", "JOR", "LAB"),
        ("Hezbollah", "LBN", "REB"),
        ("Sinn Fein", "GBR", "PTY"),
        ("Abkhazia", "GEO", "PRE"),
        ("Ankara", "TUR", "GOV"),
        ("Osaka", "JPN", "CVL"),
        ("the International Atomic Energy Agency", "UNO", "IGO"),
        ("Mossad", "ISR", "SPY"),
        ("two Rwandan fighter jets", "RWA", "MIL"),
        ("Colombian coffee growers", "COL", "AGR"),
        ("Reuters", None, "JRN"),
        ("an opposition candidate in Togo", "TGO", "PTY"),
        ("Somali pirates", "SOM", "CRM"),
        ("Syrian refugees in Lebanon", "SYR", "REF"),
        ("a Lithuanian court", "LTU", "JUD"),
    ],
)
def test_country_and_sector(phrase: str, country: str | None, sector: str) -> None:
    got_country, sectors = actor_phrase(phrase)
    assert sectors[:1] == (sector,)
    if country is not None:
        assert got_country == country


def test_a_person_is_coded_by_the_office_held_then() -> None:
    assert actor_phrase("Angela Merkel", "2015-01-01") == ("DEU", ("GOV",))
    assert actor_phrase("Angela Merkel", "2024-01-01") == ("DEU", ("ELI",))


def test_nothing_to_tell() -> None:
    assert actor_phrase("") == (None, ())
    assert actor_phrase("…") == (None, ())
