"""Logistic weights for `contacts_parties.py`: fitted to marked events, checked on conflicts left out.

python -m benchmarks.contacts.fit [--data FILE] [--write]
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.contacts import mend
from benchmarks.contacts.score import score
from benchmarks.measured import ROOT, shared
from detente.reading.contacts_parties import Signs, probability, state_signs

RIDGE = 10.0
THRESHOLD = 0.4
OUT = ROOT / "src/detente/reading/data/contacts_weights.tsv"
Read = dict[str, tuple[dict[str, Signs], dict[str, Signs]]]


def logistic(signs: Sequence[Signs], right: Sequence[bool], ridge: float = RIDGE) -> dict[str, float]:
    """Ridge logistic regression by Newton's method; the constant stands under ""."""
    names = sorted({name for row in signs for name in row})
    index = {name: place for place, name in enumerate(names)}
    matrix = np.zeros((len(signs), len(names) + 1))
    matrix[:, -1] = 1.0
    for place, row in enumerate(signs):
        for name, value in row.items():
            matrix[place, index[name]] = value
    truth = np.asarray(right, dtype=float)
    penalty = np.full(len(names) + 1, ridge)
    penalty[-1] = 1e-3
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        chance = 1.0 / (1.0 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (chance - truth) + penalty * weights
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-7:
            break
    return {name: float(weights[place]) for name, place in index.items()} | {"": float(weights[-1])}


def fitted(events: Sequence[mend.Event], read: Read, code: dict[str, str]) -> dict[str, dict[str, float]]:
    """Weights of both tables from marked events."""
    party_signs, party_right, place_signs, place_right = [], [], [], []
    for event in events:
        parties, places = read[event.id]
        for actor, signs in parties.items():
            if actor in code and mend.third({code[actor]}, event):
                party_signs.append(signs)
                party_right.append(code[actor] in event.parties)
        if event.place:
            for state, signs in places.items():
                place_signs.append(signs)
                place_right.append(state == event.place)
    return {"party": logistic(party_signs, party_right), "place": logistic(place_signs, place_right)}


def predicted(
    event: mend.Event, read: Read, code: dict[str, str], tables: dict[str, dict[str, float]]
) -> tuple[set[str], str | None]:
    """Parties and place of one event under given weights."""
    parties, places = read[event.id]
    named = {code[a] for a, s in parties.items() if a in code and probability(s, tables["party"]) > THRESHOLD}
    best = max(places, key=lambda state: probability(places[state], tables["place"]), default=None)
    return mend.third(named, event), best


def left_out(
    events: Sequence[mend.Event], read: Read, code: dict[str, str], part: Callable[[mend.Event], str]
) -> dict[str, tuple[set[str], str | None]]:
    """Predictions for every event by weights fitted without its part (its conflict)."""
    found = {}
    for name in sorted({part(event) for event in events}):
        tables = fitted([e for e in events if part(e) != name], read, code)
        found |= {e.id: predicted(e, read, code, tables) for e in events if part(e) == name}
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=shared() / "data/process/mend/mend_before_2024.csv")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    codes = mend.table(chosen.data.parent / "countries.csv")
    events = mend.events(chosen.data, codes)
    read = {event.id: state_signs(event.page) for event in events}
    code = mend.coder(codes)
    found = left_out(events, read, code, lambda event: event.conflict)
    for conflict in sorted({event.conflict for event in events}):
        print(conflict, score([e for e in events if e.conflict == conflict], found))
    print("all, each conflict by weights fitted to the others", score(events, found))
    if chosen.write:
        with OUT.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter="\t", lineterminator="\n")
            writer.writerow(["table", "sign", "weight"])
            for name, weights in fitted(events, read, code).items():
                writer.writerows([name, sign, f"{weight:.4f}"] for sign, weight in sorted(weights.items()))


if __name__ == "__main__":
    main()
