"""The command line that all tables share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.measured import store

Measure = Callable[[Path, Path | None], list[dict[str, Any]]]


def command(name: str, doc: str | None, measure: Measure, data: Path) -> None:
    """Parse --data and --out, measure, print, and store what was measured on the default data."""
    options = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=data, help="laid out as the development data are")
    options.add_argument("--out", type=Path, help="predictions, in the scorer's format")
    chosen = options.parse_args()
    store(name, measure(chosen.data, chosen.out), default=chosen.data == data)
