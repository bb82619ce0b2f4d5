"""Trains the layers for stands on our own annotated reports and items.

    python -m training.stands.train --base BASE --teacher runs/teacher.pt --out runs/stands.pt --export
    python -m training.stands.train --start-from runs/stands.pt --epochs 0 --export
    python -m training.stands.calibrated

BASE is the `model.safetensors` of MiniLM-L6: the layers begin as its own, learn from our own texts alone
and from a teacher that has learned from the same (`training.stands.teacher`), and take in the states of
running text below and at the end.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from detente.reading.encoder.weights import FOLDER
from training.export import write_onnx
from training.interviews.chooser import floats, graph_weights, products, shipped
from training.model import WIDTH
from training.stands.distilled import Distilled
from training.stands.examples import ISSUES
from training.stands.learning import arguments, pool_of, trained
from training.stands.model import StandLayers
from training.stands.teacher import Teacher, teach


def again(model: StandLayers, folder: Path = FOLDER) -> None:
    """Fill everything from the shipped weights, to learn on from there."""
    shipped(model, folder, "stands.onnx.gz", before=1)  # type: ignore[arg-type]
    graph = graph_weights(folder / "stands.onnx.gz")
    first, *_, last = products(folder / "stands.onnx.gz", graph)
    with torch.no_grad():
        for name, part, matrix in (("below", model.below, first), ("mix", model.mix, last)):
            part.weight.copy_(floats(graph, matrix).T)
            part.bias.copy_(torch.tensor(graph[f"{name}.bias"]))
    with np.load(folder / "stands.npz", allow_pickle=False) as stored:
        heads = {name: torch.tensor(stored[name].astype(np.float32)) for name in stored.files}
    model.load_state_dict(heads, strict=False)


def grown(model: StandLayers, smaller: Mapping[str, Tensor]) -> None:
    """Fill from a model of fewer layers. Those on top keep the shipped weights for text, but add a tenth of
    what these would, so that what the smaller model has learned still holds (Wu et al. 2024, block
    expansion)."""
    have = len({name.split(".")[2] for name in smaller if name.startswith("encoder.layers.")})
    above = tuple(f"encoder.layers.{number}." for number in range(have, len(model.encoder.layers)))
    own = {name: weight for name, weight in model.state_dict().items() if name.startswith(above)}
    model.load_state_dict({**own, **smaller})
    top = model.encoder.layers[have - 1].norm2
    center, spread = top.bias.mean(), (top.weight.square().mean() + top.bias.var()).sqrt()
    with torch.no_grad():
        for layer in model.encoder.layers[have:]:
            for part in (layer.out, layer.down):
                part.weight.mul_(0.1)
                part.bias.zero_()
            for norm in (layer.norm1, layer.norm2):
                norm.weight.fill_(float(spread))
                norm.bias.fill_(float(center))


def export(model: StandLayers, out: Path = FOLDER) -> None:
    """Write stands.onnx.gz (int8), stands.npz (half precision) and stands.json."""
    states = {"states": torch.zeros(2, 16, WIDTH), "words": torch.zeros(2, 16, WIDTH)}
    write_onnx(model.eval(), states, out / "stands.onnx.gz")
    left = ("encoder.", "below.", "mix.")
    weights = {
        k: v.numpy().astype(np.float16) for k, v in model.state_dict().items() if not k.startswith(left)
    }
    weights["subject"] = np.zeros(WIDTH + 1, np.float32)  # learned by `training.stands.subject`
    np.savez(out / "stands.npz", **weights)  # type: ignore[arg-type]
    names = ("stands.onnx.gz", "stands.npz", "embedding.onnx.gz", "text.onnx.gz")
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    as_they_are = {kind: [1.0, 1.0, 0.0, 1.0, 0.0, 0.0] for kind in ("issue", "role")}
    manifest = {"issues": ISSUES, "calibration": as_they_are, "sha256": digests}
    (out / "stands.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf8")


def main() -> None:
    """Train; export."""
    parser = arguments(__doc__, epochs=5, tokens=700, rate=4e-4)
    parser.add_argument("--teacher", type=Path, help="what `training.stands.teacher` has stored")
    parser.add_argument("--export", action="store_true")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(0)  # whatever the seed, the heads begin alike
    model = StandLayers(given.base)
    model.half_precision = given.half
    if given.start_from == Path("shipped"):
        again(model)
    elif given.start_from:
        grown(model, torch.load(given.start_from, weights_only=True))
    pool = pool_of(given)
    beside = None
    if given.teacher:
        teacher = Teacher()
        teacher.load_state_dict(torch.load(given.teacher, weights_only=True))
        teacher.half_precision = given.half
        teach(teacher, pool)
        beside = Distilled(teacher, model.width)
    trained(model, pool, given, beside=beside)
    if given.export:
        model.half_precision = False
        export(model)


if __name__ == "__main__":
    main()
