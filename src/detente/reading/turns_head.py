"""Who asks and who is asked: a learned weighing of every name an interview could have given.

Each candidate has two scores, sums of the weights of its features (hashed to 16 bits); so has "nobody". The
guest is chosen first; who asks then, with the guest's name read as the guest's wherever it stands. How the
weights were learned, and on what: training/interviews.
"""

from __future__ import annotations

import functools
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from detente.reading.turns_candidates import Candidate, context
from detente.reading.turns_parts import Part
from detente.reading.turns_signed import signed

BITS = 16
GUEST, HOST = 0, 1
_WEIGHTS = Path(__file__).parent / "data" / "turns_head.npz"
RELUCTANCE = 1.5
"""How much less readily nobody is named than was learned: most interviews name both parties somewhere."""
Weights = npt.NDArray[np.float32]
Scores = npt.NDArray[np.float64]


def hashed(features: set[str]) -> npt.NDArray[np.int64]:
    """The places of features in the table of weights."""
    mask = (1 << BITS) - 1
    return np.array(sorted({crc32(feature.encode()) & mask for feature in features}), dtype=np.int64)


@functools.cache
def weights() -> Weights:
    """The learned weights, shape (2, 2**BITS): guest, host. Stored as the places that are not zero."""
    table = np.zeros((2, 1 << BITS), dtype=np.float32)
    with np.load(_WEIGHTS, allow_pickle=False) as stored:
        for side, name in ((GUEST, "guest"), (HOST, "host")):
            table[side, stored[f"{name}_at"]] = stored[f"{name}_weight"].astype(np.float32)
    return table


def nobody(found: list[Candidate], around: list[Part], signs: bool) -> set[str]:
    """Features of naming nobody; `signs` is True where a line of the page is signed by somebody."""
    words = {
        word
        for where, text in around
        if where in ("short", "intro", "outro")
        for word in text.casefold().split()
    }
    people = sum(seen.person for seen in found)
    said = {
        word
        for word in ("we", "our", "us", "wir", "nous", "мы", "наш", "нас", "ми", "by", "with", "to")
        if word in words
    }
    return {
        "nobody",
        f"nobody signs {signs}",
        f"nobody of {min(people, 3)}",
        *(f"nobody {word}" for word in said),
    }


def rows(
    found: list[Candidate], around: list[Part], guest: Candidate | None = None
) -> list[npt.NDArray[np.int64]]:
    """The hashed features of each candidate and, last, of nobody; for the host with the guest known."""
    signing = {
        number
        for number, seen in enumerate(found)
        if signed(seen) and not (guest is not None and one_party(seen, guest))
    }
    made = [
        hashed(
            seen.features
            | context(seen, guest)
            | {f"rival signs {bool(signing - {number})} {seen.person}", f"signs {number in signing}"}
        )
        for number, seen in enumerate(found)
    ]
    return [*made, hashed(nobody(found, around, bool(signing)))]


def weighed(side: int, found: list[Candidate], around: list[Part], guest: Candidate | None = None) -> Scores:
    """Scores of shape (n + 1,): of each candidate and, last, of nobody.

    Who asks is weighed once the guest is known: whoever shares the guest's name is out.
    """
    table = weights()[side]
    scores = np.array([float(table[row].sum()) for row in rows(found, around, guest)])
    for number, seen in enumerate(found):
        if guest is not None and one_party(seen, guest):
            scores[number] = -np.inf
    scores[-1] -= RELUCTANCE
    return scores


def best(found: list[Candidate], scores: Scores) -> Candidate | None:
    """The candidate with the highest score; None is nobody."""
    at = int(np.argmax(scores))
    return found[at] if at < len(found) else None


def one_party(one: Candidate, other: Candidate) -> bool:
    """True where two candidates cannot be two parties: the same name, or a part of it."""
    mine, others = set(one.words), set(other.words)
    return mine <= others or others <= mine


__all__ = [
    "BITS",
    "GUEST",
    "HOST",
    "Scores",
    "Weights",
    "best",
    "hashed",
    "nobody",
    "one_party",
    "rows",
    "weighed",
    "weights",
]
