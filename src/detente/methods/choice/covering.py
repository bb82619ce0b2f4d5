"""A few candidates of whom one at least is likely to be chosen, where several are chosen together.

Greedy cover (Nemhauser, Wolsey and Fisher 1978, Mathematical Programming 14: 265-294): the next is the
likeliest to be chosen when none of those before is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DOUBT = 3.0  # past choices of a candidate that count as made without those before


def covering(chances: Floats, weight: Floats, happened: Floats, first: int = 5) -> NDArray[np.int64]:
    """The first candidates (n, first) in order, from chances (n, s).

    A chance counts as far as the candidate's past choices (m, s), weighed (n, m), were made without the
    candidates already taken.
    """
    found = np.zeros((len(chances), first), dtype=np.int64)
    for k, (chance, counts) in enumerate(zip(chances, weight, strict=True)):
        past = counts[:, None] * happened
        total = past.sum(axis=0) + DOUBT
        free, open_to = np.ones(len(happened)), np.ones(len(chance), dtype=bool)
        for place in range(first):
            alone = (free @ past + DOUBT) / total
            taken = int(np.argmax(np.where(open_to, chance * alone, -1.0)))
            found[k, place] = taken
            open_to[taken] = False
            free = free * (1.0 - happened[:, taken])
    return found
