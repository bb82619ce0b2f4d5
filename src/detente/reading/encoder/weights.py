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
SLOWER = "SkipLayerNormFusion"  # its kernel takes longer than the two that it replaces
Forward = Callable[[Ints, Ints, bool], Floats]
Embed = Callable[[Ints, Ints], Floats]


@dataclass(frozen=True)
class Loaded:
    """What reading needs: the tokenizer; `forward` from ids and shapes [b, n], and whether they are single
    sentences, to hidden states [b, n, 384]; the heads; the settings; `embed`, of ids and shapes to the states
    that all layers start from.

    Sentences of a batch may be padded with zeros; windows of running text must be equally long.
    """

    tokenizer: Any
    forward: Forward
    heads: Weights
    settings: dict[str, Any]
    embed: Embed


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


def opened(path: Path, threads: int = 1) -> Any:
    """A session on the graph at `path`."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOWER]
    )


def load_weights(folder: Path = FOLDER, threads: int = 1) -> Loaded:
    """Check and open the weights under `folder`; raises EncoderUnavailable with the reason."""
    manifest = _verified(folder)
    try:
        import onnxruntime  # noqa: F401
    except ImportError as error:
        raise EncoderUnavailable(
            "no onnxruntime", "the package onnxruntime", "Run: pip install onnxruntime"
        ) from error
    try:
        embedding, text, sentences = (
            opened(folder / f"{name}.onnx", threads) for name in ("embedding", "text", "sentences")
        )
        with np.load(folder / "heads.npz") as stored:
            heads = {k: stored[k].astype(np.float32) for k in stored.files}
        tokenizer = load_tokenizer(folder / "tokenizer.json")
    except Exception as error:  # the libraries raise their own kinds; any of them means: read by rules
        raise EncoderUnavailable(f"{type(error).__name__}: {error}", "weights that open", HELP) from error

    def embed(ids: Ints, shapes: Ints) -> Floats:
        states: Floats = embedding.run(["hidden"], {"ids": ids, "shapes": shapes})[0]
        return states

    def forward(ids: Ints, shapes: Ints, for_events: bool) -> Floats:
        states = embed(ids, shapes)
        hidden: Floats
        if for_events:
            mask = np.where(ids == 0, np.float32(-1e4), np.float32(0))[:, None, None, :]
            hidden = sentences.run(["hidden"], {"states": states, "mask": mask})[0]
        else:
            hidden = text.run(["hidden"], {"states": states})[0]
        return hidden

    return Loaded(tokenizer, forward, heads, manifest["settings"], embed)
