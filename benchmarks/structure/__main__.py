"""Run: `python -m benchmarks.structure [--data PATH] [--out PATH] [--faults]`.

PATH is a folder of interviews with their truth as .json beside (see annotate.py), or of such folders; a
folder named `articles` holds texts that are no interviews.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.measured import ROOT, row, store
from benchmarks.structure.score import Score, same, score
from detente.reading.page import Page
from detente.reading.turns import interview, turns
from detente.records import Document
from detente.sources import open_documents

DATA = ROOT / "benchmarks" / "data" / "interviews"


def document_of(path: Path) -> Document:
    """The one document of a file, read as a user's file is read."""
    return next(iter(open_documents(path)))


def measured(folder: Path, out: list[dict[str, Any]], faults: bool) -> dict[str, Score]:
    """Scores by layout, and "all", of the interviews in a folder."""
    scores: dict[str, Score] = {"all": Score()}
    for truth in sorted(folder.glob("*.json")):
        gold = json.loads(truth.read_text("utf-8"))
        document = document_of(folder / gold["file"])
        found = score(document, gold)
        out.append(
            {
                "file": gold["file"],
                "turns": [
                    [t.kind, t.speaker and t.speaker.name, t.start, t.end] for t in turns(Page(document))
                ],
            }
        )
        for name in ("all", gold["layout"]):
            scores.setdefault(name, Score()).add(found)
        if faults and found.faults:
            print(gold["file"], *found.faults, sep="\n    ")
    return scores


def rows(name: str, scores: dict[str, Score]) -> list[dict[str, Any]]:
    """The lines of the result for one set."""
    total = scores["all"]
    pages = f"{total.pages} interviews, {total.true} turns"
    made = [
        row(f"{name}: turn boundaries F1", _pc(total.f1), 97.0, note=pages),
        row(f"{name}: speakers right", _share(total.speakers, total.named), 97.0),
        row(
            f"{name}: furniture left in text",
            _share(total.left, total.spans),
            2.5,
            note=f"{total.spans} pieces; lower is better",
        ),
        row(
            f"{name}: furniture left in statements",
            _share(total.put_in_mouths, total.spans),
            2.5,
            note="of the same pieces; lower is better",
        ),
        row(
            f"{name}: spoken pieces lost",
            _share(total.lost, total.spoken),
            note=f"{total.spoken} pieces; lower is better",
        ),
        row(f"{name}: interviewee right", _share(total.guests, total.pages)),
        row(f"{name}: interviewer right", _share(total.hosts, total.hosts_true)),
        row(f"{name}: roles right", _share(total.roles, total.roles_true)),
    ]
    for layout, found in sorted(scores.items()):
        if layout != "all":
            made.append(
                row(
                    f"{name}, {layout}: turn boundaries F1",
                    _pc(found.f1),
                    97.0,
                    note=f"{found.pages} interviews",
                )
            )
    return made


def false_positives(folder: Path, faults: bool) -> list[dict[str, Any]]:
    """How many texts that are no interviews are taken for one; how many speakers of transcripts are kept."""
    taken = total = kept = speakers = 0
    for truth in sorted(folder.glob("*.json")):
        gold = json.loads(truth.read_text("utf-8"))
        page = Page(document_of(folder / gold["file"]))
        found = interview(page)
        total += 1
        wrong = found is not None or (not gold["speakers"] and bool(turns(page)))
        taken += wrong
        named = {t.speaker.name for t in turns(page) if t.speaker}
        speakers += len(gold["speakers"])
        missing = [name for name in gold["speakers"] if not any(same(name, other) for other in named)]
        kept += len(gold["speakers"]) - len(missing)
        if faults and (wrong or missing):
            print(gold["file"], "taken for an interview" if wrong else "", missing, "of", sorted(named))
    return [
        row(
            "articles taken for interviews",
            _share(taken, total),
            0.0,
            note=f"{total} texts that are none; lower is better",
        ),
        row("transcripts: speakers kept", _share(kept, speakers), 97.0, note=f"{speakers} speakers"),
    ]


def _share(part: int, whole: int) -> float:
    return _pc(100.0 * part / max(whole, 1))


def _pc(value: float) -> float:
    return round(value, 2)


def main() -> None:
    """Measure, print, store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--faults", action="store_true")
    given = parser.parse_args()
    out: list[dict[str, Any]] = []
    made: list[dict[str, Any]] = []
    folders = (
        [given.data]
        if list(given.data.glob("*.json"))
        else sorted(f for f in given.data.iterdir() if f.is_dir())
    )
    for folder in folders:
        if folder.name == "articles":
            made += false_positives(folder, given.faults)
        else:
            made += rows(folder.name, measured(folder, out, given.faults))
    store("structure", made, default=given.data.resolve() == DATA)
    if given.out:
        given.out.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in out) + "\n", "utf-8")


if __name__ == "__main__":
    main()
