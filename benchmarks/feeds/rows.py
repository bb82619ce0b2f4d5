"""GDELT 1.0 rows made up by number: as wide as the real ones, as many as wanted, a few months of them."""

from __future__ import annotations

from pathlib import Path

from detente.feeds import named

STATES = ("USA", "RUS", "UKR", "FRA", "DEU", "ISR", "PSE", "IRN", "", "GBR")
CODES = ("010", "036", "042", "051", "112", "173", "190", "043", "0841", "130")
QUADS = ("1", "1", "1", "1", "3", "4", "4", "1", "2", "3")


def make(path: Path, count: int) -> Path:
    """Write `count` rows of 58 columns, about 350 bytes each."""
    names = [column.name for column in named("gdelt1").columns]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for first in range(0, count, 10_000):
            rows = (row(names, n) for n in range(first, min(count, first + 10_000)))
            file.write("".join("\t".join(fields) + "\n" for fields in rows))
    return path


def row(names: list[str], n: int) -> list[str]:
    """The fields of one row."""
    mixed = n * 2_654_435_761 % 4_294_967_296
    one, two, code = mixed % 10, mixed // 10 % 10, mixed // 100 % 10
    month = 1 + n // 200_000 % 12
    day = f"2016{month:02d}{1 + mixed % 28:02d}"
    told = {
        "GLOBALEVENTID": str(n),
        "SQLDATE": day,
        "MonthYear": day[:6],
        "Year": "2016",
        "FractionDate": "2016.5507",
        "IsRootEvent": "1",
        "EventCode": CODES[code],
        "EventBaseCode": CODES[code][:3],
        "EventRootCode": CODES[code][:2],
        "QuadClass": QUADS[code],
        "GoldsteinScale": "-2.0",
        "NumMentions": str(mixed % 50),
        "NumSources": "3",
        "NumArticles": str(mixed % 40),
        "AvgTone": f"{mixed % 1000 / 100:.6f}",
        "DATEADDED": day,
        "SOURCEURL": f"https://news{mixed % 997}.example/{n}/made-up-report-of-an-event-{mixed}",
    }
    for role, state in (("Actor1", STATES[one]), ("Actor2", STATES[two])):
        told |= {f"{role}Code": state + "GOV", f"{role}Name": f"OFFICE {one}", f"{role}CountryCode": state}
        told |= {f"{role}Type1Code": "GOV"}
    for role in ("Actor1", "Actor2", "Action"):
        told |= {f"{role}Geo_Type": "4", f"{role}Geo_FullName": f"Town {mixed % 3000}, Province, Country"}
        told |= {
            f"{role}Geo_CountryCode": "UP",
            f"{role}Geo_ADM1Code": "UP12",
            f"{role}Geo_FeatureID": str(n),
        }
        told |= {f"{role}Geo_Lat": f"{mixed % 179 - 89}.43", f"{role}Geo_Long": f"{mixed % 359 - 179}.52"}
    return [told.get(name, "") for name in names]
