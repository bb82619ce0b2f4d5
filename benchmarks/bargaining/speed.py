"""Speed on one core, beside the peer in the same run where it installs, else beside its published figure.

Our times are processor seconds, so that other work on the machine does not count; the peer's too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.bargaining import cases
from benchmarks.measured import ROOT, row
from detente.methods.bargaining import get
from detente.methods.bargaining.exchange import play
from detente.methods.bargaining.power import indices
from detente.methods.bargaining.smp import run_one
from detente.questions.bargain_files import read_table
from detente.questions.whatif import Settings, whatif
from detente.questions.whatif_changes import Changes

PEER = Path(__file__).with_name("peer_exchange.py")


def seconds(job: Callable[[], object], repeat: int = 3) -> float:
    """Best of some repeats, in processor seconds, after one run that compiles."""
    job()
    best = np.inf
    for _ in range(repeat):
        began = time.process_time()
        job()
        best = min(best, time.process_time() - began)
    return best


def ten_actors(draws: int) -> dict[str, Any]:
    random = np.random.default_rng(0)
    low, high = random.uniform(0, 60, (10, 1)), random.uniform(10, 40, (10, 1))
    return {
        "position": low + high * random.random((draws, 10, 1)),
        "salience": random.uniform(0.2, 1, (draws, 10, 1)),
        "capability": random.uniform(0.1, 1, (draws, 10, 1)),
    }


def monte_carlo() -> list[dict[str, Any]]:
    lines = []
    draws = 20_000
    for name, peer, goal in (("challenge", 665, 10), ("compromise", 10_700, 100), ("pce", 3_200, 20)):
        arrays = ten_actors(draws)
        rate = draws / seconds(lambda name=name, arrays=arrays: get(name).settlement(arrays))
        note = (
            f"ratio {rate / peer:.0f}; goal {goal} times the published figure of schelling (does not install)"
        )
        lines.append(
            row(f"{name}, 10 actors x 1 issue", round(rate), goal * peer, None, peer, "runs/s", note)
        )
    return lines


def peer_rate(file: Path) -> float | None:
    """Runs a second of decide-exchange-model, by the interpreter in DETENTE_PEER_PYTHON; None without it."""
    python = os.environ.get("DETENTE_PEER_PYTHON", sys.executable)
    done = subprocess.run([python, str(PEER), str(file)], capture_output=True, text=True, check=False)
    return float(json.loads(done.stdout)["runs_per_second"]) if done.returncode == 0 else None


def exchanges(data: Path) -> list[dict[str, Any]]:
    file = data / "climate-copenhagen2009" / "copenhagen.csv"
    position, salience, weight, _ = cases.exchange(file)
    rate = 10 / seconds(lambda: [play(position, salience, weight, seed=s) for s in range(10)])
    peer = peer_rate(file)
    against = peer or 0.8
    how = "decide-exchange-model in the same run" if peer else "its published figure (not installed)"
    note = f"ratio {rate / against:.0f} to {how}"
    return [
        row(
            "exchange, 11 x 7, 10 rounds",
            round(rate, 1),
            round(50 * against, 1),
            None,
            against,
            "runs/s",
            note,
        )
    ]


def spatial(data: Path) -> list[dict[str, Any]]:
    position, salience, capability = cases.ktab(data / "ktab-smp" / "SOE-Competitive.csv")
    rate = 1 / seconds(lambda: run_one(position, salience, capability))
    note = f"ratio {rate / 0.24:.0f} to KTAB's measured 0.24"
    return [row("SMP, 34 x 1, 35 turns", round(rate, 1), 4.8, None, 0.24, "runs/s", note)]


def pair() -> list[dict[str, Any]]:
    table = read_table(ROOT / "src" / "detente" / "examples" / "anchorage" / "bargain.csv")
    lines = []
    for workers in (1, 2):
        settings = Settings(draws=100_000, workers=workers, hangs_on="none")
        whatif(table, Changes(without=("USA",)), settings)
        began, spent = time.perf_counter(), time.process_time()
        whatif(table, Changes(without=("USA",)), settings)
        wall, spent = time.perf_counter() - began, time.process_time() - spent
        load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
        note = f"{wall:.2f} s on the wall at load {load}; 9 models, 4 actors x 4 issues, 90 % intervals"
        name = f"what-if pair, 100,000 draws, {workers} thread(s)"
        lines.append(row(name, round(spent / workers, 2), 2.0, None, None, "cpu s a core", note))
    return lines


def voters() -> list[dict[str, Any]]:
    weight = [1 + (37 * k) % 97 for k in range(100)]
    spent = seconds(lambda: indices(weight, sum(weight) // 2 + 1), 1)
    return [
        row(
            "Shapley-Shubik, 100 weighted voters",
            round(spent, 2),
            1.0,
            None,
            None,
            "cpu s",
            "exact fractions",
        )
    ]


def measure(data: Path) -> list[dict[str, Any]]:
    """All jobs of the issue."""
    return [*monte_carlo(), *exchanges(data), *spatial(data), *pair(), *voters()]
