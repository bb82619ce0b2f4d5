"""A torch checkpoint behind the run-time interface, to measure before export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from detente.reading.encoder.decode import Floats
from detente.reading.encoder.encoder import Encoder
from detente.reading.encoder.tokens import Ints, load_tokenizer
from detente.reading.encoder.weights import Loaded
from training.model import Model


def from_model(model: Model, base: Path, settings: dict[str, Any] | None = None) -> Encoder:
    """An Encoder that runs `model` as it stands; `base` names the folder with tokenizer.json."""
    model.eval()

    def forward(ids: Ints, shapes: Ints, for_events: bool) -> Floats:  # noqa: ARG001
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            return model.encoder(torch.from_numpy(ids), torch.from_numpy(shapes)).float().numpy()

    def embed(ids: Ints, shapes: Ints) -> Floats:
        with torch.no_grad():
            return model.encoder.embed(torch.from_numpy(ids), torch.from_numpy(shapes)).float().numpy()

    heads = {k: v.float().numpy() for k, v in model.state_dict().items() if not k.startswith("encoder.")}
    tokenizer = load_tokenizer(base.with_name("tokenizer.json"))
    return Encoder(Loaded(tokenizer, forward, heads, dict(settings or {}), embed))


def from_checkpoint(path: Path, base: Path, settings: dict[str, Any] | None = None) -> Encoder:
    """The same for a file that `training.train` saved."""
    model = Model()
    model.load_state_dict(torch.load(path, weights_only=True)["model"], strict=False)
    return from_model(model, base, settings)
