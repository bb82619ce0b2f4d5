"""Dyad-days count what hand counting counts, whatever the order and the number of threads."""

import datetime as dt
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.snapshots import build_dyad_days
from detente.snapshots.errors import EventsUnusable

ACTORS = st.sampled_from(["RUS", "USA", "UKR", None])
ROWS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 5))),
        ACTORS,
        ACTORS,
        st.one_of(st.none(), st.integers(1, 4)),
        st.one_of(st.none(), st.integers(-100, 100).map(lambda n: n / 10)),
    ),
    max_size=60,
)
SCHEMA = pa.schema(
    [
        ("date", pa.date32()),
        ("source", pa.string()),
        ("target", pa.string()),
        ("quad_class", pa.int8()),
        ("goldstein", pa.float64()),
    ]
)


def write(rows: list[tuple], path: Path) -> Path:
    columns = list(zip(*rows, strict=True)) or [()] * 5
    pq.write_table(
        pa.table([pa.array(c, t) for c, t in zip(columns, SCHEMA.types, strict=True)], schema=SCHEMA), path
    )
    return path


def by_hand(rows: list[tuple], pairs: set[tuple[str, str]]) -> list[dict]:
    rows = [row for row in rows if None not in row[:3]]
    found = []
    for day in sorted({row[0] for row in rows if row[1:3] in pairs}):
        mine = [row for row in rows if row[0] == day and row[1:3] in pairs]
        world = sum(row[0] == day for row in rows)
        scores = [row[4] for row in mine if row[4] is not None]
        counts = {f"quad_{n}": sum(row[3] == n for row in mine) for n in (1, 2, 3, 4)}
        mean = sum(scores) / len(scores) if scores else None
        found.append(
            {
                "date": day,
                "events": len(mine),
                **counts,
                "goldstein": mean,
                "world": world,
                "share": len(mine) / world,
            }
        )
    return found


@settings(max_examples=40, deadline=None)
@given(rows=ROWS, both=st.booleans())
def test_it_counts_what_hand_counting_counts(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple], both: bool
) -> None:
    folder = tmp_path_factory.mktemp("events")
    days = build_dyad_days(write(rows, folder / "events.parquet"), folder / "out")
    pairs = {("RUS", "USA"), ("USA", "RUS")} if both else {("RUS", "USA")}
    found = days.series("RUS", "USA", both_ways=both).to_pylist()
    expected = by_hand(rows, pairs)
    assert [{**f, "goldstein": None} for f in found] == [{**e, "goldstein": None} for e in expected]
    for f, e in zip(found, expected, strict=True):
        assert f["goldstein"] == (e["goldstein"] if e["goldstein"] is None else pytest.approx(e["goldstein"]))


def many(count: int) -> list[tuple]:
    chance = random.Random(2)
    states = ["RUS", "USA", "UKR", "CHN", "IRN"]
    start = dt.date(2000, 1, 1)
    return [
        (
            start + dt.timedelta(days=chance.randrange(4000)),
            *chance.sample(states, 2),
            chance.randint(1, 4),
            chance.randint(-100, 100) / 10,
        )
        for _ in range(count)
    ]


def test_order_threads_and_parts_do_not_matter(tmp_path: Path) -> None:
    rows = many(60_000)
    build_dyad_days(write(rows, tmp_path / "one.parquet"), tmp_path / "a", threads=1)
    random.Random(3).shuffle(rows)
    (tmp_path / "parts" / "deep").mkdir(parents=True)
    write(rows[:20_000], tmp_path / "parts" / "x.parquet")
    write(rows[20_000:], tmp_path / "parts" / "deep" / "y.parquet")
    build_dyad_days(tmp_path / "parts", tmp_path / "b", threads=2)
    for name in ("dyad_days.parquet", "world_days.parquet"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == ["dyad_days.parquet", "world_days.parquet"]


def test_bounds_are_days_both_included(tmp_path: Path) -> None:
    days = build_dyad_days(write(many(5000), tmp_path / "e.parquet"), tmp_path / "out")
    whole = days.series("RUS", "USA").to_pylist()
    since, until = whole[3]["date"], whole[9]["date"]
    assert days.series("RUS", "USA", since=since, until=until).to_pylist() == whole[3:10]
    assert days.series("RUS", "ATL").num_rows == 0
    assert days.series("RUS' OR '1'='1", "USA").num_rows == 0


def test_events_that_cannot_be_counted_are_refused(tmp_path: Path) -> None:
    pq.write_table(
        pa.table({"date": pa.array([dt.date(2020, 1, 1)]), "source": ["A"]}), tmp_path / "few.parquet"
    )
    with pytest.raises(EventsUnusable, match="target, quad_class, goldstein"):
        build_dyad_days(tmp_path / "few.parquet", tmp_path / "out")
    with pytest.raises(EventsUnusable, match="E705"):
        build_dyad_days(tmp_path / "none.parquet", tmp_path / "out")
    (tmp_path / "torn.parquet").write_bytes(b"PAR1 torn")
    with pytest.raises(EventsUnusable, match="E705"):
        build_dyad_days(tmp_path / "torn.parquet", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
