"""Published worked examples, read where they are; tests that need them skip where they are absent."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(os.environ.get("DETENTE_SHARED", Path(__file__).parents[4] / "shared")) / "data" / "bargaining"


def folder(name: str) -> Path:
    where = ROOT / name
    if not where.is_dir():
        pytest.skip(f"the published examples of {name} are not on this machine")
    return where


def rows(name: str, file: str, delimiter: str = ",") -> list[dict[str, str]]:
    with open(folder(name) / file, newline="", encoding="utf-8-sig") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def table(name: str, file: str = "inputs.csv") -> dict[str, np.ndarray]:
    found = rows(name, file)
    return {
        want: np.array([[float(row[want.title()])] for row in found])
        for want in ("position", "salience", "capability")
    }


def facts(name: str, file: str) -> dict:
    return json.loads((folder(name) / file).read_text(encoding="utf-8"))
