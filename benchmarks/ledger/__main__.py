"""What the ledger withstands and how fast it is; prints a table and stores benchmarks/results/ledger.json.

    python -m benchmarks.ledger [speed] [kill] [damage] [starved] [crowd]
                                [--runs 200] [--positions 200] [--seconds 60]

Without names, all of them. The result is stored only when all were run in full.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.ledger import crowd, damage, killing, speed, starved
from benchmarks.measured import row, store

FULL = (200, 200, 60.0)


def speed_rows(folder: Path, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    del chosen
    found = []
    for size, count in ((100, 60), (1_000, 30), (20_000, 6)):
        ours, plain = speed.batches(folder, size, count)
        note = f"{ours:,.0f} rows/s; peer: plain executemany, {plain:,.0f} rows/s"
        found.append(row(f"append, batches of {size}", round(ours / plain, 2), 0.4, None, 1.0, "x", note))
    ours, plain = speed.one_by_one(folder, 2_000)
    note = f"{ours:,.0f} rows/s; peer: plain insert, {plain:,.0f} rows/s"
    return [*found, row("append, one by one", round(ours / plain, 2), 0.8, None, 1.0, "x", note)]


def kill_rows(folder: Path, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    got = killing.kill_runs(folder, chosen.runs)
    note = f"{got.runs} runs, {got.acknowledged} documents acknowledged"
    return [
        row("kill -9: acknowledged and lost", len(got.lost), 0, 0, None, "documents", note),
        row("kill -9: half-written", len(got.half), 0, 0, None, "documents", note),
        row("kill -9: faults found by verify", len(got.faults), 0, 0, None, "faults", note),
    ]


def damage_rows(folder: Path, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    tries = {
        "a byte of the ledger": damage.flip_runs(folder, chosen.positions),
        "a byte of the ledger, journal open": damage.flip_runs(
            folder, chosen.positions, journal=True, seed=1
        ),
        "a byte of the journal": damage.flip_runs(folder, chosen.positions, "ledger.sqlite-wal", True, 2),
        "a byte of the head file": damage.flip_runs(folder, chosen.positions, "ledger.head", False, 3),
        "a torn end": damage.torn_runs(folder, False),
        "a torn end, journal open": damage.torn_runs(folder, True),
    }
    return [
        row(f"{what}: wrong answers, crashes", got.bad(), 0, 0, None, "times", _counted(got.outcomes))
        for what, got in tries.items()
    ]


def _counted(outcomes: dict[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(outcomes.items()))


def starved_rows(folder: Path, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    del chosen
    limits = [120_000 + 61_803 * n for n in range(12)]
    tries = {
        "files that may not grow, 12 limits": starved.full_runs(folder, limits),
        "a full disk": starved.really_full(folder),
        "a read-only disk": starved.read_only(folder),
    }
    return [
        row(
            f"{what}: faults",
            None if faults is None else len(faults),
            0,
            0,
            None,
            "faults",
            "; ".join(faults or []),
        )
        for what, faults in tries.items()
    ]


def crowd_rows(folder: Path, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    got = crowd.crowd(folder, 2, 10, chosen.seconds)
    note = f"{chosen.seconds:g} s, {got['written']} documents written, {got['reads']} reads"
    errors = got["errors"]
    assert isinstance(errors, list)
    return [
        row("two writers, ten readers: lost writes", got["lost"], 0, 0, None, "documents", note),  # type: ignore[arg-type]
        row("two writers, ten readers: readers' errors", len(errors), 0, 0, None, "errors", note),
    ]


PARTS: dict[str, Callable[[Path, argparse.Namespace], list[dict[str, Any]]]] = {
    "speed": speed_rows,
    "kill": kill_rows,
    "damage": damage_rows,
    "starved": starved_rows,
    "crowd": crowd_rows,
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("parts", nargs="*", choices=[[], *PARTS], default=[])
    options.add_argument("--runs", type=int, default=FULL[0])
    options.add_argument("--positions", type=int, default=FULL[1])
    options.add_argument("--seconds", type=float, default=FULL[2])
    chosen = options.parse_args()
    rows = []
    for name in chosen.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            rows += PARTS[name](Path(folder), chosen)
    full = not chosen.parts and (chosen.runs, chosen.positions, chosen.seconds) == FULL
    store("ledger", rows, default=full)


if __name__ == "__main__":
    main()
