"""Who asks and who is asked: a learned weighing of every name an interview could have given.

Each candidate has two scores, sums of the weights of its features (hashed to 16 bits); so has "nobody". The
best pair is taken that names two different parties. How the weights were learned, and on what: training/interviews.
"""

from __future__ import annotations

import functools
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from detente.reading.turns_candidates import Candidate
from detente.reading.turns_parts import Part

BITS = 16
GUEST, HOST = 0, 1
_WEIGHTS = Path(__file__).parent / "data" / "turns_head.npz"
_TRIED = 8
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


def nobody(found: list[Candidate], around: list[Part]) -> set[str]:
    """Features of naming nobody."""
    words = {word for _, text in around for word in text.casefold().split()}
    people = sum(seen.person for seen in found)
    said = {word for word in ("we", "our", "us", "wir", "nous", "мы", "наш", "нас", "ми", "by", "with", "to") if word in words}
    return {"nobody", f"nobody of {min(people, 3)}", *(f"nobody {word}" for word in said)}


def weighed(found: list[Candidate], around: list[Part], table: Weights | None = None) -> Scores:
    """Scores of shape (2, n + 1): as guest and as host, of each candidate and, last, of nobody."""
    table = weights() if table is None else table
    rows = [hashed(seen.features) for seen in found] + [hashed(nobody(found, around))]
    scores = np.array([[float(table[side, row].sum()) for row in rows] for side in (GUEST, HOST)])
    scores[:, -1] -= RELUCTANCE
    return scores


def chosen(found: list[Candidate], scores: Scores) -> tuple[Candidate | None, Candidate | None]:
    """The guest and the host of the best pair; None is nobody."""
    order = [np.argsort(-scores[side], kind="stable")[:_TRIED] for side in (GUEST, HOST)]
    best, pair = -np.inf, (len(found), len(found))
    for guest in order[GUEST]:
        for host in order[HOST]:
            value = scores[GUEST, guest] + scores[HOST, host]
            if value > best and not _one(found, int(guest), int(host)):
                best, pair = value, (int(guest), int(host))
    given = [*found, None]
    return given[pair[0]], given[pair[1]]


def _one(found: list[Candidate], guest: int, host: int) -> bool:
    """True where two candidates cannot be two parties: the same name, or a part of it."""
    if guest == len(found) or host == len(found):
        return False
    one, other = set(found[guest].words), set(found[host].words)
    return one <= other or other <= one


__all__ = ["BITS", "GUEST", "HOST", "Scores", "Weights", "chosen", "hashed", "nobody", "weighed", "weights"]
