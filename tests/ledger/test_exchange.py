"""A case goes out and comes in again hash for hash; what was altered on the way is refused."""

import json
from pathlib import Path

import pytest

from benchmarks.ledger.made import document
from detente.ledger import Case
from detente.ledger.errors import BadExport
from detente.ledger.exchange import export_jsonl, export_parquet, export_prov, import_jsonl, import_parquet


@pytest.fixture
def corrected(filled: Case) -> Case:
    contacts = filled.ledger.records("contact")
    change = filled.ledger.correct.change(contacts[0].id, {"date": "2025-08-15"}, reason="наконец: 日付")
    filled.ledger.correct.reject(contacts[1].id, reason="told twice")
    filled.ledger.correct.undo(change, reason="no")
    filled.ledger.append("import", {"feed": "gdelt", "rows": 12.5, "sha256": "ab" * 32}, reason="weekly")
    (filled.definitions / "a.toml").write_text("x = 'é'", "utf-8")
    return filled


@pytest.mark.parametrize(("out", "back"), [(export_jsonl, import_jsonl), (export_parquet, import_parquet)])
def test_the_same_ledger_comes_back(corrected: Case, tmp_path: Path, out, back) -> None:
    count = out(corrected, tmp_path / "export")
    back(tmp_path / "export", tmp_path / "again")
    with Case.open(tmp_path / "again") as case:
        assert case.ledger.verify() == corrected.ledger.verify()
        assert case.ledger.verify().entries == count
        assert list(case.ledger.entries()) == list(corrected.ledger.entries())
        assert case.ledger.records() == corrected.ledger.records()
        assert [h.document for h in case.ledger.search("Report")] == [
            h.document for h in corrected.ledger.search("Report")
        ]
        assert case.settings == corrected.settings
        assert (case.definitions / "a.toml").read_text("utf-8") == "x = 'é'"
        again = tmp_path / "export-again"
        out(case, again)
        assert again.read_bytes() == (tmp_path / "export").read_bytes()


def alter_payload(lines: list[str]) -> list[str]:
    return [line.replace("told twice", "told thrice") for line in lines]


def drop_one(lines: list[str]) -> list[str]:
    return lines[:8] + lines[9:]


def swap_two(lines: list[str]) -> list[str]:
    return [*lines[:5], lines[6], lines[5], *lines[7:]]


def cut_short(lines: list[str]) -> list[str]:
    return lines[:-3]


def cut_a_line(lines: list[str]) -> list[str]:
    return [*lines[:4], lines[4][:40]]


def other_format(lines: list[str]) -> list[str]:
    return [lines[0].replace('"format":1', '"format":7'), *lines[1:]]


def not_ours(lines: list[str]) -> list[str]:
    return ['{"a": 1}']


def escaping_definition(lines: list[str]) -> list[str]:
    return [lines[0].replace('"a.toml"', '"../../a.toml"'), *lines[1:]]


@pytest.mark.parametrize(
    "spoil",
    [alter_payload, drop_one, swap_two, cut_short, cut_a_line, other_format, not_ours, escaping_definition],
)
def test_an_altered_export_is_refused_and_leaves_nothing(corrected: Case, tmp_path: Path, spoil) -> None:
    export_jsonl(corrected, tmp_path / "export")
    lines = (tmp_path / "export").read_text("utf-8").splitlines()
    (tmp_path / "export").write_text("\n".join(spoil(lines)) + "\n", "utf-8")
    with pytest.raises(BadExport, match="E213"):
        import_jsonl(tmp_path / "export", tmp_path / "again")
    assert not (tmp_path / "again").exists()
    assert not list(tmp_path.parent.glob("a.toml"))


def test_parquet_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PAR1 nothing")
    with pytest.raises(BadExport):
        import_parquet(tmp_path / "x.parquet", tmp_path / "again")


def test_annotations_point_at_the_words(filled: Case, tmp_path: Path) -> None:
    export_jsonl(filled, tmp_path / "export")
    texts = {f"urn:sha256:{document(n).id}": document(n).text for n in range(3)}
    lines = [json.loads(line) for line in (tmp_path / "export").read_text("utf-8").splitlines()[1:]]
    targets = [t for line in lines if "annotation" in line for t in line["annotation"]["target"]]
    assert len(targets) == filled.ledger.verify().spans
    for target in targets:
        quote, position = target["selector"]
        text = texts[target["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


def test_provenance_names_only_what_it_declares(corrected: Case, tmp_path: Path) -> None:
    export_prov(corrected, tmp_path / "prov.json")
    graph = json.loads((tmp_path / "prov.json").read_text("utf-8"))
    known = set(graph["entity"]) | set(graph["activity"]) | set(graph["agent"])
    relations = [
        part for name, part in graph.items() if name not in ("prefix", "entity", "activity", "agent")
    ]
    named = {node for part in relations for relation in part.values() for node in relation.values()}
    assert named <= known
    assert len(graph["wasGeneratedBy"]) == corrected.ledger.verify().counts["record"] + 3
    assert {agent["prov:label"] for agent in graph["agent"].values()} == {"détente", "Ines"}
    assert len(graph["wasInvalidatedBy"]) == 2  # the rejected contact, and the change that was undone
