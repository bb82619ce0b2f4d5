"""Feeds in a case: a manifest in the ledger, the same file once, reports judged and never deleted."""

from pathlib import Path

import pytest

from detente.feeds import named
from detente.feeds.errors import NotThisFeed
from detente.ledger.case import Case
from detente.snapshots.dyads import build_dyad_days
from detente.snapshots.feeds_in import connect, import_feed, manifest

ROWS = "date,source,target,code\n2024-01-31,FRA,DEU,042\n2024-01-31,FRA,DEU,042\n2024-02-01,DEU,FRA,112\nnever,A,B,1\n"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case.create(tmp_path / "case")


def table(tmp_path: Path, content: str = ROWS) -> Path:
    path = tmp_path / "series.csv"
    path.write_text(content)
    return path


def test_an_import_is_in_the_ledger_with_its_counts_and_its_licence(case: Case, tmp_path: Path) -> None:
    done = import_feed(case, named("keds-cameo"), table(tmp_path))
    assert (done.rows, done.set_aside) == (3, 1)
    (entry,) = manifest(case)
    assert entry["rows"] == 3
    assert entry["licence"]
    assert entry["citation"]
    assert all((case.path / "feeds" / "event" / part).exists() for part in entry["parts"])
    assert "2024-01" not in (case.path / str(done.quarantine)).read_text()
    assert case.ledger.verify().ok


def test_the_same_file_again_changes_nothing(case: Case, tmp_path: Path) -> None:
    import_feed(case, named("keds-cameo"), table(tmp_path))
    assert import_feed(case, named("keds-cameo"), table(tmp_path)).known
    assert len(manifest(case)) == 1
    assert connect(case).execute("SELECT count(*) FROM event").fetchone() == (3,)


def test_reports_of_one_event_are_judged_by_a_named_rule_and_kept(case: Case, tmp_path: Path) -> None:
    import_feed(case, named("keds-cameo"), table(tmp_path))
    judged = connect(case, rule="one-a-day")
    assert judged.execute("SELECT count(*), sum(reports) FROM event").fetchone() == (2, 3)
    assert judged.execute("SELECT count(*) FROM report").fetchone() == (3,)
    assert connect(case).execute("SELECT count(*) FROM event").fetchone() == (3,)


def test_parts_that_no_manifest_names_do_not_count(case: Case, tmp_path: Path) -> None:
    import_feed(case, named("keds-cameo"), table(tmp_path))
    part = next((case.path / "feeds").rglob("*.parquet"))
    part.with_name("stray.parquet").write_bytes(part.read_bytes())
    assert connect(case).execute("SELECT count(*) FROM event").fetchone() == (3,)


def test_a_refused_file_leaves_nothing(case: Case, tmp_path: Path) -> None:
    with pytest.raises(NotThisFeed):
        import_feed(case, named("icews"), table(tmp_path))
    assert not list((case.path / "feeds").rglob("*.parquet"))
    assert manifest(case) == []
    assert connect(case).execute("SELECT count(*) FROM event").fetchone() == (0,)


def test_dyad_days_count_what_was_imported(case: Case, tmp_path: Path) -> None:
    import_feed(case, named("keds-cameo"), table(tmp_path))
    days = build_dyad_days(case.path / "feeds" / "event", tmp_path / "days").series(
        "FRA", "DEU", both_ways=True
    )
    assert days.column("events").to_pylist() == [2, 1]
