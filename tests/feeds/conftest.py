"""Rows of our own making for every feed."""

from pathlib import Path

import duckdb
import pytest

from detente.feeds import Feed, Loaded, feeds, load

VALUES = {"BIGINT": "4711", "INTEGER": "3", "DOUBLE": "1.5"}
SAID = {  # what a value has to be for a row to mean something
    "QuadClass": "2",
    "GoldsteinScale": "3.4",
    "SQLDATE": "20240131",
    "EventCode": "042",
    "EventRootCode": "04",
    "CAMEO Code": "042",
    "Event Type": "CONSULT",
    "event_type": "Protests",
    "code": "042",
    "Year": "2024",
    "Month": "1",
    "Day": "31",
    "Actor1CountryCode": "FRA",
    "Source Country": "France",
    "Actor Country": "FRA",
    "SourceActorEntity": "FRA",
    "actor1": "Military Forces of France (2017-)",
    "gwnoa": "220",
    "third_party": "France; Norway",
    "Loc1ISO": "FRA",
    "source": "FRA",
    "time_precision": "1",
}
DATES = {
    "%Y%m%d": "20240131",
    "%Y-%m-%d": "2024-01-31",
    "%d/%m/%Y": "31/01/2024",
    "%Y%m%d%H%M%S": "20240131101500",
}


def values(feed: Feed) -> list[str]:
    """A row whose every field is filled."""
    made = []
    for column in feed.columns:
        if column.name in SAID:
            made.append(SAID[column.name])
        elif column.date:
            made.append(DATES[column.date.split("|")[0]])
        elif column.type in ("DATE", "TIMESTAMP"):
            made.append("2024-01-31")
        else:
            made.append(VALUES.get(column.type, f"{column.name} é"))
    return made


def line(feed: Feed, row: list[str]) -> str:
    if feed.quoted:
        row = ['"' + value.replace('"', '""') + '"' for value in row]
    return feed.delimiter.join(row)


def text(feed: Feed, rows: list[list[str]]) -> str:
    head = [feed.delimiter.join(column.name for column in feed.columns)] if feed.header else []
    return "\n".join([*head, *(line(feed, row) for row in rows)]) + "\n"


class Bench:
    """A folder to import into, and what came of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.quarantine = folder, folder / "away.jsonl"

    def load(self, feed: Feed, content: bytes, name: str = "table.txt") -> Loaded:
        path = self.folder / name
        path.write_bytes(content)
        return load(feed, path, self.folder / "out", "part", quarantine=self.quarantine, threads=1)

    def rows(self) -> list[dict[str, object]]:
        pattern = (self.folder / "out" / "**" / "*.parquet").as_posix()
        sql = f"SELECT * FROM read_parquet('{pattern}', union_by_name = true, hive_partitioning = false)"
        return duckdb.connect().sql(sql).to_arrow_table().to_pylist()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture(params=list(feeds().values()), ids=lambda feed: feed.name)
def feed(request: pytest.FixtureRequest) -> Feed:
    found: Feed = request.param
    return found
