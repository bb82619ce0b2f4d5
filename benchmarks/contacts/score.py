"""Scores of predicted parties and places: precision, recall and F1 of parties, share of places right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.contacts.mend import Event


def score(
    events: Sequence[Event], found: Mapping[str, tuple[set[str], str | None]], states_only: bool = False
) -> dict[str, float]:
    """Per cent; `states_only` leaves every code that is no ISO3 code out of both sides."""
    right = wrong = missed = hits = places = 0
    for event in events:
        gold, got = set(event.parties), set(found[event.id][0])
        if states_only:
            gold, got = (
                {c for c in codes if len(c) == 3 and c.isupper() and c != "IMF"} for codes in (gold, got)
            )
        right += len(gold & got)
        wrong += len(got - gold)
        missed += len(gold - got)
        if event.place:
            places += 1
            hits += found[event.id][1] == event.place
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "f1": round(100 * f1, 1),
        "place": round(100 * hits / max(1, places), 1),
    }
