"""Stores the weights of the head: the places that are not zero, in half precision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from detente.reading.turns_head import GUEST, HOST, Weights

SMALL = 0.01


def store(table: Weights, path: Path) -> None:
    """Write weights of shape (2, 2**BITS) as turns_head reads them."""
    arrays: dict[str, Any] = {}
    for side, name in ((GUEST, "guest"), (HOST, "host")):
        at = np.flatnonzero(np.abs(table[side]) >= SMALL)
        arrays[f"{name}_at"] = at.astype(np.uint16)
        arrays[f"{name}_weight"] = table[side, at].astype(np.float16)
    np.savez_compressed(path, **arrays)
