"""Checkpoint to shipped weights: `python -m training.export --checkpoint last.pt --base model.safetensors`.

Writes encoder.onnx (int8 weights, activations quantised as they come), heads.npz (half precision),
tokenizer.json and manifest.json with the SHA-256 of each. Needs the packages torch, onnx and onnxruntime.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import tempfile
from datetime import date
from pathlib import Path

import numpy as np
import torch
from torch import nn

from detente.reading.encoder.weights import FOLDER
from training.model import Model


class Hidden(nn.Module):
    """The encoder alone, for export."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.encoder = model.encoder

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        """Ids, shapes [b, n] -> hidden states [b, n, 384]."""
        return self.encoder(ids, shapes)  # type: ignore[no-any-return]


def write_onnx(model: Model, path: Path, full: bool) -> None:
    """The encoder at `path`, quantised unless `full`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    ids = torch.ones(2, 16, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        raw = path if full else Path(folder) / "raw.onnx"
        torch.onnx.export(
            Hidden(model).eval(),
            (ids, ids),
            str(raw),
            input_names=["ids", "shapes"],
            output_names=["hidden"],
            dynamic_axes={k: {0: "windows", 1: "tokens"} for k in ("ids", "shapes", "hidden")},
            opset_version=17,
            dynamo=False,
        )
        if not full:
            quantize_dynamic(
                str(raw),
                str(path),
                per_channel=True,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gather"],
            )


def run(args: argparse.Namespace) -> None:
    logging.disable(logging.WARNING)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    model = Model()
    model.load_state_dict(torch.load(args.checkpoint, weights_only=True)["model"])
    write_onnx(model, out / "encoder.onnx", args.full_precision)
    heads = {
        k: v.numpy().astype(np.float16) for k, v in model.state_dict().items() if not k.startswith("encoder.")
    }
    np.savez(out / "heads.npz", **heads)  # type: ignore[arg-type]
    (out / "tokenizer.json").write_bytes(Path(args.base).with_name("tokenizer.json").read_bytes())
    names = ("encoder.onnx", "heads.npz", "tokenizer.json")
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
    p.add_argument("--base", required=True)
    p.add_argument("--out", default=str(FOLDER))
    p.add_argument(
        "--settings", default="{}", help="JSON: cue_bias, link_bias, source_bias, time_bias, name_bias"
    )
    p.add_argument("--version", default="1")
    p.add_argument("--full-precision", action="store_true")
    run(p.parse_args())


if __name__ == "__main__":
    main()
