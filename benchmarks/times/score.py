"""TempEval-3 scores: strict and relaxed span F1, value F1 (relaxed F1 times the share of right values)."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.times.corpus import Gold

Found = tuple[int, int, str]


def f1(right: float, predicted: int, gold: int) -> float:
    """F1 in per cent."""
    return round(200 * right / max(1, predicted + gold), 1)


def score(pairs: Iterable[tuple[tuple[Gold, ...], list[Found]]]) -> dict[str, float]:
    """Scores over (gold, found) of many documents; a found expression matches one gold one at most."""
    strict = relaxed = values = n_gold = n_found = 0
    for gold, found in pairs:
        n_gold += len(gold)
        n_found += len(found)
        used: set[int] = set()
        for mark in gold:
            exact = [i for i, f in enumerate(found) if (f[0], f[1]) == (mark.start, mark.end)]
            touch = [
                i for i, f in enumerate(found) if f[0] < mark.end and f[1] > mark.start and i not in used
            ]
            strict += bool(exact)
            chosen = exact or touch[:1]
            if chosen:
                used.add(chosen[0])
                relaxed += 1
                values += found[chosen[0]][2] == mark.value
    return {
        "strict": f1(strict, n_found, n_gold),
        "relaxed": f1(relaxed, n_found, n_gold),
        "value": f1(values, n_found, n_gold),
        "gold": n_gold,
        "found": n_found,
    }
