"""What holds of every feed."""

import datetime as dt
import gzip
import io
import json
import zipfile

import pytest

from detente.feeds import Feed
from detente.feeds.errors import FeedUnreadable, NotThisFeed
from detente.feeds.feed import TABLES
from detente.feeds.sql import SCORES

from .conftest import Bench, text, values

DAY = dt.date(2024, 1, 31)


def test_a_feed_says_whose_it_is_and_where_its_codebook_lies(feed: Feed) -> None:
    assert feed.licence
    assert feed.citation
    assert feed.codebook.startswith("http")
    assert feed.checked.startswith("20")
    assert len({column.name for column in feed.columns}) == len(feed.columns)


def test_a_full_row_becomes_one_row_of_ours(feed: Feed, bench: Bench) -> None:
    done = bench.load(feed, text(feed, [values(feed)]).encode(feed.encoding))
    assert (done.kept, done.set_aside) == (1, 0)
    (row,) = bench.rows()
    shape = list(TABLES[feed.makes])
    ours = [column for column in row if column in shape]
    assert ours == sorted(ours, key=shape.index)
    filled = {"feed", *feed.select(lambda *_: "NULL")}
    assert set(ours) == {column for column in shape if column in filled or column in SCORES}
    assert row["feed"] == feed.name
    assert row["date"] == DAY
    if feed.makes == "event":
        assert row["source"] == "FRA"
        assert row["source_state"] == "FRA"
        assert row["code"] is not None


def test_parts_lie_by_year_and_month(feed: Feed, bench: Bench) -> None:
    bench.load(feed, text(feed, [values(feed)]).encode(feed.encoding))
    (part,) = (bench.folder / "out").rglob("*.parquet")
    assert part.parent.relative_to(bench.folder / "out").as_posix() == "year=2024/month=01"


def test_a_malformed_row_is_set_aside_with_its_line_and_the_rest_goes_in(feed: Feed, bench: Bench) -> None:
    good, short = values(feed), values(feed)[:2]
    missing = list(good)
    missing[next(n for n, column in enumerate(feed.columns) if column.required)] = ""
    done = bench.load(feed, text(feed, [good, short, good, missing, good]).encode(feed.encoding))
    assert (done.kept, done.set_aside) == (3, 2)
    away = [json.loads(line) for line in bench.quarantine.read_text("utf-8").splitlines()]
    first = 2 if feed.header else 1
    assert sorted(row["line"] for row in away) == [first + 1, first + 3]
    assert all(row["reason"] and row["file"] == "table.txt" for row in away)
    assert sum(done.reasons.values()) == 2


def test_a_value_of_the_wrong_type_is_named(feed: Feed, bench: Bench) -> None:
    typed = [n for n, column in enumerate(feed.columns) if column.type != "VARCHAR"]
    row = values(feed)
    row[typed[0]] = "no such thing"
    done = bench.load(feed, text(feed, [row, values(feed)]).encode(feed.encoding))
    assert (done.kept, done.set_aside) == (1, 1)
    assert feed.columns[typed[0]].name in bench.quarantine.read_text("utf-8")


def test_every_typed_column_is_checked_used_or_not(feed: Feed, bench: Bench) -> None:
    typed = [n for n, column in enumerate(feed.columns) if column.type != "VARCHAR"]
    for place in typed:
        row = values(feed)
        row[place] = "no such thing"
        done = bench.load(feed, text(feed, [values(feed), row]).encode(feed.encoding))
        assert (done.kept, done.set_aside) == (1, 1), feed.columns[place].name


def test_gzip_zip_and_plain_are_the_same(feed: Feed, bench: Bench) -> None:
    content = text(feed, [values(feed), values(feed)]).encode(feed.encoding)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.csv", content)
        file.writestr("b.csv", content)
    assert bench.load(feed, content).kept == 2
    plain = bench.rows()
    assert bench.load(feed, gzip.compress(content), "table.gz").kept == 2
    assert bench.rows() == plain
    assert bench.load(feed, archive.getvalue(), "table.zip").kept == 4


def test_line_ends_marks_and_blank_lines_change_nothing(feed: Feed, bench: Bench) -> None:
    content = text(feed, [values(feed), values(feed)])
    bench.load(feed, content.encode(feed.encoding))
    plain = bench.rows()
    odd = content.rstrip("\n").replace("\n", "\r\n\r\n").encode(feed.encoding)
    assert bench.load(feed, odd).set_aside == 0
    assert bench.rows() == plain
    if feed.encoding == "utf-8":
        assert bench.load(feed, b"\xef\xbb\xbf" + content.encode()).kept == 2


def test_another_table_is_refused(feed: Feed, bench: Bench) -> None:
    with pytest.raises(NotThisFeed) as caught:
        bench.load(feed, b"name,colour\nrose,red\n")
    assert caught.value.code == "E501"
    assert not list((bench.folder / "out").rglob("*.parquet"))


def test_a_broken_archive_is_refused(feed: Feed, bench: Bench) -> None:
    content = gzip.compress(text(feed, [values(feed)]).encode(feed.encoding))
    with pytest.raises(FeedUnreadable):
        bench.load(feed, content[:-9])


def test_nothing_passing_is_left_behind(feed: Feed, bench: Bench) -> None:
    bench.load(feed, text(feed, [values(feed), values(feed)[:1]]).encode(feed.encoding))
    assert not [path for path in (bench.folder / "out").iterdir() if path.name.startswith(".")]
