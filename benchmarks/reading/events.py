"""Events from raw text: which of the marked pairs of actors are found, and with the right PLOVER root.

python -m benchmarks.reading.events [--data GOLD.tsv] [--out PREDICTIONS.tsv]

The sentences are those of the root table, their marks taken out before reading. On the development sentences
the
encoder answers as in five-fold cross-validation (training/results/roots.tsv), on any other file as shipped.
A pair
is found where an event's actor and recipient share words with the marked ones.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.measured import row
from benchmarks.reading.command import command
from benchmarks.reading.marks import unmark
from benchmarks.reading.roots import DATA, FOLDS, macro, read
from detente.reading.encoder import Event as Marked
from detente.reading.encoder import Guess
from detente.reading.events import events
from detente.reading.events_learned import answering
from detente.reading.page import Page
from detente.reading.profile import Profile, reading_as
from detente.records import Document, Event, Party

Span = tuple[int, int]


def meets(parties: Sequence[Party], words: str) -> bool:
    """Whether one of the parties is named by some of these words, or names them."""
    return any(party.name in words or words in party.name for party in parties)


def coded(text: str, source: Span, target: Span, fold: str | None, profile: Profile) -> Event | None:
    """The first event read from the bare sentence between the marked pair; None where there is none."""

    def held_out(asked: Sequence[Marked]) -> list[Guess]:
        return [Guess(fold or "", 1.0 if _touches(one, source, target) else 0.0) for one in asked]

    page = Page(Document(id="sentence", text=text))
    with reading_as(profile), answering(held_out if fold else None):
        found = events(page)
    pair = text[slice(*source)], text[slice(*target)]
    both = [e for e in found if meets(e.actors, pair[0]) and meets(e.recipients, pair[1])]
    return both[0] if both else None


def _touches(asked: Marked, source: Span, target: Span) -> bool:
    return all(a[0] < b[1] and b[0] < a[1] for a, b in ((asked.source, source), (asked.target, target)))


def measure(data: Path, out: Path | None) -> list[dict[str, Any]]:
    rows = read(data)
    folds = [r["root"] for r in read(FOLDS)] if data == DATA and FOLDS.exists() else [None] * len(rows)
    made = []
    for profile in ("accurate", "fast"):
        got = []
        for r, fold in zip(rows, folds, strict=True):
            text, spans = unmark(r["marked_sentence"])
            source, target = spans.get("s", (0, 0)), spans.get("t", (0, 0))
            event = coded(text, source, target, fold, "accurate" if profile == "accurate" else "fast")
            got.append(event.type if event else "")
        if out and profile == "accurate":
            _write(out, rows, got)
        made += _rows(profile, [r.get("gold_root", "").upper() for r in rows], got, folds[0] is not None)
    return made


def _rows(profile: str, gold: list[str], got: list[str], crossed: bool) -> list[dict[str, Any]]:
    found = [i for i, root in enumerate(got) if root]
    note = f"{len(found)} of {len(gold)} pairs found" + (
        "; the encoder as in five-fold cross-validation" if crossed and profile == "accurate" else ""
    )
    right = macro([gold[i] for i in found], [got[i] for i in found])
    pairs = round(100 * len(found) / max(1, len(gold)), 1)
    return [
        row(f"events, {profile}: pairs found", pairs, None, None, None, "%", note),
        row(f"events, {profile}: root macro-F1 on those", right, None, None, None, "%", note),
    ]


def _write(out: Path, rows: list[dict[str, str]], got: list[str]) -> None:
    with out.open("w", encoding="utf8", newline="") as file:
        writer = csv.writer(file, delimiter="\t")
        writer.writerow(["sentence_id", "root"])
        writer.writerows(zip((r["sentence_id"] for r in rows), got, strict=True))


if __name__ == "__main__":
    command("reading_events", __doc__, measure, DATA)
