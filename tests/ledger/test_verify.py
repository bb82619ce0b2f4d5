"""Verify proves the chain, the head, the pages and the evidence, and names the first fault."""

import shutil
from pathlib import Path

import apsw
import msgspec
import pytest

from benchmarks.ledger.made import document
from detente.ledger import Case
from detente.ledger.chain import GENESIS, Entry, canonical, link
from detente.ledger.errors import LedgerDamaged, LedgerShort
from detente.ledger.head import Head, HeadFile
from detente.records import Made, Position, span


def raw(payload: str) -> msgspec.Raw:
    return msgspec.Raw(payload.encode())


def forge(case: Path, *statements: str) -> None:
    """Change the table as somebody could who means to: triggers dropped, page checksums made right."""
    connection = apsw.Connection(str(case / "ledger.sqlite"), vfs="cksmvfs")
    for name in ("never_updated", "never_deleted", "only_at_the_end"):
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.fixture
def closed(filled: Case) -> Path:
    filled.close()
    return filled.path


def first_fault(case: Path) -> tuple[str, int | str]:
    with Case.open(case, readonly=True) as opened:
        fault = opened.ledger.verify().faults[0]
    return fault.where, fault.position


def test_counts_and_spans_are_reported(filled: Case) -> None:
    found = filled.ledger.verify()
    assert found.ok
    assert found.counts == {"document": 3, "reading": 3, "record": len(filled.ledger.records())}
    assert found.spans > found.counts["record"]


@pytest.mark.parametrize(
    ("statement", "position"),
    [
        ("UPDATE entries SET author = 'someone else' WHERE seq = 7", 7),
        ("UPDATE entries SET payload = replace(payload, 'truce', 'terms') WHERE seq = 1", 1),
        ("UPDATE entries SET at = '2001-01-01T00:00:00.000000Z' WHERE seq = 3", 3),
        ("UPDATE entries SET supersedes = 2 WHERE seq = 9", 9),
        ("DELETE FROM entries WHERE seq = 5", 5),
        ("UPDATE entries SET hash = zeroblob(32) WHERE seq = 4", 4),
    ],
)
def test_a_change_behind_the_ledgers_back_is_found_where_it_was_made(
    closed: Path, statement: str, position: int
) -> None:
    forge(closed, statement)
    assert first_fault(closed) == ("entry", position)


def test_a_lost_end_is_known_by_the_head(closed: Path) -> None:
    forge(closed, "DELETE FROM entries WHERE seq > 20")
    with pytest.raises(LedgerShort, match="ending at entry 20"):
        Case.open(closed)


def test_a_rewritten_chain_is_known_by_the_head(closed: Path) -> None:
    connection = apsw.Connection(str(closed / "ledger.sqlite"), vfs="cksmvfs")
    rows = connection.execute("SELECT * FROM entries ORDER BY seq").fetchall()
    previous, updates = GENESIS, []
    for *columns, payload, _ in rows:
        entry = Entry(*columns[:7], "forger", columns[8], raw(payload))
        previous = link(previous, entry)
        updates.append((previous, entry.seq))
    connection.execute("DROP TRIGGER never_updated")
    connection.executemany("UPDATE entries SET author = 'forger', hash = ? WHERE seq = ?", updates)
    connection.close()
    with pytest.raises(LedgerDamaged, match="hash does not fit"):
        Case.open(closed)


def test_a_quote_that_is_not_in_the_text_is_found(filled: Case) -> None:
    report = document(0)
    wrong = span(report.text.swapcase(), 0, 12, report.id)
    made = Made(reader="x")
    filled.ledger.correct.add(
        Position(id="position:1", span=wrong, made=made, actor=None, issue="x", stance="demands"),
        reason="careless",
    )
    fault = filled.ledger.verify().faults[0]
    assert (fault.where, str(fault.position).startswith(f"entry {filled.ledger.verify().entries},")) == (
        "span",
        True,
    )


def test_a_missing_head_is_refused_and_can_be_written_anew(closed: Path) -> None:
    (closed / "ledger.head").unlink()
    with pytest.raises(LedgerShort, match="rebuild-head"):
        Case.open(closed, readonly=True)
    last = Case.rebuild_head(closed)
    with Case.open(closed) as case:
        assert case.ledger.verify().ok
        assert case.ledger.verify().entries == last


def test_a_head_is_not_written_anew_over_a_broken_chain(closed: Path) -> None:
    forge(closed, "UPDATE entries SET author = 'x' WHERE seq = 7")
    (closed / "ledger.head").unlink()
    with pytest.raises(LedgerDamaged, match="entry 7"):
        Case.rebuild_head(closed)
    assert not (closed / "ledger.head").exists()


def test_a_head_older_than_the_ledger_is_a_writer_that_was_stopped(closed: Path) -> None:
    shutil.copy(closed / "ledger.head", closed / "old")
    with Case.open(closed) as case:
        case.ledger.append("note", "x")
    shutil.copy(closed / "old", closed / "ledger.head")
    with Case.open(closed) as case:
        assert case.ledger.verify().ok
        case.ledger.append("note", "y")
        assert case.ledger.verify().ok


def test_a_torn_head_line_falls_back_to_the_other(tmp_path: Path) -> None:
    file = HeadFile(tmp_path / "ledger.head")
    file.start()
    for seq in range(1, 6):
        file.write(Head(seq, bytes([seq]) * 32))
    file.close()
    whole = file.path.read_bytes()
    found = []
    for position in range(len(whole)):
        changed = bytearray(whole)
        changed[position] ^= 0x11
        file.path.write_bytes(changed)
        found.append(file.read())
    assert set(found) == {Head(4, b"\4" * 32), Head(5, b"\5" * 32)}
    file.path.write_bytes(whole[: len(whole) // 2])
    assert file.read() == Head(4, b"\4" * 32)
    file.path.write_bytes(b"")
    assert file.read() is None


def test_the_hash_covers_every_field() -> None:
    body = raw('{"a":1}')
    base = Entry(1, "t", "note", None, None, None, None, "Ines", None, body)
    others = [
        Entry(2, "t", "note", None, None, None, None, "Ines", None, body),
        Entry(1, "u", "note", None, None, None, None, "Ines", None, body),
        Entry(1, "t", "nota", None, None, None, None, "Ines", None, body),
        Entry(1, "t", "note", "", None, None, None, "Ines", None, body),
        Entry(1, "t", "note", None, "s", None, None, "Ines", None, body),
        Entry(1, "t", "note", None, None, 1, None, "Ines", None, body),
        Entry(1, "t", "note", None, None, None, 1, "Ines", None, body),
        Entry(1, "t", "note", None, None, None, None, "Inés", None, body),
        Entry(1, "t", "note", None, None, None, None, "Ines", "r", body),
        Entry(1, "t", "note", None, None, None, None, "Ines", None, raw('{"a":2}')),
    ]
    assert len({link(GENESIS, entry) for entry in [base, *others]}) == 11
    assert canonical(base) == (
        b'{"seq":1,"at":"t","kind":"note","name":null,"subject":null,"within":null,"supersedes":null,'
        b'"author":"Ines","reason":null,"payload":{"a":1}}'
    )
    assert link(GENESIS, base).hex() == "92a56e3522351942b82da00f1a22cd9e3a3a69284b451f5e65eb86bff7a488e2"
