"""Trains the layers for stands on our own annotated reports and items.

    python -m training.stands.train --base BASE --out runs/stands.pt --export
    python -m training.stands.train --start-from runs/stands.pt --epochs 0 --export
    python -m training.stands.calibrated

BASE is the `model.safetensors` of MiniLM-L6: the layers begin as its lowest, learn from our own texts
alone, and take in the states of running text at the end.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn

from detente.reading.encoder.weights import FOLDER
from training.export import write_onnx
from training.model import WIDTH
from training.schedule import schedule
from training.stands.examples import ISSUES, Cut, cuts
from training.stands.model import WEIGHTS, StandLayers, loss

DATA = Path(__file__).parents[1] / "data" / "stands"
MORE = [
    Path(__file__).parents[2] / "benchmarks" / "data" / "words" / f"{name}.txt" for name in ("dev", "more")
]
HELD = ["reports_b.txt", "reports_c.txt", "reports_d.txt"]  # not trained on
SHUFFLED = 200  # windows that are sorted by length together


def batches(pool: list[Cut], tokens: int, pick: random.Random) -> Iterator[list[Cut]]:
    """Windows of like length, at most so many tokens together, in random order."""
    pick.shuffle(pool)
    found: list[list[Cut]] = []
    for start in range(0, len(pool), SHUFFLED):
        group: list[Cut] = []
        for cut in sorted(pool[start : start + SHUFFLED], key=lambda cut: len(cut.ids)):
            if group and (len(group) + 1) * len(cut.ids) > tokens:
                found.append(group)
                group = []
            group.append(cut)
        found.append(group)
    pick.shuffle(found)
    yield from found


def trained(model: StandLayers, pool: list[Cut], given: argparse.Namespace) -> StandLayers:
    """The layers after training."""
    torch.manual_seed(given.seed)
    pick, pool = random.Random(given.seed), list(pool)
    lower = [*model.encoder.layers.parameters(), *model.mix.parameters()]
    steps = given.epochs * sum(1 for _ in batches(list(pool), given.tokens, random.Random(0)))
    opt, pace = schedule(model, lower, given.rate, max(1, steps))
    begun = time.time()
    for epoch in range(given.epochs):
        model.train()
        told: dict[str, list[float]] = {}
        for group in batches(pool, given.tokens, pick):
            parts = loss(model, group)
            opt.zero_grad(set_to_none=True)
            sum(WEIGHTS[name] * part for name, part in parts.items()).backward()  # type: ignore[union-attr]
            nn.utils.clip_grad_norm_(lower, 1.0)
            opt.step()
            pace.step()
            for name, part in parts.items():
                told.setdefault(name, []).append(float(part.detach()))
        line = {name: round(float(np.mean(values)), 3) for name, values in told.items()}
        print(epoch, line, f"{time.time() - begun:.0f} s", flush=True)
        if given.out:
            torch.save(model.state_dict(), given.out)
    return model.eval()


def export(model: StandLayers, out: Path = FOLDER) -> None:
    """Write stands.onnx (int8), stands.npz (half precision) and stands.json."""
    states = {"states": torch.zeros(2, 16, WIDTH), "words": torch.zeros(2, 16, WIDTH)}
    write_onnx(model.eval(), states, out / "stands.onnx")
    left = ("encoder.", "mix.")
    weights = {
        k: v.numpy().astype(np.float16) for k, v in model.state_dict().items() if not k.startswith(left)
    }
    np.savez(out / "stands.npz", **weights)  # type: ignore[arg-type]
    names = ("stands.onnx", "stands.npz", "embedding.onnx.gz", "text.onnx")
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    as_they_are = {kind: [1.0, 1.0, 0.0] for kind in ("issue", "role")}
    manifest = {"issues": ISSUES, "calibration": as_they_are, "sha256": digests}
    (out / "stands.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf8")


def main() -> None:
    """Train; export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--more", type=Path, nargs="*", default=MORE, help="reports beside those of --data")
    parser.add_argument("--base", type=Path)
    parser.add_argument("--held", nargs="*", default=HELD, help="files that are not trained on")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--start-from", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--tokens", type=int, default=700, help="of a batch")
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--export", action="store_true")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(0)  # whatever the seed, the heads begin alike
    model = StandLayers(given.base)
    if given.start_from:
        model.load_state_dict(torch.load(given.start_from, weights_only=True))
    files = [*sorted(given.data.glob("*.txt")), *given.more]
    pool = [cut for path in files if path.name not in given.held for cut in cuts(path)]
    model = trained(model, pool, given)
    if given.export:
        export(model)


if __name__ == "__main__":
    main()
