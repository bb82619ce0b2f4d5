"""Who takes part in talks and where they are held, on mediation reports in the MEND format.

python -m benchmarks.contacts [--data FILE.csv] [--out PREDICTIONS.jsonl]

FILE as mend_before_2024.csv, with countries.csv beside it; predictions as scoring/contacts.py wants them. On
the development file every conflict is scored by weights fitted to the other conflicts; the shipped weights,
fitted to all of it, score it higher and are used on any other file and for --out.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.contacts import fit, mend
from benchmarks.contacts.score import score
from benchmarks.measured import row, shared, store
from detente.reading.contacts import contacts
from detente.reading.contacts_parties import state_signs, weights

DEVELOPED_ON = ("Sudan", "Libya", "Afghanistan")


def named_only(event: mend.Event, code: dict[str, str]) -> tuple[set[str], str | None]:
    """The parties and the first place of the contact records alone, without weights."""
    states, place = set(), None
    for contact in event.page.of(contacts):
        states |= {code[p.state] for p in contact.participants if p.state in code}
        place = place or (contact.place.iso3 if contact.place else None)
    return mend.third(states, event), place


def main() -> None:
    default = shared() / "data/process/mend/mend_before_2024.csv"
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=default)
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    codes = mend.table(chosen.data.parent / "countries.csv")
    events, code = mend.events(chosen.data, codes), mend.coder(codes)
    read = {event.id: state_signs(event.page) for event in events}
    shipped = {event.id: fit.predicted(event, read, code, weights()) for event in events}
    if chosen.out:
        lines = (json.dumps({"id": k, "states": sorted(v[0]), "place": v[1]}) for k, v in shipped.items())
        chosen.out.write_text("\n".join(lines) + "\n", "utf-8")
    rows = []
    if chosen.data == default:
        others = fit.left_out(events, read, code, lambda e: e.conflict)
        halves = fit.left_out(events, read, code, lambda e: "a" if e.conflict in DEVELOPED_ON else "b")
        rest = [e for e in events if e.conflict not in DEVELOPED_ON]
        plain = {event.id: named_only(event, code) for event in events}
        rows += _rows("each conflict by weights fitted to the others", score(events, others))
        rows += _rows(
            "Yemen, Israel, Syria by weights fitted to Sudan, Libya, Afghanistan", score(rest, halves)
        )
        rows += _rows("states only (no organisations), each conflict left out", score(events, others, True))
        rows += _rows("contact records alone, no weights", score(events, plain))
    rows += _rows("shipped weights (fitted to the development file)", score(events, shipped))
    store("contacts", rows, default=chosen.data == default)


def _rows(name: str, scores: dict[str, float]) -> list[dict[str, object]]:
    note = f"precision {scores['precision']}, recall {scores['recall']}; peer: every country named"
    return [
        row(f"parties F1: {name}", scores["f1"], 65, 75, 48.5, "%", note),
        row(f"place right: {name}", scores["place"], 60, 75, 33.6, "%"),
    ]


if __name__ == "__main__":
    main()
