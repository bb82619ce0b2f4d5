"""Where the weights lie, and the check that they are the ones that were measured."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from detente.reading.encoder.decode import Floats
from detente.reading.encoder.errors import EncoderUnavailable
from detente.reading.encoder.heads import Weights
from detente.reading.encoder.tokens import Ints, load_tokenizer

FOLDER = Path(__file__).with_name("weights")
Forward = Callable[[Ints, Ints, bool], Floats]


@dataclass(frozen=True)
class Loaded:
    """What reading needs: the tokenizer; `forward` from ids and shapes [b, n], and whether they are for the
    head that classes events, to hidden states [b, n, 384]; the heads; the settings.

    The texts of a batch are equally long: `forward` knows no padding."""

    tokenizer: Any
    forward: Forward
    heads: Weights
    settings: dict[str, Any]


def _verified(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf8"))
        for name, digest in manifest["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise EncoderUnavailable(
                    f"{name} with another hash", "the weights named in manifest.json", HELP
                )
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise EncoderUnavailable(
            f"{type(error).__name__} on the weights in {folder.name}/", "all its files", HELP
        ) from error
    return manifest


HELP = "Reinstall détente to get the weights back; until then the rule readers do the reading."


def load_weights(folder: Path = FOLDER, threads: int = 1) -> Loaded:
    """Check and open the weights under `folder`; raises EncoderUnavailable with the reason."""
    manifest = _verified(folder)
    try:
        import onnxruntime
    except ImportError as error:
        raise EncoderUnavailable(
            "no onnxruntime", "the package onnxruntime", "Run: pip install onnxruntime"
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        lower, upper, events = (
            onnxruntime.InferenceSession(
                str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"]
            )
            for name in ("lower", "upper", "events")
        )
        with np.load(folder / "heads.npz") as stored:
            heads = {k: stored[k].astype(np.float32) for k in stored.files}
        tokenizer = load_tokenizer(folder / "tokenizer.json")
    except Exception as error:  # the libraries raise their own kinds; any of them means: read by rules
        raise EncoderUnavailable(f"{type(error).__name__}: {error}", "weights that open", HELP) from error

    def forward(ids: Ints, shapes: Ints, for_events: bool) -> Floats:
        states = lower.run(["hidden"], {"ids": ids, "shapes": shapes})[0]
        above = events if for_events else upper
        hidden: Floats = above.run(["hidden"], {"states": states})[0]
        return hidden

    return Loaded(tokenizer, forward, heads, manifest["settings"])
