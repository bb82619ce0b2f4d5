"""A snapshot is the same whenever and in whatever order it came about, and can be thrown away."""

import random
import shutil
from pathlib import Path

import pytest

from benchmarks.ledger.made import VERSIONS, document, records
from detente.ledger import Case
from detente.records import Contact, Document, Event, Made, record_id, span, to_builtins
from detente.snapshots import refresh
from detente.snapshots.errors import SnapshotUnusable
from detente.snapshots.schema import KINDS, schema
from detente.snapshots.snapshot import read
from detente.snapshots.views import connect


def build(path: Path, numbers: list[int]) -> Case:
    case = Case.create(path)
    for number in numbers:
        report = document(number)
        case.ledger.add_document(report, records(report), VERSIONS)
    contact = sorted(record.id for record in case.ledger.records("contact"))[0]
    case.ledger.correct.change(contact, {"date": "2025-08", "place": None}, reason="only the month is known")
    return case


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name != "made-of"
    }


def snapshot(case: Case):
    return refresh(case.snapshots, case.ledger, case.ledger.state())


def test_any_order_of_files_gives_the_same_bytes(tmp_path: Path) -> None:
    numbers = list(range(15))
    with build(tmp_path / "a", numbers) as a:
        random.Random(4).shuffle(numbers)
        with build(tmp_path / "b", numbers) as b:
            b.ledger.append("note", "this case has another history")
            assert a.ledger.state() != b.ledger.state()
            assert files(snapshot(a).folder) == files(snapshot(b).folder)


def test_deleted_it_comes_back_the_same(tmp_path: Path) -> None:
    with build(tmp_path / "a", [1, 2, 3]) as case:
        before = files(snapshot(case).folder)
        shutil.rmtree(case.snapshots)
        assert files(snapshot(case).folder) == before


def test_it_is_made_anew_only_when_the_ledger_has_moved(tmp_path: Path) -> None:
    with build(tmp_path / "a", [1, 2, 3]) as case:
        first = snapshot(case)
        stamp = (first.folder / "manifest.json").stat().st_mtime_ns
        assert (snapshot(case).folder / "manifest.json").stat().st_mtime_ns == stamp
        case.ledger.correct.reject(document(2).id, reason="a forgery")
        second = snapshot(case)
        assert (first.rows("document"), second.rows("document")) == (3, 2)
        assert second.rows("contact") == 24
        assert [p.name for p in case.snapshots.iterdir()] == ["records"]


def test_a_file_that_is_gone_is_noticed(tmp_path: Path) -> None:
    with build(tmp_path / "a", [1]) as case:
        place = snapshot(case).folder
        before = files(place)
        (place / "tally" / "part-0.parquet").unlink()
        with pytest.raises(SnapshotUnusable, match="E704"):
            read(case.snapshots)
        assert files(snapshot(case).folder) == before
        assert read(case.snapshots).rows("block") == len(case.ledger.records("block"))
    with pytest.raises(SnapshotUnusable, match="E704"):
        connect(tmp_path / "nowhere")


def test_views_say_what_the_ledger_says(tmp_path: Path) -> None:
    with build(tmp_path / "a", [1, 2, 3, 4]) as case, snapshot(case).connect() as db:
        for kind in KINDS:
            expected = case.ledger.documents() if kind == "document" else case.ledger.records(kind)
            ((count,),) = db.execute(f"SELECT count(*) FROM {kind}").fetchall()
            assert count == len(expected), kind
        rows = db.sql("SELECT * FROM contact ORDER BY id").to_arrow_table().to_pylist()
        contacts = sorted(case.ledger.records("contact"), key=lambda c: c.id)
        for found, contact in zip(rows, contacts, strict=True):
            plain = to_builtins(contact)
            assert {k: found[k] for k in ("id", "medium", "level", "date", "status", "span", "made")} == {
                k: plain[k] for k in ("id", "medium", "level", "date", "status", "span", "made")
            }
            assert found["participants"] == list(plain["participants"])
        by_state = (
            "SELECT DISTINCT p.actor FROM contact, unnest(participants) AS t(p) WHERE place.iso3 = 'CHE'"
        )
        assert {a for (a,) in db.execute(by_state).fetchall()} == {
            p.actor for c in contacts for p in c.participants if c.place and c.place.iso3 == "CHE"
        }


def test_dates_that_are_not_whole_keep_what_is_known(tmp_path: Path) -> None:
    class Three:
        def documents(self) -> list[Document]:
            return []

        def records(self, kind: str) -> list[Event | Contact]:
            dates = [
                "2025-08-15",
                "2025-08",
                "2025-08-15~",
                "2025",
                "2025-08-31/2025-09-02",
                None,
                "not a date",
            ]
            made, place = Made(reader="x"), span("abc", 0, 3, "d")
            return [
                Event(id=record_id("event", d), span=place, made=made, type="CONSULT", date=d)
                for d in dates
                if kind == "event"
            ]

    with refresh(tmp_path, Three(), "state").connect() as db:
        rows = db.execute(
            "SELECT date, year, month, first_day::VARCHAR, last_day::VARCHAR FROM event"
        ).fetchall()
    assert {row[0]: row[1:] for row in rows} == {
        "2025-08-15": (2025, 8, "2025-08-15", "2025-08-15"),
        "2025-08": (2025, 8, "2025-08-01", "2025-08-31"),
        "2025-08-15~": (2025, 8, "2025-08-15", "2025-08-15"),
        "2025": (2025, None, "2025-01-01", "2025-12-31"),
        "2025-08-31/2025-09-02": (2025, None, "2025-08-31", "2025-09-02"),
        None: (None, None, None, None),
        "not a date": (None, None, None, None),
    }


def test_an_empty_case_has_all_its_tables(tmp_path: Path) -> None:
    with Case.create(tmp_path / "a") as case, snapshot(case).connect() as db:
        assert db.execute("SELECT * FROM statement").fetchall() == []
        assert set(schema("contact").names) <= {row[0] for row in db.execute("DESCRIBE contact").fetchall()}
