"""Power indices: how often an actor's vote decides, exactly.

Shapley & Shubik (1954, APSR 48: 787): the share of orderings in which the actor's vote completes the quota.
Banzhaf (1965), Penrose (1946): the share of coalitions of the others that its vote turns into winning ones.
Counts come from generating functions, product of (1 + z x^w): one factor is divided out for each actor.
The coefficients, as large as 2^n, are kept modulo several primes and put together by the Chinese remainder
theorem, so the result is exact at array speed.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import factorial

import numpy as np
from numpy.typing import NDArray

from detente.methods.bargaining.errors import InputError, TooLargeError
from detente.methods.bargaining.model import Arrays, Column, Floats, Model, Parameter, Value

Counts = NDArray[np.int64]
PRIMES = tuple(
    (1 << 62) - back for back in (57, 87, 117, 143, 153, 167, 171, 195, 203, 273)
)  # each is the largest prime below the one before it, under 2^62: sums of two stay within 63 bits
MOST_CELLS = 60_000_000


def _polynomial(weight: list[int], quota: int, prime: int) -> Counts:
    """Number of coalitions by size and weight below the quota, modulo a prime: (size, weight)."""
    count = np.zeros((len(weight) + 1, quota), dtype=np.int64)
    count[0, 0] = 1
    for done, w in enumerate(weight):
        if w < quota:
            grown = count[: done + 1, : quota - w].copy()
            block = count[1 : done + 2, w:]
            block += grown
            block[block >= prime] -= prime
    return count


def _swings(count: Counts, w: int, quota: int, players: int, prime: int) -> Counts:
    """Coalitions of the others, by size, that lose without and win with a vote of weight w."""
    if w <= 0:
        return np.zeros(players, dtype=np.int64)
    others = count[0].copy()
    tail = max(quota - w, 0)
    found = np.zeros(players, dtype=np.int64)
    for size in range(players):
        if size:
            with_w = np.zeros(quota, dtype=np.int64)
            if w < quota:
                with_w[w:] = others[: quota - w]
            others = count[size] - with_w
            others[others < 0] += prime
        pivotal = others[tail:]
        found[size] = ((int((pivotal >> 31).sum()) << 31) + int((pivotal & (2**31 - 1)).sum())) % prime
    return found


def _exact(residues: list[Counts], primes: tuple[int, ...]) -> list[int]:
    whole, modulus = [int(r) for r in residues[0]], primes[0]
    for residue, prime in zip(residues[1:], primes[1:], strict=True):
        inverse = pow(modulus, -1, prime)
        whole = [
            v + modulus * (((int(r) - v) * inverse) % prime) for v, r in zip(whole, residue, strict=True)
        ]
        modulus *= prime
    return whole


def swings(weight: list[int], quota: int) -> list[list[int]]:
    """For each actor the number of coalitions of the others, by size, that its vote turns: exact."""
    players = len(weight)
    if quota < 1 or quota > sum(weight):
        raise InputError(
            f"a quota of {quota}", f"1 to {sum(weight)}, the sum of the weights", "Change the quota."
        )
    primes = PRIMES[: players // 61 + 1]
    if players > 61 * len(PRIMES) or (players + 1) * quota > MOST_CELLS:
        raise TooLargeError(
            f"{players} actors and a quota of {quota}",
            f"(actors + 1) x quota of at most {MOST_CELLS:,}",
            "Divide the weights by a common factor, or round them.",
        )
    found: dict[int, list[Counts]] = {w: [] for w in weight}
    for prime in primes:
        count = _polynomial(weight, quota, prime)
        for w in found:
            found[w].append(_swings(count, w, quota, players, prime))
    return [_exact(found[w], primes) for w in weight]


def indices(weight: list[int], quota: int) -> tuple[list[Fraction], list[Fraction], list[Fraction]]:
    """Shapley-Shubik, normalised Banzhaf and absolute (Penrose) Banzhaf of each actor, as fractions."""
    turned = swings(weight, quota)
    players = len(weight)
    orders = [factorial(s) * factorial(players - 1 - s) for s in range(players)]
    shapley = [
        Fraction(sum(o * c for o, c in zip(orders, counts, strict=True)), factorial(players))
        for counts in turned
    ]
    total = [sum(counts) for counts in turned]
    every = sum(total)
    return shapley, [Fraction(t, every) for t in total], [Fraction(t, 2 ** (players - 1)) for t in total]


def _solve(arrays: Arrays, options: Mapping[str, Value]) -> dict[str, Floats]:
    shape = arrays["votes"].shape
    out = {name: np.empty(shape) for name in ("shapley", "banzhaf", "banzhaf_absolute")}
    for draw, votes in enumerate(arrays["votes"]):
        whole = [int(v) for v in votes]
        quota = int(options["quota"]) or sum(whole) // 2 + 1
        for name, values in zip(out, indices(whole, quota), strict=True):
            out[name][draw] = [float(v) for v in values]
    return out


MODEL = Model(
    name="power",
    title="Power indices",
    source="Shapley & Shubik 1954; Banzhaf 1965; Penrose 1946",
    columns=(Column("votes", "the actor's number of votes", ("actor",), 0.0, whole=True),),
    outputs={"shapley": ("actor",), "banzhaf": ("actor",), "banzhaf_absolute": ("actor",)},
    solve=_solve,
    parameters=(Parameter("quota", "votes needed to win; 0 means a simple majority", 0, 0, 2**40),),
)
