"""The encoder and its heads in plain torch, loading the weights of MiniLM-L6 (a BERT of 6 layers, width
384)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.labels import LINK, SPAN_TASKS, TOKEN_TASKS

WIDTH, LAYERS, HEADS, LINK_WIDTH = 384, 6, 12, 256
DISTANCES = 64  # signed token distance to the cue, in log buckets


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x [b, n, 384] and an additive mask or None -> [b, n, 384]."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ (k * (WIDTH // HEADS) ** -0.5).transpose(-1, -2)
        if mask is not None:
            scores = scores + mask.to(q.dtype)
        a = torch.softmax(scores, -1, dtype=q.dtype) @ v
        x = self.norm1(x + (self.out(a.transpose(1, 2).reshape(b, n, WIDTH))))
        y: Tensor = self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))
        return y


def padding(ids: Tensor) -> Tensor:
    """The additive attention mask [b, 1, 1, n] that hides padding."""
    return torch.where(ids == 0, -1e4, 0.0)[:, None, None, :]


class Encoder(nn.Module):
    """ids, shapes [b, n] (0 pads) -> hidden states [b, n, 384]."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(40, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Ids, shapes [b, n] -> hidden states [b, n, 384]."""
        # most training batches have no padding: saves an eighth of the time
        mask = padding(ids) if bool((ids == 0).any()) else None
        x = self.drop(self.embed(ids, shapes))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def embed(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """The sum of word, position and shape vectors, normed."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x: Tensor = self.norm(self.words(ids) + self.positions(place)[None] + self.shapes(shapes))
        return x


def bucket(distance: Tensor) -> Tensor:
    """Signed distance -> 0..63: exact to 8, then logarithmic to 256."""
    size = distance.abs()
    far = 8 + (torch.log2(size.clamp(min=8).float() / 8) * 4.6).long().clamp(max=23)
    place = torch.where(size < 8, size, far)
    return torch.where(distance < 0, 31 - place, 32 + place)


class Link(nn.Module):
    """For a cue, a label (none, source or content, with its place in the span) for every token of the
    window."""

    def __init__(self) -> None:
        super().__init__()
        self.token = nn.Linear(WIDTH, 2 * LINK_WIDTH)
        self.cue = nn.Linear(WIDTH, 2 * LINK_WIDTH)
        self.distance = nn.Embedding(DISTANCES, LINK_WIDTH)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.label = nn.Linear(LINK_WIDTH, len(LINK))

    def forward(self, hidden: Tensor, rows: Tensor, cues: Tensor, distance: Tensor) -> Tensor:
        """hidden [b, n, 384]; for each cue its row [c], vector [c, 384], distances [c, n] -> [c, n,
        labels]."""
        a, m = self.token(hidden)[rows].chunk(2, -1)
        b, w = self.cue(cues)[:, None].chunk(2, -1)
        z: Tensor = self.label(torch.relu(a + b + m * w + self.distance(bucket(distance)).to(a.dtype)))
        return z


class Model(nn.Module):
    """The encoder, a linear head a token task, the link head, and a small head a span task."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.drop = nn.Dropout(dropout)
        self.token_heads = nn.ModuleDict({k: nn.Linear(WIDTH, len(v)) for k, v in TOKEN_TASKS.items()})
        self.fact = nn.Sequential(nn.Linear(WIDTH, 128), nn.ReLU(), nn.Linear(128, 1))
        self.link = Link()
        self.span_heads = nn.ModuleDict(
            {
                k: nn.Sequential(
                    nn.Linear(WIDTH * t.parts, 256), nn.ReLU(), nn.Dropout(0.2), nn.Linear(256, len(t.labels))
                )
                for k, t in SPAN_TASKS.items()
            }
        )


def load_base(model: Model, path: Path) -> None:
    """Fill the encoder from a MiniLM-L6 `model.safetensors`."""
    from safetensors.torch import load_file

    w: dict[str, Any] = load_file(str(path))
    e = model.encoder
    with torch.no_grad():
        e.words.weight.copy_(w["embeddings.word_embeddings.weight"])
        e.positions.weight.copy_(
            w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0]
        )
        e.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        e.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(e.layers):
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [w[f"{p}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
                for ours, theirs in (
                    ("out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    getattr(getattr(layer, ours), kind).copy_(w[p + theirs + "." + kind])
