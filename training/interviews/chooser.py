"""The layers that choose who asks and who is asked, in torch; they begin as the shipped layers for text."""

from __future__ import annotations

import gzip
import random
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from detente.reading.encoder.weights import FOLDER
from detente.reading.turns_view import KINDS
from training.interviews.shown import Floats, Seen
from training.model import WIDTH, Encoder, padding

INNER = 192


class Chooser(nn.Module):
    """The encoder with vectors for the kinds of lines, and a head over mentions of names."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.kinds = nn.Embedding(len(KINDS), WIDTH)
        nn.init.zeros_(self.kinds.weight)
        self.first, self.second = nn.Linear(4 * WIDTH, INNER), nn.Linear(INNER, 2)
        self.nobody = nn.Linear(WIDTH, 2)
        self.drop = nn.Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, kinds: Tensor, at: Tensor) -> tuple[Tensor, Tensor]:
        """Ids, shapes, kinds [b, n]; mentions [m, 3]: row, first, last -> scores [m, 2], nobody's [b, 2]."""
        mask = padding(ids) if bool((ids == 0).any()) else None
        with torch.no_grad():
            x = self.encoder.embed(ids, shapes)
        x = self.drop(x + self.kinds(kinds))
        for layer in self.encoder.layers:
            x = layer(x, mask)
        row, a, b = at.unbind(1)
        beside = (a - 1).clamp(min=0), (b + 1).clamp(max=x.shape[1] - 1)
        joined = torch.cat([x[row, a], x[row, b], x[row, beside[0]], x[row, beside[1]]], -1)
        return self.second(self.drop(torch.relu(self.first(joined)))), self.nobody(x[:, 0])


def shipped(model: Chooser, folder: Path = FOLDER, layers: str = "text.onnx.gz", before: int = 0) -> None:
    """Fill the encoder from the shipped int8 graphs: word vectors, which stay, and layers; `before`: matrices
    that the graph uses before those of its layers."""
    words, text = graph_weights(folder / "embedding.onnx.gz"), graph_weights(folder / layers)
    encoder = model.encoder
    with torch.no_grad():
        for name in ("words", "positions", "shapes"):
            getattr(encoder, name).weight.copy_(floats(words, f"encoder.{name}.weight"))
        for kind in ("weight", "bias"):
            getattr(encoder.norm, kind).copy_(torch.tensor(words[f"encoder.norm.{kind}"]))
        matrices = iter(products(folder / layers, text)[before:])
        at = "encoder.layers" if "encoder.layers.0.qkv.bias" in text else "layers"
        for number, layer in enumerate(encoder.layers):
            for part in ("qkv", "out", "up", "down"):
                getattr(layer, part).weight.copy_(floats(text, next(matrices)).T)
                getattr(layer, part).bias.copy_(torch.tensor(text[f"{at}.{number}.{part}.bias"]))
            for part in ("norm1", "norm2"):
                for kind in ("weight", "bias"):
                    getattr(getattr(layer, part), kind).copy_(
                        torch.tensor(text[f"{at}.{number}.{part}.{kind}"])
                    )
    for part in (encoder.words, encoder.positions, encoder.shapes, encoder.norm):
        part.requires_grad_(False)


def again(model: Chooser, folder: Path = FOLDER) -> None:
    """Fill everything from the shipped layers for interviews, to learn on from there."""
    shipped(model, folder, "interviews.onnx.gz")
    with np.load(folder / "interviews.npz", allow_pickle=False) as stored:
        heads = {name: torch.tensor(stored[name].astype(np.float32)) for name in stored.files}
    model.load_state_dict(heads, strict=False)


def graph_weights(path: Path) -> dict[str, Any]:
    from onnx import numpy_helper

    return {one.name: numpy_helper.to_array(one) for one in _graph(path).initializer}


def products(path: Path, weights: dict[str, Any]) -> list[str]:
    """The names of the weight matrices of a graph, in order of use."""
    nodes = _graph(path).node
    used = [node.input[1] for node in nodes if node.op_type == "MatMulInteger" and node.input[1] in weights]
    names = (name.removesuffix("_quantized") for name in used)
    return sorted(names, key=lambda name: int(name.rpartition("_")[2]))  # numbered as they were traced


def _graph(path: Path) -> Any:
    import onnx

    return onnx.load_from_string(gzip.decompress(path.read_bytes())).graph


def floats(weights: dict[str, Any], name: str) -> Tensor:
    whole = weights[f"{name}_quantized"].astype(np.float32) - weights[f"{name}_zero_point"].astype(np.float32)
    return torch.tensor(whole * weights[f"{name}_scale"])


def collated(batch: list[Seen]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Ids, shapes, kinds [b, n], mentions [m, 3], and the candidate of each mention [m]."""
    size = len(batch), max(len(one.ids) for one in batch)
    filled = [torch.zeros(size, dtype=torch.long) for _ in range(3)]
    for row, one in enumerate(batch):
        for tensor, values in zip(filled, (one.ids, one.shapes, one.kinds), strict=True):
            tensor[row, : len(values)] = torch.tensor(values)
    row = np.repeat(np.arange(len(batch)), [len(one.spans) for one in batch])
    spans = np.concatenate([one.spans for one in batch])
    at = torch.tensor(np.column_stack([row, spans[:, :2]]))
    return filled[0], filled[1], filled[2], at, torch.tensor(spans[:, 2])


def loss(model: Chooser, batch: list[Seen], pick: random.Random) -> Tensor:
    """-log of the share of the right names' mentions; half the time on top of what a table says."""
    ids, shapes, kinds, at, whose = collated(batch)
    with torch.autocast("cpu", torch.bfloat16):
        scores, nobody = model(ids, shapes, kinds, at)
    total = torch.zeros(())
    for row, one in enumerate(batch):
        mine = at[:, 0] == row
        name = torch.cat([whose[mine], torch.tensor([len(one.names)])])
        every = torch.cat([scores[mine], nobody[row][None]]).float()
        helped = one.prior is not None and pick.random() < 0.5
        for side, right in enumerate(one.right):
            x = every[:, side]
            if helped and one.prior is not None:
                x = x + torch.tensor(one.prior[:, side], dtype=torch.float32)[name]
            if side and one.out:
                x = x.masked_fill(torch.isin(name, torch.tensor(one.out)), -1e4)
            unnamed = bool(side) and right == [len(one.names)] and pick.random() < 0.6
            good = torch.isin(name, torch.tensor(right, dtype=torch.long))
            if bool(good.any()) and not unnamed:
                total = total + one.weight * (torch.logsumexp(x, 0) - torch.logsumexp(x[good], 0))
    return total / len(batch)


@torch.no_grad()
def scored(model: Chooser, one: Seen) -> Floats:
    """Scores [n + 1, 2] of the candidates and nobody, as at run time."""
    from detente.reading.turns_chooser import UNSEEN

    ids, shapes, kinds, at, whose = collated([one])
    mentions, nobody = model(ids, shapes, kinds, at)
    found = np.full((len(one.names) + 1, 2), -np.inf)
    np.logaddexp.at(found, whose.numpy(), mentions.float().numpy().astype(np.float64))
    found[-1] = nobody[0].float().numpy()
    return np.maximum(found, UNSEEN)
