"""How far we are from every published figure, beside the tolerance of its folder."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.bargaining import cases
from benchmarks.measured import row
from detente.methods.bargaining import get
from detente.methods.bargaining.exchange import largest_gains, play
from detente.methods.bargaining.median import weighted_median
from detente.methods.bargaining.pce import probabilistic_condorcet
from detente.methods.bargaining.power import indices
from detente.methods.bargaining.smp import run_one

SMP = ("dummyData_3Dim", "SOE-Pol-Comp", "SOE-Policy", "SOE-Competitive", "dummyData_6Dim", "dummyData-a040")


def emission(data: Path, out: dict[str, Any]) -> list[dict[str, Any]]:
    where = data / "bdm1994-emission"
    arrays = cases.table(where / "inputs.csv")
    weight = arrays["salience"] * arrays["capability"]
    mean = float(get("compromise").run(arrays)["settlement"][0, 0])
    median = float(get("median").run(arrays)["settlement"][0, 0])
    history = get("challenge").rounds(arrays, {"reading": "port", "rounds": 10})[0][:, :, 0]
    known = cases.rows(where / "trace_scholz_faithful_port.csv")
    trace = np.array([[float(v) for v in list(line.values())[3:]] for line in known])
    medians = np.array([weighted_median(h[:, None], weight)[0] for h in history])
    paper = json.loads((where / "expected_published.json").read_text("utf-8"))
    gaps = np.abs(medians[1:9] - paper["scholz_table2_median_by_round"])
    means = (history[1:9] * weight[:, 0]).sum(axis=1) / weight.sum()
    out["bdm1994-emission"] = {"mean": mean, "median": median, "medians": medians.tolist()}
    return [
        row("emission: mean", abs(mean - 7.389955686853767), 1e-6, unit="off"),
        row("emission: median", abs(median - paper["initial_weighted_median"]), 1e-6, unit="off"),
        row(
            "emission: ten rounds of the published port",
            float(np.abs(history - trace).max()),
            1e-4,
            unit="off",
        ),
        row("Table 2 of Scholz: medians, but round 2", float(np.delete(gaps, 1).max()), 0.1, unit="off"),
        row("Table 2 of Scholz: median of round 2", float(gaps[1]), 0.3, unit="off"),
        row(
            "Table 2 of Scholz: means",
            float(np.abs(means - paper["scholz_table2_mean_by_round"]).max()),
            0.1,
            unit="off",
        ),
    ]


def ktab(data: Path, out: dict[str, Any]) -> list[dict[str, Any]]:
    lines = []
    for case in SMP:
        position, salience, capability = cases.ktab(data / "ktab-smp" / f"{case}.csv")
        path, chance = run_one(position, salience, capability)
        known = cases.log(data / "ktab-smp" / f"expected_{case}_positions.csv", 2)
        known = known.reshape(*position.shape, -1).transpose(2, 0, 1)
        same = path.shape == known.shape
        off = float(np.abs(100 * path - known).max()) if same else np.inf
        odds = cases.log(data / "ktab-smp" / f"expected_{case}_probs.csv", 1).T
        lines.append(row(f"SMP {case}: positions of {len(path)} turns", off, 0.1, unit="off"))
        worst = float(np.abs(chance - odds).max()) if same else np.inf
        lines.append(row(f"SMP {case}: chances", worst, 1e-3, unit="off"))
        out[f"ktab-smp/{case}"] = {"positions": (100 * path).tolist(), "chances": chance.tolist()}
    where = data / "ktab-pce-20x16"
    weight = np.loadtxt(where / "weights.csv", delimiter=",").ravel()
    utility = np.loadtxt(where / "utilities.csv", delimiter=",")
    found, support = probabilistic_condorcet(utility[None], weight[None])
    expected = cases.rows(where / "expected.csv")
    odds = np.array([float(line["pce_probability"]) for line in expected])
    zeta = np.array([float(line["zeta"]) for line in expected])
    out["ktab-pce-20x16"] = found[0].tolist()
    return [
        *lines,
        row("KTAB election 20 x 16: chances", float(np.abs(found[0] - odds).max()), 1e-3, unit="off"),
        row("KTAB election 20 x 16: support", float(np.abs(support[0] - zeta).max()), 0.2, unit="off"),
    ]


def exchange(data: Path, out: dict[str, Any]) -> list[dict[str, Any]]:
    lines = []
    folders = (
        ("climate-copenhagen2009", "copenhagen.csv", 3.67),
        ("exchange-sample", "sample_data.txt", 1.68),
    )
    for folder, file, spread in folders:
        position, salience, weight, issues = cases.exchange(data / folder / file)
        expected = {r["issue"]: r for r in cases.rows(data / folder / "expected_exchange_model.csv")}
        known = np.array([[float(v) for v in list(expected[issue].values())[1:]] for issue in issues])
        start = (position * weight).sum(axis=0) / weight.sum(axis=0)
        ends = [play(position, salience, weight, seed=seed)[-1] for seed in range(5)]
        runs = np.array([(end * weight).sum(axis=0) / weight.sum(axis=0) for end in ends])
        low, high = known[:, 1:].min(axis=1), known[:, 1:].max(axis=1)
        beyond = np.maximum(np.maximum(low - runs, runs - high), 0).max()
        out[folder] = {"round0": start.tolist(), "round10": runs.tolist()}
        lines.append(row(f"{folder}: round 0", float(np.abs(start - known[:, 0]).max()), 1e-6, unit="off"))
        lines.append(row(f"{folder}: 10 rounds, beyond the seeds", float(beyond), spread, unit="off"))
    gains = largest_gains(1000 / 70, 5000 / 140, np.array([60.0, 50.0]), np.array([10.0, 90.0]))
    off = max(abs(gains[0] - 7000 / 9), abs(gains[1] - 1400))
    return [*lines, row("two actors, two issues: largest gains", off, 1e-4, unit="off")]


def power(data: Path, out: dict[str, Any]) -> list[dict[str, Any]]:
    games: dict[str, list[dict[str, str]]] = {}
    with open(data / "textbook" / "power_indices_expected.csv", newline="", encoding="utf-8") as stream:
        for line in csv.DictReader(stream):
            games.setdefault(line["game"], []).append(line)
    wrong = 0
    for game, lines in games.items():
        shapley, banzhaf, _ = indices([int(v["weight"]) for v in lines], int(lines[0]["quota"]))
        for line, s, b in zip(lines, shapley, banzhaf, strict=True):
            wrong += s != Fraction(line["shapley_shubik_exact"]) or b != Fraction(line["banzhaf_norm_exact"])
        out[f"power/{game}"] = [str(s) for s in shapley]
    total = sum(len(lines) for lines in games.values())
    return [row(f"power indices as fractions, of {total}: wrong", wrong, 0, unit="wrong")]


def measure(data: Path, out: dict[str, Any]) -> list[dict[str, Any]]:
    """Every folder that is there."""
    lines = []
    folders = {
        "bdm1994-emission": emission,
        "ktab-smp": ktab,
        "climate-copenhagen2009": exchange,
        "textbook": power,
    }
    for folder, part in folders.items():
        if (data / folder).is_dir():
            lines += part(data, out)
    return lines
