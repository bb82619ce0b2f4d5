"""Where the weights lie, and the check that they are the ones that were measured."""

from __future__ import annotations

import gzip
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


def verified(folder: Path, name: str) -> dict[str, Any]:
    """The manifest `name` of some weights, once every file that it names is found whole; raises
    EncoderUnavailable with the reason."""
    try:
        manifest: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf8"))
        wrong = [
            file
            for file, digest in manifest["sha256"].items()
            if hashlib.sha256((folder / file).read_bytes()).hexdigest() != digest
        ]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise EncoderUnavailable(f"{type(error).__name__} on {name}", "all its files", HELP) from error
    if wrong:
        raise EncoderUnavailable(f"{wrong[0]} with another hash", f"the weights named in {name}", HELP)
    return manifest


def own_layers(folder: Path, name: str) -> tuple[Any, Weights, dict[str, Any]]:
    """Layers that a reader has of its own over the shared word vectors, its heads, and the manifest.

    They are NAME.onnx.gz, NAME.npz and NAME.json; raises EncoderUnavailable with the reason.
    """
    manifest = verified(folder, f"{name}.json")
    try:
        layers = opened(folder / f"{name}.onnx.gz")
        with np.load(folder / f"{name}.npz", allow_pickle=False) as stored:
            weights = {key: stored[key].astype(np.float32) for key in stored.files}
    except Exception as error:  # the libraries raise their own kinds; any of them means: read without these
        raise EncoderUnavailable(f"{type(error).__name__}: {error}", "weights that open", HELP) from error
    return layers, weights, manifest


# Without VNNI, products of bytes are added up in 16 bits and overflow: reading would differ by processor.
EXACT = ("session.x64quantprecision", "1")
HELP = "Reinstall détente to get the weights back; until then the rule readers do the reading."


def opened(path: Path, threads: int = 1) -> Any:
    """A session on the packed graph at `path`."""
    import onnxruntime

    graph = gzip.decompress(path.read_bytes())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry(*EXACT)
    return onnxruntime.InferenceSession(
        graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOWER]
    )


def load_weights(folder: Path = FOLDER, threads: int = 1) -> Loaded:
    """Check and open the weights under `folder`; raises EncoderUnavailable with the reason."""
    manifest = verified(folder, "manifest.json")
    try:
        import onnxruntime  # noqa: F401
    except ImportError as error:
        raise EncoderUnavailable(
            "no onnxruntime", "the package onnxruntime", "Run: pip install onnxruntime"
        ) from error
    try:
        embedding, text, sentences = (
            opened(folder / f"{name}.onnx.gz", threads) for name in ("embedding", "text", "sentences")
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
