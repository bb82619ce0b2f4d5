"""Checkpoints to shipped weights: `python -m training.export --checkpoint b.pt --branch branch.pt --base
BASE`.

Writes embedding.onnx.gz, text.onnx.gz and sentences.onnx.gz (int8 weights, activations quantised as they
come), heads.npz (half precision), tokenizer.json and manifest.json with the SHA-256 of each. Needs the
packages torch, onnx and onnxruntime.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import logging
import tempfile
from datetime import date
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from detente.reading.encoder.tokens import SOURCE, TARGET
from detente.reading.encoder.weights import FOLDER
from training.model import WIDTH, Model
from training.sentences import TASKS

UNREAD = ("quad", "act", "condition", "polarity", "certainty", "stance")
"""Heads that teach the layers and are not read at run time."""


class Embedding(nn.Module):
    """What all layers start from: ids, shapes [b, n] -> states [b, n, 384]."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.encoder = model.encoder

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Ids, shapes [b, n] -> states [b, n, 384]."""
        return self.encoder.embed(ids, shapes)


class TextLayers(nn.Module):
    """The layers for running text. Nothing is masked: the run time batches windows of equal length."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.layers = model.encoder.layers

    def forward(self, states: Tensor) -> Tensor:
        """States [b, n, 384] -> hidden states [b, n, 384]."""
        for layer in self.layers:
            states = layer(states, None)
        return states


class SentenceLayers(nn.Module):
    """The layers for single sentences, which share batches with padding."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.layers = model.encoder.layers

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States [b, n, 384] and the additive mask [b, 1, 1, n] -> hidden states [b, n, 384]."""
        for layer in self.layers:
            states = layer(states, mask)
        return states


def write_onnx(part: nn.Module, inputs: dict[str, Tensor], path: Path) -> None:
    """One graph at `path`, packed, its weights quantised to int8."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder:
        raw = str(Path(folder) / "raw.onnx")
        torch.onnx.export(
            part.eval(),
            tuple(inputs.values()),
            raw,
            input_names=list(inputs),
            output_names=["hidden"],
            dynamic_axes={k: {0: "windows", 3 if k == "mask" else 1: "tokens"} for k in (*inputs, "hidden")},
            opset_version=17,
            dynamo=False,
        )
        kinds = ["MatMul", "Gather"]
        small = str(Path(folder) / "small.onnx")
        quantize_dynamic(
            raw, small, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=kinds
        )
        graph = Path(small).read_bytes()
        path.write_bytes(gzip.compress(graph, 9, mtime=0))


def load_model(path: str) -> Model:
    """The model of a checkpoint."""
    model = Model()
    model.load_state_dict(torch.load(path, weights_only=True)["model"])
    return model


def with_branch(model: Model, branch: Model) -> dict[str, Tensor]:
    """All heads, those for sentences as the branch learned them; the model takes over its marks for actors
    too."""
    with torch.no_grad():
        model.encoder.shapes.weight[SOURCE : TARGET + 1] = branch.encoder.shapes.weight[SOURCE : TARGET + 1]
    heads = {k: v for k, v in model.state_dict().items() if not k.startswith("encoder.")}
    own = tuple(f"span_heads.{task}." for task in TASKS)
    heads |= {k: v for k, v in branch.state_dict().items() if k.startswith(own)}
    unread = tuple(f"span_heads.{task}." for task in UNREAD)
    return {k: v for k, v in heads.items() if not k.startswith(unread)}


def run(args: argparse.Namespace) -> None:
    logging.disable(logging.WARNING)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    model, branch = load_model(args.checkpoint), load_model(args.branch)
    heads = with_branch(model, branch)
    ids, states = torch.ones(2, 16, dtype=torch.long), torch.zeros(2, 16, WIDTH)
    write_onnx(Embedding(model), {"ids": ids, "shapes": ids}, out / "embedding.onnx.gz")
    write_onnx(TextLayers(model), {"states": states}, out / "text.onnx.gz")
    masked = {"states": states, "mask": torch.zeros(2, 1, 1, 16)}
    write_onnx(SentenceLayers(branch), masked, out / "sentences.onnx.gz")
    np.savez(out / "heads.npz", **{k: v.numpy().astype(np.float16) for k, v in heads.items()})
    (out / "tokenizer.json").write_bytes(Path(args.base).with_name("tokenizer.json").read_bytes())
    names = ("embedding.onnx.gz", "text.onnx.gz", "sentences.onnx.gz", "heads.npz", "tokenizer.json")
    manifest = {
        "version": args.version,
        "date": date.today().isoformat(),
        "settings": json.loads(args.settings),
        "sha256": {n: hashlib.sha256((out / n).read_bytes()).hexdigest() for n in names},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf8")
    print({n: (out / n).stat().st_size for n in names})


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--branch", required=True, help="checkpoint that training.sentences saved")
    p.add_argument("--base", required=True)
    p.add_argument("--out", default=str(FOLDER))
    p.add_argument(
        "--settings", default="{}", help="JSON: cue_bias, link_bias, source_bias, time_bias, name_bias"
    )
    p.add_argument("--version", default="1")
    run(p.parse_args())


if __name__ == "__main__":
    main()
