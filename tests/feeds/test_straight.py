"""The straight way through DuckDB's own casts never says anything else than a look at every row."""

import codecs
import json
from pathlib import Path

import pytest

from detente.feeds import Feed, convert, named
from detente.feeds.errors import FeedUnreadable
from detente.feeds.survey import survey

from .conftest import Bench, text, values

LINES = ["gdelt1", "gdelt2", "gdelt2-gkg", "gdelt2-mentions", "icews", "phoenix"]
ODD = ["", "x", " 5", "1.5", "1e400", "nan", "-181", "99999999999999999999", "2024-01-31-", "2024-1-31/"]
ODD += ["20240231", "2024-01-31", "20240131", "2024-01-31 10:00:00", "infinity", "0", "+3", "٣", "é"]


def outcome(feed: Feed, folder: Path, content: bytes) -> tuple[object, ...]:
    """Rows, counts and refused lines."""
    folder.mkdir()
    bench = Bench(folder)
    done = bench.load(feed, content)
    rows = bench.rows() if done.kept else []
    away = bench.quarantine.read_text().splitlines() if done.set_aside else []
    return sorted(map(str, rows)), done.kept, done.set_aside, done.reasons, done.tables, sorted(away)


@pytest.mark.parametrize("name", LINES)
def test_any_value_anywhere_comes_to_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = named(name)
    typed = [n for n, column in enumerate(feed.columns) if column.type != "VARCHAR" or column.required]
    files = []
    for number, odd in enumerate(ODD):
        row = values(feed)
        row[typed[number % len(typed)]] = odd
        files.append(text(feed, [values(feed), row, values(feed)]).encode(feed.encoding))
    straight = [outcome(feed, tmp_path / f"s{n}", content) for n, content in enumerate(files)]
    monkeypatch.setattr(convert.Converter, "straight", lambda *_: None)
    assert [outcome(feed, tmp_path / f"r{n}", content) for n, content in enumerate(files)] == straight


def test_lines_are_told_of_in_files_of_many_buffers(bench: Bench) -> None:
    feed = named("gdelt1")
    rows = [values(feed) for _ in range(60_000)]
    url = [column.name for column in feed.columns].index("SOURCEURL")
    code = [column.name for column in feed.columns].index("EventCode")
    for number in range(0, len(rows), 7_001):
        rows[number][code] = ""
    for row in rows:
        row[url] = "https://example.org/" + "long" * 150
    done = bench.load(feed, text(feed, rows).encode())
    away = [json.loads(line) for line in bench.quarantine.read_text().splitlines()]
    assert done.kept == 60_000 - len(away)
    assert [row["line"] for row in away] == [number + 1 for number in range(0, 60_000, 7_001)]
    assert all(row["reason"] == "EventCode is missing" and row["text"].count("\t") == 57 for row in away)


@pytest.mark.parametrize("wrong", ["-181", "300", "0", "7"])
def test_a_class_that_cannot_be_costs_its_row_alone(wrong: str, bench: Bench) -> None:
    feed = named("gdelt1")
    row = values(feed)
    row[[column.name for column in feed.columns].index("QuadClass")] = wrong
    done = bench.load(feed, text(feed, [values(feed), row]).encode())
    assert (done.kept, done.reasons) == (1, {"quad_class is not 1 to 4": 1})


def test_a_day_that_never_was_is_no_event_without_a_date(bench: Bench) -> None:
    feed = named("phoenix")
    row = values(feed)
    row[[column.name for column in feed.columns].index("Month")] = "13"
    assert bench.load(feed, text(feed, [values(feed), row]).encode()).reasons == {"there is no such day": 1}


def test_a_row_of_nothing_but_delimiters_is_malformed_and_a_blank_one_is_not_there(bench: Bench) -> None:
    feed = named("gdelt1")
    content = text(feed, [values(feed), [""] * 58, values(feed)]) + "\n  \n"
    done = bench.load(feed, content.encode())
    assert (done.kept, done.reasons) == (2, {"GLOBALEVENTID is missing": 1})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "iso-8859-1", "utf-8-sig"])
@pytest.mark.parametrize("name", ["icews", "polecat", "ucdp-ged"])
def test_a_file_in_another_encoding(name: str, encoding: str, tmp_path: Path) -> None:
    feed, path = named(name), tmp_path / "table"
    path.write_bytes(text(feed, [values(feed), values(feed)]).encode(encoding))
    done = convert_all(feed, path, tmp_path / "out", encoding)
    assert done == 2
    assert any("é" in str(row) for row in Bench(tmp_path).rows())


def convert_all(feed: Feed, path: Path, out: Path, encoding: str) -> int:
    from detente.feeds import load

    return load(feed, path, out, "p", quarantine=out / "away", encoding=encoding, threads=1).kept


@pytest.mark.parametrize("encoding", ["klingon", "hex", "utf-16"])
def test_an_encoding_that_is_none_or_another_is_refused(encoding: str, tmp_path: Path) -> None:
    feed, path = named("icews"), tmp_path / "table"
    path.write_bytes(text(feed, [values(feed)] * 3).encode())
    with pytest.raises(FeedUnreadable) as caught:
        convert_all(feed, path, tmp_path / "out", encoding)
    assert "encoding" in str(caught.value)


def test_a_polecat_header_with_names_that_no_row_has(bench: Bench) -> None:
    feed = named("polecat")
    head, _, rest = text(feed, [values(feed)] * 2).partition("\n")
    names = head.split("\t")
    more = "\t".join([*names[:4], "Headline", *names[4:], "Another"])
    assert bench.load(feed, f"{more}\n{rest}".encode(feed.encoding)).kept == 2
    assert bench.rows()[0]["goldstein"] == 1.5


def test_a_survey_counts_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "table"
    for content, tidy, lines in [
        (b"a\tb\nc\td\n", True, 2),
        (b"a\tb\nc\td", True, 2),
        (b"", True, 0),
        (b"a\tb\r\n", False, 1),
        (b"a\0\n", False, 1),
        (codecs.BOM_UTF8 + b"a\n", False, 1),
        ("é\n".encode("latin-1"), False, 1),
        ("é\n".encode(), True, 1),
        (b"a\n\xc3", False, 2),
    ]:
        path.write_bytes(content)
        with path.open("rb") as file:
            found = survey(file, b"\t")
        assert (found.tidy, found.lines) == (tidy, lines), content
