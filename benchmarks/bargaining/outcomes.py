"""Each model's error on settlements that are known: few cases, so read it as a warning, not a ranking.

Emission standards: 8.833 years (Bueno de Mesquita 1994). Iran 2013: 8, the winner's
position. Reform of the Chinese oil sector, two issues, near term and long run: 25 and 55, 25 and 60 (coded by
one person from the news).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.bargaining import cases
from benchmarks.measured import ROOT, row
from detente.methods.bargaining import settling

STORED = ROOT / "src" / "detente" / "methods" / "bargaining" / "known_outcomes.json"


def known(data: Path) -> list[tuple[str, dict[str, Any], float]]:
    """Name, inputs and outcome of every case whose outcome is known."""
    found = []
    emission = cases.table(data / "bdm1994-emission" / "inputs.csv")
    found.append(("emission standards 1989", {**emission, "scale": [[4.0, 10.0]]}, 8.833))
    iran = cases.brief(data / "misc-bdm-inputs" / "iran_2013.tsv")
    found.append(("Iran 2013", {**iran, "scale": [[1.0, 8.0]]}, 8.0))
    for file, near, late in (("SOE-Policy", 25.0, 55.0), ("SOE-Competitive", 25.0, 60.0)):
        position, salience, capability = cases.ktab(data / "ktab-smp" / f"{file}.csv")
        arrays = {
            "position": 100 * position,
            "salience": salience,
            "capability": capability[:, None],
            "scale": [[0.0, 100.0]],
        }
        found += [(f"{file} 2017", arrays, near), (f"{file} 2020", arrays, late)]
    return found


def measure(data: Path, out: dict[str, Any], keep: bool) -> list[dict[str, Any]]:
    """Mean absolute error of every model that needs no more than positions, salience and capability."""
    every = known(data)
    models = [m for m in settling() if all(c.optional or c.name in every[0][1] for c in m.columns)]
    errors: dict[str, dict[str, float]] = {}
    for model in models:
        columns = {column.name for column in model.columns}
        if model.name == "exchange":
            continue  # one issue leaves nothing to exchange
        errors[model.name] = {}
        for name, arrays, outcome in every:
            low, high = arrays["scale"][0]
            settled = model.run({n: v for n, v in arrays.items() if n in columns})["settlement"][0, 0]
            errors[model.name][name] = round(abs(float(settled) - outcome) / (high - low), 4)
    means = {name: round(float(np.mean(list(e.values()))), 4) for name, e in errors.items()}
    out["known_outcomes"] = errors
    if keep:
        stored = {
            "cases": len(every),
            "outcomes": {name: outcome for name, _, outcome in every},
            "models": {name: {"mean_error": means[name], "errors": errors[name]} for name in means},
        }
        STORED.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
    bar = 100 * means["compromise"]
    return [
        row(
            f"known outcomes, {len(every)} cases: {name}",
            round(100 * mean, 1),
            peer=round(bar, 1),
            unit="points",
        )
        for name, mean in sorted(means.items(), key=lambda item: item[1])
    ]
