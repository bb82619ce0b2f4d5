"""Events coded with PETRARCH dictionaries from raw text: exact triples (source, target, code) on a
validation suite.

python -m benchmarks.reading.petrarch [--data FOLDER] [--out PREDICTIONS.tsv]

FOLDER holds the dictionaries and one file of records (*records*.xml); the parses in it are not read. The
coder
was written looking at every second record, from the first; the others are the figure reported.
"""

from __future__ import annotations

import csv
import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measured import row, shared
from benchmarks.reading.command import command
from detente.reading.petrarch import code, load

DATA = shared() / "data/events/petrarch_suite"
Triple = tuple[str, str, str]
_RECORD = re.compile(r"<Sentence\b([^>]*)>(.*?)</Sentence>", re.DOTALL)
_DROPPED = re.compile(r"<!--.*?-->|<Parse>.*?</Parse>", re.DOTALL)
_EVENT = re.compile(r"<EventCoding\b([^>]*)")
_TEXT = re.compile(r"<Text>(.*?)</Text>", re.DOTALL)
_FIELD = re.compile(r'(\w+)\s*=\s*"([^"]*)"')


@dataclass(frozen=True)
class Record:
    """One sentence of the suite: its day (YYYYMMDD), its triples, whether the suite's own program counts
    it."""

    name: str
    day: str
    text: str
    gold: frozenset[Triple]
    counted: bool


def records(folder: Path) -> list[Record]:
    """The records of the suite, in its order."""
    raw = next(folder.glob("*records*.xml")).read_text("utf-8")
    asked = re.search(r"<Include>(.*?)</Include>", raw, re.DOTALL)
    include = set(asked[1].split()) if asked else set()
    found = []
    for about, body in _RECORD.findall(_DROPPED.sub("", raw)):
        fields = dict(_FIELD.findall(about))
        told = _TEXT.search(body)
        events = [dict(_FIELD.findall(event)) for event in _EVENT.findall(body)]
        gold = {
            (e["sourcecode"], e["targetcode"], e["eventcode"]) for e in events if e.keys() >= {"eventcode"}
        }
        counted = fields.get("evaluate") == "true" and (not include or fields.get("category") in include)
        text = " ".join(html.unescape(told[1]).split()) if told else ""
        found.append(Record(fields["id"], fields.get("date", ""), text, frozenset(gold), counted))
    return found


def measure(data: Path, out: Path | None) -> list[dict[str, Any]]:
    known = load(data.resolve())
    given = records(data)
    got = [{c.triple for c in code(r.text, 0, len(r.text), known, r.day or None)} for r in given]
    if out:
        with out.open("w", encoding="utf8", newline="") as file:
            writer = csv.writer(file, delimiter="\t")
            writer.writerow(["id", "source", "target", "code"])
            writer.writerows([r.name, *t] for r, found in zip(given, got, strict=True) for t in sorted(found))
    kept = {
        "other half": [i for i in range(len(given)) if i % 2],
        "half developed on": [i for i in range(len(given)) if not i % 2],
        "all": list(range(len(given))),
        "all that the suite counts": [i for i, r in enumerate(given) if r.counted],
    }
    return [_row(name, [(given[i], got[i]) for i in places]) for name, places in kept.items()]


def _row(name: str, pairs: list[tuple[Record, set[Triple]]]) -> dict[str, Any]:
    right = sum(len(r.gold & found) for r, found in pairs)
    made, gold = sum(len(found) for _, found in pairs), sum(len(r.gold) for r, _ in pairs)
    note = (
        f"{len(pairs)} sentences, {gold} triples; precision {100 * right / max(1, made):.1f}, "
        f"recall {100 * right / max(1, gold):.1f}; peer: UniversalPetrarch, given parses"
    )
    return row(
        f"exact triples F1, {name}", round(200 * right / max(1, made + gold), 1), 75, 87, 86.8, "%", note
    )


if __name__ == "__main__":
    command("reading_petrarch", __doc__, measure, DATA)
