"""What each feed's own words become, and real files where they are there."""

import datetime as dt
import os
from pathlib import Path

import pytest

from detente.feeds import named
from detente.feeds.errors import BadMapping, UnknownFeed
from detente.feeds.table import mapped

from .conftest import Bench, text, values

SHARED = Path(os.environ.get("DETENTE_SHARED", Path(__file__).parents[3] / "shared")) / "data"
REAL = [
    ("gdelt1", "formats/gdelt/GDELT1_events_sample_710rows.tsv", 710),
    ("icews", "formats/icews/events.2018.sample.tab", 3_705),
    ("ucdp-ged", "formats/ucdp_ged/GED_23_sample_1000.csv", 1_000),
    ("mend", "process/mend/mend_before_2024.csv", 1_334),
    ("pax", "process/pax_before_2015.csv", 1_563),
    ("keds-cameo", "forecast/KEDS/gulf.cameo.csv.gz", 54_466),
    ("keds-weis", "forecast/KEDS/balkans.weis.csv.gz", 72_953),
]
HEADERS = [
    ("acled", "formats/acled/header.csv", ","),
    ("polecat", "formats/polecat/header_ngecEvents.tsv", "\t"),
]


def changed(name: str, **told: str) -> bytes:
    feed, row = named(name), values(named(name))
    places = {column.name.replace(" ", "_"): n for n, column in enumerate(feed.columns)}
    for column, value in told.items():
        row[places[column]] = value
    return text(feed, [row]).encode(feed.encoding)


@pytest.mark.parametrize("name, file, rows", REAL, ids=lambda value: str(value).split("/")[-1])
def test_every_row_of_a_real_file_goes_in(name: str, file: str, rows: int, bench: Bench) -> None:
    path = SHARED / file
    if not path.exists():
        pytest.skip(f"{path} is not there")
    done = bench.load(named(name), path.read_bytes(), path.name)
    assert (done.kept, done.set_aside) == (rows, 0)
    assert all(row["date"] for row in bench.rows())


@pytest.mark.parametrize("name, file, delimiter", HEADERS)
def test_a_real_header_is_known(name: str, file: str, delimiter: str, bench: Bench) -> None:
    path = SHARED / file
    if not path.exists():
        pytest.skip(f"{path} is not there")
    assert bench.load(named(name), path.read_bytes().splitlines()[0] + b"\n").kept == 0
    known = {c.name for c in named(name).columns}
    assert {c.lower() for c in path.read_text().splitlines()[0].split(delimiter)} <= {
        c.lower() for c in known
    }


def test_gdelt_before_april_2013_has_no_address(bench: Bench) -> None:
    feed = named("gdelt1")
    row = values(feed)
    mixed = text(feed, [row[:57], row, row[:57]])
    assert bench.load(feed, mixed.encode()).kept == 3
    assert [r["url"] for r in bench.rows()].count(None) == 2


def test_the_fips_codes_of_gdelt_are_no_iso_codes(bench: Bench) -> None:
    bench.load(named("gdelt2"), changed("gdelt2", ActionGeo_CountryCode="UP"))
    assert bench.rows()[0]["place_state"] == "UKR"


def test_a_date_only_known_to_the_month_stays_so(bench: Bench) -> None:
    bench.load(named("mend"), changed("mend", Day=""))
    row = bench.rows()[0]
    assert (row["date"], row["last_day"], row["edtf"]) == (
        dt.date(2024, 1, 1),
        dt.date(2024, 1, 31),
        "2024-01",
    )
    bench.load(named("acled"), changed("acled", time_precision="3"))
    assert "2024-01" in {row["edtf"] for row in bench.rows()}


def test_mediators_and_parties_are_all_kept(bench: Bench) -> None:
    bench.load(named("mend"), changed("mend", third_party="Norway; Qatar", local_parties="Sudan; The Front"))
    row = bench.rows()[0]
    assert (row["source"], row["sources"], row["targets"]) == (
        "NOR",
        ["Norway", "Qatar"],
        ["Sudan", "The Front"],
    )


def test_polecat_is_latin_1(bench: Bench) -> None:
    bench.load(named("polecat"), changed("polecat", Recipient_Name="Junta de Nariño"))
    assert bench.rows()[0]["target_name"] == "Junta de Nariño"


def test_polecat_has_two_names_for_its_intensity(bench: Bench) -> None:
    content = changed("polecat").replace(b"\tIntensity\t", b"\tEvent Intensity\t")
    bench.load(named("polecat"), content)
    assert bench.rows()[0]["goldstein"] == 1.5


def test_an_impossible_place_or_date_is_set_aside(bench: Bench) -> None:
    assert bench.load(named("icews"), changed("icews", Latitude="91")).reasons == {
        "latitude is not -90 to 90": 1
    }
    done = bench.load(named("icews"), changed("icews", Event_Date="9999-01-01"))
    assert done.reasons == {"the date is out of range": 1}


def test_an_open_quotation_mark_costs_one_row(bench: Bench) -> None:
    feed = named("keds-weis")
    rows = b'date,source,target,code,desc\n2024-01-31,FRA,GER,042,"open\n' + b"2024-01-31,FRA,GER,042,x\n" * 3
    done = bench.load(feed, rows)
    assert (done.kept, done.set_aside) == (3, 1)


def test_a_quoted_line_break_is_one_row_and_lines_are_counted_on(bench: Bench) -> None:
    feed = named("keds-weis")
    rows = b'date,source,target,code,desc\n2024-01-31,FRA,GER,042,"a\nb"\n2024-01-31,FRA,GER\n'
    done = bench.load(feed, rows)
    assert (done.kept, done.set_aside) == (1, 1)
    assert bench.rows()[0]["label"] == "a\nb"
    assert '"line": 4' in bench.quarantine.read_text()


def test_keds_scores_are_those_of_the_scales(bench: Bench) -> None:
    bench.load(named("keds-weis"), b"date,source,target,code\n1995-08-30,NAT,SER,223\n")
    row = bench.rows()[0]
    assert (row["source"], row["target"], row["goldstein"], row["quad_class"]) == (
        "org:nato",
        "SRB",
        -10.0,
        4,
    )


MAPPING = """
scheme = "cameo"
date = "%d.%m.%Y"
nulls = ["-"]
[columns]
event_id = "no"
date = "when"
source = "who"
target = "whom"
code = "what"
"""


def test_any_table_with_a_mapping(bench: Bench) -> None:
    path = bench.folder / "map.toml"
    path.write_text(MAPPING)
    content = b"no;when;who;whom;what\n1;31.01.2024;France;Some front;042\n2;2024;France;-;042\n"
    done = bench.load(mapped(path), content)
    assert (done.kept, done.set_aside) == (1, 1)
    row = bench.rows()[0]
    assert (row["source"], row["target"], row["plover"]) == ("FRA", "table:Some front", "CONSULT")
    assert row["quad_class"] == 1


@pytest.mark.parametrize(
    "told",
    [
        "[columns]\ndate = 'a'",
        "not toml",
        "[columns]\ndate='a'\ncode='b'\nmood='c'",
        "[columns]\ndate=1\ncode='b'",
    ],
)
def test_a_bad_mapping_is_refused(told: str, tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(told)
    with pytest.raises(BadMapping):
        mapped(path)


def test_an_unknown_feed_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownFeed, match="icews"):
        named("gdelt3")
