"""Who resembles whom, learned day by day: low-rank factors of subject, relation and object.

The score of (s, r, o) is the sum over dimensions of subject x relation x object (DistMult: Yang et al. 2015,
ICLR), subjects and objects with factors of their own. After each day its events are learned together with a
sample of earlier ones, against objects that did not occur (logistic loss, AdaGrad: Duchi et al. 2011). The
draws of a day depend on its number alone, so the same past always gives the same factors.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.methods.ranking.compiled import compiled

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
SIZE = 64
AGAIN = 60  # earlier events learned again for each event of a day, on average
MOST = 40_000  # of them a day
AGE = 40.0  # days: mean age of what is learned again
AGAINST = 6  # objects that did not occur for each that did
RECENT = 20  # days whose objects are drawn to learn against; half are drawn from all
RATE, PULL = np.float32(0.05), np.float32(1e-4)
ONE = np.float32(1.0)


class Factors(NamedTuple):
    """Factors (entities or relations, SIZE), and the sums of squared gradients of each."""

    subject: Floats
    relation: Floats
    object: Floats
    steps_subject: Floats
    steps_relation: Floats
    steps_object: Floats


def fresh(entities: int, relations: int) -> Factors:
    """Factors before anything is learned; `relations` doubled."""
    random = np.random.default_rng(0)
    subject, object_ = (random.normal(0, 0.3, (entities, SIZE)).astype(np.float32) for _ in range(2))
    relation = (1 + random.normal(0, 0.1, (relations, SIZE))).astype(np.float32)
    steps = [np.full_like(each, 0.1) for each in (subject, relation, object_)]
    return Factors(subject, relation, object_, *steps)


def lesson(history: list[Ints], day: int, entities: int) -> tuple[Ints, Ints]:
    """The rows to learn after a day, the last of `history`, and for each the objects to learn against."""
    random = np.random.default_rng(day)
    rows = history[-1]
    sizes = np.array([len(each) for each in history[:-1]], dtype=np.int64)
    parts, left = [rows], min(AGAIN * len(rows), MOST)
    while left > 0 and len(sizes):
        each = history[max(len(sizes) - 1 - int(random.exponential(AGE)), 0)]
        parts.append(each)
        left -= len(each)
    chosen = np.concatenate(parts)
    chosen = chosen[random.permutation(len(chosen))]
    objects = np.concatenate(history[-RECENT:])[:, 2]
    against = objects[random.integers(0, len(objects), (len(chosen), AGAINST))].astype(np.int32)
    anybody = random.random(against.shape) < 0.5
    against[anybody] = random.integers(0, entities, int(anybody.sum()))
    return chosen, against


@compiled
def improve(f: Factors, rows: Ints, against: Ints) -> None:
    """One pass of stochastic gradient steps."""
    for n in range(len(rows)):
        step(f, rows[n, 0], rows[n, 1], rows[n, 2], True)
        for k in range(against.shape[1]):
            if against[n, k] != rows[n, 2]:
                step(f, rows[n, 0], rows[n, 1], against[n, k], False)


@compiled
def step(f: Factors, s: int, r: int, o: int, came: bool) -> None:
    """One step for one triple; a relation's factors are pulled to 1, the others to 0."""
    share = ONE / (ONE + np.exp(-score(f, s, r, o)))
    error = (ONE if came else np.float32(0.0)) - share
    for d in range(SIZE):
        x, w, y = f.subject[s, d], f.relation[r, d], f.object[o, d]
        a, b, c = error * w * y - PULL * x, error * x * y - PULL * (w - ONE), error * x * w - PULL * y
        f.steps_subject[s, d] += a * a
        f.steps_relation[r, d] += b * b
        f.steps_object[o, d] += c * c
        f.subject[s, d] += RATE * a / np.sqrt(f.steps_subject[s, d])
        f.relation[r, d] += RATE * b / np.sqrt(f.steps_relation[r, d])
        f.object[o, d] += RATE * c / np.sqrt(f.steps_object[o, d])


@compiled
def score(f: Factors, s: int, r: int, o: int) -> np.float32:
    """The score of a triple: log odds against an object drawn at random."""
    total = np.float32(0.0)
    for d in range(SIZE):
        total += f.subject[s, d] * f.relation[r, d] * f.object[o, d]
    return total
