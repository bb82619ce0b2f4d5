"""GDELT 1.0 rows made up by number: as wide as the real ones, as many as wanted, a month every 200,000."""

from __future__ import annotations

from pathlib import Path

import duckdb

from detente.feeds import named

STATES = ("USA", "RUS", "UKR", "FRA", "DEU", "ISR", "PSE", "IRN", "", "GBR")
CODES = ("010", "036", "042", "051", "112", "173", "190", "043", "0841", "130")
QUADS = ("1", "1", "1", "1", "3", "4", "4", "1", "2", "3")
MIXED = "(n * 2654435761 % 4294967296)"
MONTH = "(n // 200000 % 12 + 1)"
DAY = f"printf('2016%02d%02d', {MONTH}, 1 + {MIXED} % 28)"


def make(path: Path, count: int) -> Path:
    """Write `count` rows of 58 columns, about 390 bytes each."""
    told = _told()
    columns = ", ".join(f"({told.get(column.name, 'NULL')})::VARCHAR" for column in named("gdelt1").columns)
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2; SET memory_limit = '1GB'; SET preserve_insertion_order = true")
        connection.execute(
            f"COPY (SELECT {columns} FROM range({count}) AS made(n)) TO '{path.as_posix()}' "
            "(FORMAT csv, HEADER false, DELIMITER '\t', QUOTE '', ESCAPE '')"
        )
    return path


def _one_of(choices: tuple[str, ...], number: str) -> str:
    return f"[{', '.join(repr(choice) for choice in choices)}][1 + {number} % {len(choices)}]"


def _told() -> dict[str, str]:
    """SQL for each column that is filled."""
    one, two, code = MIXED, f"{MIXED} // 10", f"{MIXED} // 100"
    told = {
        "GLOBALEVENTID": "n",
        "SQLDATE": DAY,
        "MonthYear": f"left({DAY}, 6)",
        "Year": "2016",
        "FractionDate": "'2016.5507'",
        "IsRootEvent": "1",
        "EventCode": _one_of(CODES, code),
        "EventBaseCode": _one_of(tuple(c[:3] for c in CODES), code),
        "EventRootCode": _one_of(tuple(c[:2] for c in CODES), code),
        "QuadClass": _one_of(QUADS, code),
        "GoldsteinScale": "'-2.0'",
        "NumMentions": f"{MIXED} % 50",
        "NumSources": "3",
        "NumArticles": f"{MIXED} % 40",
        "AvgTone": f"printf('%.6f', {MIXED} % 1000 / 100.0)",
        "DATEADDED": DAY,
        "SOURCEURL": f"printf('https://news%d.example/%d/made-up-report-of-an-event-%d', {MIXED} % 997, n, "
        f"{MIXED})",
    }
    for role, number in (("Actor1", one), ("Actor2", two)):
        state = _one_of(STATES, number)
        told |= {f"{role}Code": f"{state} || 'GOV'", f"{role}Name": f"printf('OFFICE %d', {number} % 10)"}
        told |= {f"{role}CountryCode": state, f"{role}Type1Code": "'GOV'"}
    for role in ("Actor1", "Actor2", "Action"):
        told |= {
            f"{role}Geo_Type": "4",
            f"{role}Geo_FullName": f"printf('Town %d, Province, Country', {MIXED} % 3000)",
            f"{role}Geo_CountryCode": "'UP'",
            f"{role}Geo_ADM1Code": "'UP12'",
            f"{role}Geo_FeatureID": "n",
            f"{role}Geo_Lat": f"printf('%d.43', {MIXED} % 179 - 89)",
            f"{role}Geo_Long": f"printf('%d.52', {MIXED} % 359 - 179)",
        }
    return told
